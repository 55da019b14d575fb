namespace PersonalData.Benchmarks.Programs;

/// <summary>The texts that generated programs are made of. <c>Xx</c> stands for the area's entity, <c>Pp</c> for the nearest area's about people.</summary>
internal static partial class Templates
{
    /// <summary>Every so many calls of the helper hand it personal data.</summary>
    public const int CallsToOneFault = 10;

    /// <summary>The files of one area.</summary>
    /// <param name="number">Which area.</param>
    /// <param name="isAboutPeople">Whether its entity is a person, with marked members.</param>
    /// <param name="person">The nearest area about people; negative when the program has none.</param>
    /// <param name="hasFault">Whether it sends a person's address to the newsletter.</param>
    /// <param name="kind">The category of its people, and a purpose that the policy allows for it.</param>
    public static IEnumerable<SourceFile> Area(int number, bool isAboutPeople, int person, bool hasFault, (string Category, string Purpose) kind)
    {
        var entity = (isAboutPeople ? s_people[number % s_people.Length] : s_things[number % s_things.Length]) + number.ToString("000");
        var nearest = person < 0 ? "" : s_people[person % s_people.Length] + person.ToString("000");
        string Fill(string text) => text
            .Replace("Xx", entity).Replace("Pp", nearest)
            .Replace("Kk", kind.Category).Replace("Uu", kind.Purpose)
            .Replace("\r\n", "\n");

        var parts = new List<(string Name, string Text)>
        {
            ("Query", Query), ("Validator", Validator), ("Report", Report), ("Cache", Cache), ("Worker", Worker), ("Pricing", Pricing), ("Import", Import),
        };
        if (isAboutPeople)
        {
            parts.Add(("", Person));
            parts.Add(("Repository", Repository));
            parts.Add(("Service", PersonService.Replace("/*fault*/", hasFault ? "_mailing.Send(found.Email);" : "_log.Info(\"contacted\");")));
        }
        else
        {
            parts.Add(("", Thing));
            parts.Add(("Repository", Repository));
            parts.Add(("Service", ThingService));
            if (person >= 0 && number % 3 == 0)
            {
                parts.Add(("Greeting", Greeting));
            }
        }

        return parts.Select(part => new SourceFile(entity + part.Name + ".cs", Fill(part.Text)));
    }

    /// <summary>A class that calls one helper many times, with texts, and now and then with a person's address.</summary>
    public static string Calls(int count, bool isMarked)
    {
        var methods = Enumerable.Range(0, count).Select(i => isMarked && i % CallsToOneFault == CallsToOneFault - 1
            ? $"    public void Call{i}(HelperPerson person) => Helper.Relay(person.Address, {i});\n"
            : $"    public void Call{i}(string title) => Helper.Relay(title + \"{i}\", {i});\n");
        var mark = isMarked ? "[PersonalData(\"Employee\")] " : "";
        var purpose = isMarked ? "[Purpose(\"ServiceInformation\")] " : "";
        return $$"""
            using PersonalData;
            namespace Shop.Calls;

            public sealed class HelperPerson
            {
                {{mark}}public string Address { get; set; } = "";
            }

            public static class Helper
            {
                public static void Relay(string text, int number)
                {
                    var trimmed = text.Trim();
                    if (number > 0)
                    {
                        Second(trimmed, number);
                    }
                }

                private static void Second(string text, int number) => Third(new Parcel { Text = text, Number = number });

                private static void Third(Parcel parcel) => Deliver(parcel.Text + parcel.Number);

                {{purpose}}private static void Deliver(string text) { }

                private sealed class Parcel
                {
                    {{mark}}public string Text { get; set; } = "";
                    public int Number { get; set; }
                }
            }

            public sealed class ManyCalls
            {
            {{string.Concat(methods)}}}

            """.Replace("\r\n", "\n");
    }

    private static readonly string[] s_people = ["Customer", "Employee", "Applicant", "Contact", "Tutor"];
    private static readonly string[] s_things = ["Order", "Product", "Invoice", "Shipment", "Supplier", "Contract", "Campaign"];

    public const string Shared = """
        namespace Shop;

        public interface ILog { void Info(string message); void Warn(string message, Exception? error = null); }

        public interface IClock { DateTimeOffset Now { get; } }

        public interface IStore<T> where T : class, IEntity
        {
            Task<T?> FindAsync(int id, CancellationToken cancellation);
            IReadOnlyList<T> All { get; }
            void Add(T item);
            bool Remove(int id);
        }

        public interface IEntity { int Id { get; } }

        public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Total);

        public sealed record Change(string Kind, int Id, DateTimeOffset At);

        public readonly record struct Money(decimal Amount, string Currency)
        {
            public static Money operator +(Money left, Money right) =>
                left.Currency == right.Currency ? left with { Amount = left.Amount + right.Amount } : throw new InvalidOperationException("mixed currencies");

            public static Money Zero(string currency) => new(0, currency);
        }

        public static class Guard
        {
            public static T NotNull<T>(T? value, string name) where T : class => value ?? throw new ArgumentNullException(name);

            public static int Positive(int value, string name) => value > 0 ? value : throw new ArgumentOutOfRangeException(name);
        }

        public static class Paging
        {
            public static Page<T> PageOf<T>(this IEnumerable<T> items, int number, int size)
            {
                var all = items.ToList();
                return new Page<T>(all.Skip((number - 1) * size).Take(size).ToList(), number, all.Count);
            }
        }

        public sealed class MemoryStore<T> : IStore<T> where T : class, IEntity
        {
            private readonly Dictionary<int, T> _items = new();

            public IReadOnlyList<T> All => _items.Values.ToList();

            public Task<T?> FindAsync(int id, CancellationToken cancellation) => Task.FromResult(_items.TryGetValue(id, out var item) ? item : null);

            public void Add(T item) => _items[item.Id] = item;

            public bool Remove(int id) => _items.Remove(id);
        }

        """;

    public const string Mailing = """
        using PersonalData;
        namespace Shop;

        public interface IMailing
        {
            [Purpose("ServiceInformation")] void Send(string to);
        }

        public sealed class Mailing : IMailing
        {
            private int _sent;

            public void Send(string to) => _sent++;
        }

        """;

    private const string Thing = """
        namespace Shop.Xxs;

        public enum XxState { New, Open, Waiting, Done, Cancelled }

        public sealed class Xx : IEntity
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public string Code { get; set; } = "";
            public string Email { get; set; } = "";
            public Money Price { get; set; } = Money.Zero("JPY");
            public XxState State { get; set; }
            public DateTimeOffset Created { get; set; }
            public DateTimeOffset? Closed { get; set; }
            public List<XxLine> Lines { get; } = new();
            public Dictionary<string, string> Tags { get; } = new();

            public bool IsOpen => State is XxState.New or XxState.Open;

            public void Close(IClock clock)
            {
                if (!IsOpen)
                {
                    throw new InvalidOperationException($"{Code} is {State}");
                }

                State = XxState.Done;
                Closed = clock.Now;
            }
        }

        public sealed class XxLine
        {
            public int Number { get; set; }
            public string Title { get; set; } = "";
            public int Quantity { get; set; }
            public Money Price { get; set; }
            public Money Sum => Price with { Amount = Price.Amount * Quantity };
        }

        public sealed record XxView(int Id, string Name, string Code, string State, decimal Total);

        """;

    private const string Person = """
        using PersonalData;
        namespace Shop.Xxs;

        public enum XxState { New, Open, Waiting, Done, Cancelled }

        public sealed class Xx : IEntity
        {
            public int Id { get; set; }
            [PersonalData("Kk")] public string Name { get; set; } = "";
            public string Code { get; set; } = "";
            [PersonalData("Kk")] public string Email { get; set; } = "";
            [PersonalData("Kk")] public string? Phone { get; set; }
            [PersonalData("Kk")] public string HomeAddress { get; set; } = "";
            public Money Price { get; set; } = Money.Zero("JPY");
            public XxState State { get; set; }
            public DateTimeOffset Created { get; set; }
            public DateTimeOffset? Closed { get; set; }
            public List<XxLine> Lines { get; } = new();
            public Dictionary<string, string> Tags { get; } = new();

            public bool IsOpen => State is XxState.New or XxState.Open;

            public void Close(IClock clock)
            {
                if (!IsOpen)
                {
                    throw new InvalidOperationException($"{Code} is {State}");
                }

                State = XxState.Done;
                Closed = clock.Now;
            }
        }

        public sealed class XxLine
        {
            public int Number { get; set; }
            public string Title { get; set; } = "";
            public int Quantity { get; set; }
            public Money Price { get; set; }
            public Money Sum => Price with { Amount = Price.Amount * Quantity };
        }

        public sealed record XxView(int Id, [PersonalData("Kk")] string Name, string Code, string State, decimal Total)
        {
            [PersonalData("Kk")] public string? Contact { get; init; }
        }

        """;

    private const string Repository = """
        namespace Shop.Xxs;

        public interface IXxRepository
        {
            Task<Xx?> FindAsync(int id, CancellationToken cancellation);
            Task<Xx> GetAsync(int id, CancellationToken cancellation);
            IReadOnlyList<Xx> All();
            IReadOnlyList<Xx> OfState(XxState state);
            void Save(Xx item);
            event EventHandler<Change>? Changed;
        }

        public sealed class XxRepository : IXxRepository
        {
            private readonly IStore<Xx> _store;
            private readonly IClock _clock;
            private readonly ILog _log;

            public XxRepository(IStore<Xx> store, IClock clock, ILog log)
            {
                _store = Guard.NotNull(store, nameof(store));
                _clock = clock;
                _log = log;
            }

            public event EventHandler<Change>? Changed;

            public Task<Xx?> FindAsync(int id, CancellationToken cancellation) => _store.FindAsync(id, cancellation);

            public async Task<Xx> GetAsync(int id, CancellationToken cancellation)
            {
                var found = await FindAsync(id, cancellation).ConfigureAwait(false);
                if (found is null)
                {
                    _log.Warn($"no Xx {id}");
                    throw new KeyNotFoundException("Xx " + id);
                }

                return found;
            }

            public IReadOnlyList<Xx> All() => _store.All;

            public IReadOnlyList<Xx> OfState(XxState state) => _store.All.Where(item => item.State == state).OrderBy(item => item.Created).ToList();

            public void Save(Xx item)
            {
                if (item.Created == default)
                {
                    item.Created = _clock.Now;
                }

                _store.Add(item);
                Changed?.Invoke(this, new Change("saved", item.Id, _clock.Now));
            }
        }

        """;

    private const string ThingService = """
        namespace Shop.Xxs;

        public sealed class XxService
        {
            private readonly IXxRepository _repository;
            private readonly XxValidator _validator;
            private readonly IClock _clock;
            private readonly ILog _log;

            public XxService(IXxRepository repository, XxValidator validator, IClock clock, ILog log)
            {
                _repository = repository;
                _validator = validator;
                _clock = clock;
                _log = log;
                _repository.Changed += (_, change) => _log.Info($"{change.Kind} {change.Id} at {change.At:O}");
            }

            public async Task<XxView> ViewAsync(int id, CancellationToken cancellation)
            {
                var item = await _repository.GetAsync(Guard.Positive(id, nameof(id)), cancellation);
                return ViewOf(item);
            }

            public Page<XxView> List(int page, int size, XxState? state = null)
            {
                var items = state is { } wanted ? _repository.OfState(wanted) : _repository.All();
                return items.Select(ViewOf).PageOf(page, size);
            }

            public async Task RenameAsync(int id, string name, string email, CancellationToken cancellation)
            {
                var item = await _repository.GetAsync(id, cancellation);
                var former = item.Name;
                item.Name = name.Trim();
                item.Email = email.ToLowerInvariant();
                var problems = _validator.Check(item).ToList();
                if (problems.Count > 0)
                {
                    item.Name = former;
                    throw new ArgumentException(string.Join("; ", problems), nameof(name));
                }

                _repository.Save(item);
                _log.Info("renamed " + former + " to " + item.Name);
            }

            public int CloseAll(DateTimeOffset before)
            {
                var closed = 0;
                foreach (var item in _repository.All().Where(item => item.IsOpen && item.Created < before))
                {
                    try
                    {
                        item.Close(_clock);
                        closed++;
                    }
                    catch (InvalidOperationException error)
                    {
                        _log.Warn("can't close " + item.Code, error);
                    }
                }

                return closed;
            }

            private static XxView ViewOf(Xx item) => new(item.Id, item.Name, item.Code, Text(item.State), item.Lines.Sum(line => line.Sum.Amount));

            private static string Text(XxState state) => state switch
            {
                XxState.New => "new",
                XxState.Open or XxState.Waiting => "in work",
                XxState.Done => "done",
                _ => "cancelled",
            };
        }

        """;

    private const string PersonService = """
        using PersonalData;
        namespace Shop.Xxs;

        [Purpose("Uu")]
        public sealed class XxService
        {
            private readonly IXxRepository _repository;
            private readonly XxValidator _validator;
            private readonly IMailing _mailing;
            private readonly IClock _clock;
            private readonly ILog _log;

            public XxService(IXxRepository repository, XxValidator validator, IMailing mailing, IClock clock, ILog log)
            {
                _repository = repository;
                _validator = validator;
                _mailing = mailing;
                _clock = clock;
                _log = log;
                _repository.Changed += (_, change) => _log.Info($"{change.Kind} {change.Id} at {change.At:O}");
            }

            public async Task<XxView> ViewAsync(int id, CancellationToken cancellation)
            {
                var item = await _repository.GetAsync(Guard.Positive(id, nameof(id)), cancellation);
                return ViewOf(item);
            }

            public Page<XxView> List(int page, int size, XxState? state = null)
            {
                var items = state is { } wanted ? _repository.OfState(wanted) : _repository.All();
                return items.Select(ViewOf).PageOf(page, size);
            }

            public async Task MoveAsync(int id, string address, CancellationToken cancellation)
            {
                var item = await _repository.GetAsync(id, cancellation);
                var former = item.HomeAddress;
                item.HomeAddress = address.Trim();
                var problems = _validator.Check(item).ToList();
                if (problems.Count > 0)
                {
                    item.HomeAddress = former;
                    throw new ArgumentException(problems.Count + " problems", nameof(address));
                }

                _repository.Save(item);
                _log.Info("moved " + item.Id);
            }

            public async Task ContactAsync(int id, CancellationToken cancellation)
            {
                var found = await _repository.FindAsync(id, cancellation);
                if (found is { IsOpen: true })
                {
                    /*fault*/
                }
            }

            public async Task<string> GreetingAsync(int id, CancellationToken cancellation)
            {
                var item = await _repository.GetAsync(id, cancellation);
                var builder = new System.Text.StringBuilder("Dear ");
                builder.Append(item.Name).Append(',').AppendLine();
                builder.AppendFormat("we write to {0}", Mask(item.Email));
                return builder.ToString();
            }

            public int CloseAll(DateTimeOffset before)
            {
                var closed = 0;
                foreach (var item in _repository.All().Where(item => item.IsOpen && item.Created < before))
                {
                    try
                    {
                        item.Close(_clock);
                        closed++;
                    }
                    catch (InvalidOperationException error)
                    {
                        _log.Warn("can't close " + item.Code, error);
                    }
                }

                return closed;
            }

            private static XxView ViewOf(Xx item) =>
                new(item.Id, item.Name, item.Code, Text(item.State), item.Lines.Sum(line => line.Sum.Amount)) { Contact = item.Phone ?? item.Email };

            private static string Mask(string address) => address.Length < 4 ? "…" : address[..2] + "…" + address[^2..];

            private static string Text(XxState state) => state switch
            {
                XxState.New => "new",
                XxState.Open or XxState.Waiting => "in work",
                XxState.Done => "done",
                _ => "cancelled",
            };
        }

        """;

    private const string Greeting = """
        using Shop.Pps;
        namespace Shop.Xxs;

        public sealed class XxGreeting
        {
            private readonly PpService _people;
            private readonly IXxRepository _repository;

            public XxGreeting(PpService people, IXxRepository repository)
            {
                _people = people;
                _repository = repository;
            }

            public async Task<string> LetterAsync(int id, int person, CancellationToken cancellation)
            {
                var item = await _repository.GetAsync(id, cancellation);
                var greeting = await _people.GreetingAsync(person, cancellation);
                return greeting + Environment.NewLine + "about " + item.Code;
            }
        }

        """;
}
