using PersonalData.Analyzers.Flow;

namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Threads that ask for the same share the work, and none of it is lost with one of them.</summary>
public sealed class SharedComputationTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private sealed class Worker;

    [Fact]
    public void OneThread_DoesEverything()
    {
        var done = new List<int>();
        var computation = new SharedComputation<Worker, string>(_ => new Worker(), lead =>
        {
            lead.ForAll(new[] { 1, 2, 3 }, (item, _) => done.Add(item));
            lead.ForAll(Array.Empty<int>(), (item, _) => done.Add(item));
            return "result";
        });

        Assert.Equal("result", computation.Get(default));
        Assert.Equal("result", computation.Get(default));
        Assert.Equal([1, 2, 3], done);
    }

    [Fact]
    public async Task SecondThread_TakesAShare()
    {
        // Neither item ends before the other has begun, so one thread alone would never get through.
        using var begun = new Barrier(2);
        var workers = new HashSet<Worker>();
        var computation = new SharedComputation<Worker, object>(_ => new Worker(), lead =>
        {
            lead.ForAll(new[] { 1, 2 }, (_, worker) =>
            {
                Assert.True(begun.SignalAndWait(s_patience));
                lock (workers)
                {
                    workers.Add(worker);
                }
            });
            return new object();
        });

        var results = await Task.WhenAll(OnThread(() => computation.Get(default)), OnThread(() => computation.Get(default)));

        Assert.Same(results[0], results[1]);
        Assert.Equal(2, workers.Count);
    }

    [Fact]
    public async Task ItemOfACancelledHelper_IsDoneByAnother()
    {
        using var cancellation = new CancellationTokenSource();
        using var both = new Barrier(2);
        using var isLed = new ManualResetEventSlim();
        var done = 0;
        var computation = new SharedComputation<CancellationToken, object>(token => token, lead =>
        {
            isLed.Set();
            lead.ForAll(new[] { 1, 2 }, (_, token) =>
            {
                if (!cancellation.IsCancellationRequested)
                {
                    Assert.True(both.SignalAndWait(s_patience));
                }

                if (token == cancellation.Token)
                {
                    cancellation.Cancel();
                    token.ThrowIfCancellationRequested();
                }

                Interlocked.Increment(ref done);
            });
            return new object();
        });

        var leader = OnThread(() => computation.Get(default));
        Assert.True(isLed.Wait(s_patience));
        var helper = OnThread(() => computation.Get(cancellation.Token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => helper);
        Assert.NotNull(await leader);
        Assert.Equal(2, done);
    }

    [Fact]
    public void NextAfterACancelledLeader_BeginsAnew()
    {
        using var cancellation = new CancellationTokenSource();
        var begun = 0;
        var computation = new SharedComputation<Worker, string>(_ => new Worker(), lead =>
        {
            begun++;
            lead.ForAll(new[] { 1, 2 }, (_, _) => cancellation.Cancel());
            return "result";
        });

        Assert.ThrowsAny<OperationCanceledException>(() => computation.Get(cancellation.Token));
        Assert.Equal("result", computation.Get(default));
        Assert.Equal(2, begun);
    }

    [Fact]
    public void ErrorOfAnItem_IsTheLeadersAndComesAgain()
    {
        var computation = new SharedComputation<Worker, string>(_ => new Worker(), lead =>
        {
            lead.ForAll(new[] { 1, 2 }, (item, _) => throw new InvalidOperationException(item.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return "result";
        });

        Assert.Throws<InvalidOperationException>(() => computation.Get(default));
        Assert.Throws<InvalidOperationException>(() => computation.Get(default));
    }

    /// <summary>On a thread of its own: the pool may have none to spare.</summary>
    private static Task<T> OnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
