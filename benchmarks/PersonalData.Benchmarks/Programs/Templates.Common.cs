namespace PersonalData.Benchmarks.Programs;

/// <content>What every area has, whether it is about people or not.</content>
internal static partial class Templates
{
    private const string Query = """
        namespace Shop.Xxs;

        public sealed record XxFilter(XxState? State, DateTimeOffset? From, DateTimeOffset? Until, string? Tag, int Minimum);

        public static class XxQueries
        {
            public static IEnumerable<Xx> Matching(this IEnumerable<Xx> items, XxFilter filter)
            {
                foreach (var item in items)
                {
                    if (filter.State is { } state && item.State != state)
                    {
                        continue;
                    }

                    if (item.Created < filter.From || item.Created >= filter.Until)
                    {
                        continue;
                    }

                    if (filter.Tag is not null && !item.Tags.ContainsKey(filter.Tag))
                    {
                        continue;
                    }

                    yield return item;
                }
            }

            public static IReadOnlyDictionary<XxState, int> CountByState(this IEnumerable<Xx> items) =>
                items.GroupBy(item => item.State).ToDictionary(group => group.Key, group => group.Count());

            public static IEnumerable<(string Code, decimal Total)> Totals(this IEnumerable<Xx> items, int minimum)
            {
                var totals =
                    from item in items
                    let total = item.Lines.Sum(line => line.Sum.Amount)
                    where total >= minimum
                    orderby total descending
                    select (item.Code, total);
                return totals;
            }

            public static ILookup<int, Xx> ByYear(this IEnumerable<Xx> items) => items.ToLookup(item => item.Created.Year);

            public static Xx? Latest(this IEnumerable<Xx> items, Func<Xx, bool>? condition = null)
            {
                Xx? latest = null;
                foreach (var item in items)
                {
                    if ((condition is null || condition(item)) && (latest is null || item.Created > latest.Created))
                    {
                        latest = item;
                    }
                }

                return latest;
            }
        }

        """;

    private const string Validator = """
        namespace Shop.Xxs;

        public sealed class XxValidator
        {
            private static readonly char[] s_separators = { '-', '/', ' ' };
            private readonly IClock _clock;

            public XxValidator(IClock clock) => _clock = clock;

            public IEnumerable<string> Check(Xx item)
            {
                if (item.Code.Length is < 3 or > 20)
                {
                    yield return "the code has a wrong length";
                }

                foreach (var part in item.Code.Split(s_separators))
                {
                    if (!part.All(char.IsLetterOrDigit))
                    {
                        yield return $"the code's part {part} has other characters than letters and digits";
                    }
                }

                if (item.Created > _clock.Now)
                {
                    yield return "it was created in the future";
                }

                var number = 0;
                foreach (var line in item.Lines)
                {
                    if (line.Number <= number)
                    {
                        yield return $"line {line.Number} is out of order";
                    }

                    number = line.Number;
                    if (CheckLine(line) is { } problem)
                    {
                        yield return problem;
                    }
                }
            }

            private static string? CheckLine(XxLine line) => line switch
            {
                { Quantity: <= 0 } => $"line {line.Number} has no quantity",
                { Title.Length: 0 } => $"line {line.Number} has no title",
                { Price.Amount: < 0 } => "negative price",
                { Quantity: > 1000, Price.Amount: > 100000 } => "suspiciously much",
                _ => null,
            };
        }

        """;

    private const string Report = """
        using System.Globalization;
        using System.Text;
        namespace Shop.Xxs;

        public sealed class XxReport
        {
            private readonly IXxRepository _repository;
            private readonly StringBuilder _text = new();
            private int _row;

            public XxReport(IXxRepository repository) => _repository = repository;

            public string Write(int year, string title)
            {
                _text.Clear();
                _row = 0;
                Header(title + " " + year.ToString(CultureInfo.InvariantCulture));
                var months = new decimal[12];
                foreach (var item in _repository.All().ByYear()[year])
                {
                    var sum = item.Lines.Aggregate(0m, (total, line) => total + line.Sum.Amount);
                    months[item.Created.Month - 1] += sum;
                    Row(item.Code, item.State.ToString(), sum);
                }

                for (var month = 0; month < months.Length; month++)
                {
                    if (months[month] != 0)
                    {
                        Row("month", (month + 1).ToString("00", CultureInfo.InvariantCulture), months[month]);
                    }
                }

                Footer();
                return _text.ToString();

                void Footer() => _text.Append('=', 40).AppendLine().Append(_row).AppendLine(" rows");
            }

            private void Header(string title)
            {
                _text.AppendLine(title);
                _text.AppendLine(new string('-', title.Length));
            }

            private void Row(string first, string second, decimal amount)
            {
                _row++;
                _text.Append(first.PadRight(20)).Append(' ');
                _text.Append(second.PadRight(12)).Append(' ');
                _text.AppendLine(amount.ToString("N2", CultureInfo.InvariantCulture));
            }
        }

        """;

    private const string Cache = """
        using System.Collections.Concurrent;
        namespace Shop.Xxs;

        public sealed class XxCache
        {
            private readonly ConcurrentDictionary<string, (DateTimeOffset Until, int[] Ids)> _entries = new(StringComparer.Ordinal);
            private readonly IClock _clock;
            private readonly TimeSpan _lifetime;

            public XxCache(IClock clock, TimeSpan lifetime)
            {
                _clock = clock;
                _lifetime = lifetime;
            }

            public int Hits { get; private set; }

            public int[] GetOrAdd(string key, Func<string, IEnumerable<int>> load)
            {
                if (_entries.TryGetValue(key, out var entry) && entry.Until > _clock.Now)
                {
                    Hits++;
                    return entry.Ids;
                }

                var ids = load(key).Distinct().ToArray();
                _entries[key] = (_clock.Now + _lifetime, ids);
                return ids;
            }

            public async Task<int[]> GetOrAddAsync(string key, Func<string, Task<int[]>> load)
            {
                if (_entries.TryGetValue(key, out var entry) && entry.Until > _clock.Now)
                {
                    return entry.Ids;
                }

                var ids = await load(key).ConfigureAwait(false);
                Array.Sort(ids);
                _entries[key] = (_clock.Now + _lifetime, ids);
                return ids;
            }

            public int Sweep()
            {
                var now = _clock.Now;
                var removed = 0;
                foreach (var (key, entry) in _entries)
                {
                    if (entry.Until <= now && _entries.TryRemove(key, out _))
                    {
                        removed++;
                    }
                }

                return removed;
            }
        }

        """;

    private const string Worker = """
        namespace Shop.Xxs;

        public sealed class XxWorker : IDisposable
        {
            private readonly Queue<Func<CancellationToken, Task>> _work = new();
            private readonly SemaphoreSlim _gate = new(1, 1);
            private readonly IXxRepository _repository;
            private readonly XxCache _cache;
            private readonly ILog _log;
            private bool _disposed;

            public XxWorker(IXxRepository repository, XxCache cache, ILog log)
            {
                _repository = repository;
                _cache = cache;
                _log = log;
            }

            public void Enqueue(int id, int attempts = 3)
            {
                _work.Enqueue(async cancellation =>
                {
                    for (var attempt = 1; attempt <= attempts; attempt++)
                    {
                        try
                        {
                            var item = await _repository.GetAsync(id, cancellation);
                            item.State = item.Lines.Count == 0 ? XxState.Waiting : XxState.Open;
                            _repository.Save(item);
                            return;
                        }
                        catch (TimeoutException error) when (attempt < attempts)
                        {
                            _log.Warn($"attempt {attempt} of {attempts}", error);
                            await Task.Delay(TimeSpan.FromSeconds(attempt), cancellation);
                        }
                    }
                });
            }

            public async Task<int> RunAsync(CancellationToken cancellation)
            {
                var done = 0;
                await _gate.WaitAsync(cancellation);
                try
                {
                    while (_work.TryDequeue(out var next) && !cancellation.IsCancellationRequested)
                    {
                        await next(cancellation);
                        done++;
                    }
                }
                finally
                {
                    _gate.Release();
                }

                _log.Info($"{done} done, {_cache.Sweep()} swept");
                return done;
            }

            public void Dispose()
            {
                if (!_disposed)
                {
                    _disposed = true;
                    _gate.Dispose();
                }
            }
        }

        """;

    private const string Pricing = """
        namespace Shop.Xxs;

        public abstract class XxRule
        {
            public abstract string Title { get; }

            public virtual int Order => 0;

            public abstract Money Apply(Xx item, Money price);
        }

        public sealed class XxVolumeRule : XxRule
        {
            private readonly int _from;
            private readonly decimal _factor;

            public XxVolumeRule(int from, decimal factor)
            {
                _from = from;
                _factor = factor;
            }

            public override string Title => $"from {_from} pieces";

            public override Money Apply(Xx item, Money price) =>
                item.Lines.Sum(line => line.Quantity) >= _from ? price with { Amount = decimal.Round(price.Amount * _factor, 2) } : price;
        }

        public sealed class XxSeasonRule : XxRule
        {
            private readonly Dictionary<int, decimal> _factors = new() { [1] = 0.9m, [7] = 0.8m, [12] = 1.1m };

            public override string Title => "season";

            public override int Order => 1;

            public override Money Apply(Xx item, Money price) =>
                _factors.TryGetValue(item.Created.Month, out var factor) ? price with { Amount = price.Amount * factor } : price;
        }

        public sealed class XxPricing
        {
            private readonly List<XxRule> _rules = new() { new XxVolumeRule(10, 0.95m), new XxVolumeRule(100, 0.9m), new XxSeasonRule() };

            public event Action<string, Money>? Applied;

            public Money PriceOf(Xx item)
            {
                var price = Money.Zero("JPY");
                foreach (var line in item.Lines)
                {
                    price += line.Sum;
                }

                foreach (var rule in _rules.OrderBy(rule => rule.Order))
                {
                    var after = rule.Apply(item, price);
                    if (after != price)
                    {
                        Applied?.Invoke(rule.Title, after);
                    }

                    price = after;
                }

                return price;
            }

            public IEnumerable<string> Explain(Xx item)
            {
                var lines = new List<string>();
                Action<string, Money> note = (title, money) => lines.Add($"{title}: {money.Amount} {money.Currency}");
                Applied += note;
                try
                {
                    PriceOf(item);
                }
                finally
                {
                    Applied -= note;
                }

                return lines;
            }
        }

        """;

    private const string Import = """
        namespace Shop.Xxs;

        public sealed class XxImport
        {
            private readonly IXxRepository _repository;
            private readonly List<string> _errors = new();

            public XxImport(IXxRepository repository) => _repository = repository;

            public IReadOnlyList<string> Errors => _errors;

            public int Read(TextReader reader, char separator = ';')
            {
                var count = 0;
                var row = 0;
                while (reader.ReadLine() is { } text)
                {
                    row++;
                    if (text.Length == 0 || text[0] == '#')
                    {
                        continue;
                    }

                    if (TryParse(text.Split(separator), row, out var line) && line is not null)
                    {
                        count++;
                        Append(line);
                    }
                }

                return count;
            }

            private bool TryParse(string[] cells, int row, out XxLine? line)
            {
                line = null;
                if (cells is not [var title, var quantity, var amount, ..])
                {
                    _errors.Add($"row {row}: {cells.Length} cells");
                    return false;
                }

                if (!int.TryParse(quantity, out var pieces) || !decimal.TryParse(amount, out var price))
                {
                    _errors.Add($"row {row}: no number");
                    return false;
                }

                line = new XxLine
                {
                    Number = row,
                    Title = title.Trim(),
                    Quantity = Math.Abs(pieces),
                    Price = new Money(price, cells.Length > 3 ? cells[3] : "JPY"),
                };
                return true;
            }

            private void Append(XxLine line)
            {
                var target = _repository.All().Latest(item => item.IsOpen);
                if (target is null)
                {
                    target = new Xx { Id = line.Number, Code = "I-" + line.Number, State = XxState.New };
                    _repository.Save(target);
                }

                target.Lines.Add(line);
            }
        }

        """;
}
