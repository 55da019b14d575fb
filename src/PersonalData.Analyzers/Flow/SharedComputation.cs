using System.Collections.Concurrent;

namespace PersonalData.Analyzers.Flow;

/// <summary>
/// A result that many threads ask for and that is computed once. Whoever asks first leads; whoever asks while it goes on
/// takes a share of what the leader hands out, instead of waiting for the end. It starts no threads of its own: on a host
/// with one thread, that one does everything.
/// </summary>
/// <typeparam name="TWorker">What a thread needs for its share; each that takes part makes its own, once.</typeparam>
/// <typeparam name="TResult">What is computed.</typeparam>
internal sealed class SharedComputation<TWorker, TResult>
    where TResult : class
{
    /// <summary>How long one who has nothing to do waits before it looks whether it was cancelled, in milliseconds.</summary>
    private const int Patience = 50;

    private readonly object _gate = new();
    private readonly Func<CancellationToken, TWorker> _createWorker;
    private readonly Func<Lead, TResult> _compute;
    private volatile TResult? _result;
    private Batch? _batch;
    private bool _isLed;

    /// <param name="createWorker">Makes what a thread needs; it works for that thread alone and until the token is cancelled.</param>
    /// <param name="compute">
    /// The computation, run by the leader. What it hands out may be done by any thread in any order, and some of it twice:
    /// the result must not depend on that.
    /// </param>
    public SharedComputation(Func<CancellationToken, TWorker> createWorker, Func<Lead, TResult> compute)
    {
        _createWorker = createWorker;
        _compute = compute;
    }

    /// <summary>The result; computes it, or helps whoever does.</summary>
    /// <exception cref="OperationCanceledException">
    /// The thread was cancelled. What it had in hand goes to another; when it led, the next that asks begins anew.
    /// </exception>
    public TResult Get(CancellationToken cancellationToken)
    {
        Lazy<TWorker> worker = new(() => _createWorker(cancellationToken), LazyThreadSafetyMode.None);
        while (_result is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Join() is { } batch)
            {
                batch.Work(worker.Value, cancellationToken);
            }
            else if (TryLead())
            {
                Compute(worker.Value, cancellationToken);
            }
        }

        return _result;
    }

    /// <summary>Something that is to be done; null after a while without.</summary>
    private Batch? Join()
    {
        lock (_gate)
        {
            if (_isLed && _result is null && _batch is not { HasItems: true })
            {
                Monitor.Wait(_gate, Patience);
            }

            return _batch is { HasItems: true } ? _batch : null;
        }
    }

    private bool TryLead()
    {
        lock (_gate)
        {
            if (_isLed || _result is not null)
            {
                return false;
            }

            _isLed = true;
            return true;
        }
    }

    private void Compute(TWorker worker, CancellationToken cancellationToken)
    {
        TResult? result = null;
        try
        {
            result = _compute(new Lead(this, worker, cancellationToken));
        }
        finally
        {
            lock (_gate)
            {
                _result = result;
                _batch = null;
                _isLed = false;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>The leader's side of the computation.</summary>
    internal sealed class Lead
    {
        private readonly SharedComputation<TWorker, TResult> _computation;

        public Lead(SharedComputation<TWorker, TResult> computation, TWorker worker, CancellationToken cancellationToken)
        {
            _computation = computation;
            Worker = worker;
            CancellationToken = cancellationToken;
        }

        /// <summary>The leader's own.</summary>
        public TWorker Worker { get; }

        public CancellationToken CancellationToken { get; }

        /// <summary>Does the work for each item, with whoever comes to help; returns when all is done.</summary>
        public void ForAll<TItem>(IReadOnlyList<TItem> items, Action<TItem, TWorker> work)
        {
            var batch = new Batch(items.Count, (index, worker) => work(items[index], worker), _computation._gate);
            lock (_computation._gate)
            {
                _computation._batch = batch;
                Monitor.PulseAll(_computation._gate);
            }

            try
            {
                batch.Finish(Worker, CancellationToken);
            }
            finally
            {
                batch.Close();
            }
        }
    }

    /// <summary>Items that are handed out together.</summary>
    private sealed class Batch
    {
        private readonly ConcurrentQueue<int> _items;
        private readonly Action<int, TWorker> _work;
        private readonly object _gate;
        private int _left;
        private volatile bool _isClosed;

        public Batch(int count, Action<int, TWorker> work, object gate)
        {
            _items = new ConcurrentQueue<int>(Enumerable.Range(0, count));
            _work = work;
            _gate = gate;
            _left = count;
        }

        /// <summary>Whether something is left to take.</summary>
        public bool HasItems => !_isClosed && !_items.IsEmpty;

        /// <summary>Ends it: who takes part stops after the item in hand.</summary>
        public void Close() => _isClosed = true;

        /// <summary>Does what is left to take.</summary>
        public void Work(TWorker worker, CancellationToken cancellationToken)
        {
            while (!_isClosed && _items.TryDequeue(out var item))
            {
                var isDone = false;
                try
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _work(item, worker);
                    isDone = true;
                }
                finally
                {
                    GiveBack(item, isDone);
                }
            }
        }

        /// <summary>Does what is left to take until nobody has an item in hand.</summary>
        public void Finish(TWorker worker, CancellationToken cancellationToken)
        {
            while (true)
            {
                Work(worker, cancellationToken);
                lock (_gate)
                {
                    if (_left == 0)
                    {
                        return;
                    }

                    if (_items.IsEmpty)
                    {
                        Monitor.Wait(_gate, Patience);
                    }
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        private void GiveBack(int item, bool isDone)
        {
            if (isDone && Interlocked.Decrement(ref _left) > 0)
            {
                return;
            }

            if (!isDone)
            {
                // Whoever did not come to an end with it, another does, and if it was for an error, the leader meets that too.
                _items.Enqueue(item);
            }

            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
