namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Dictionaries that a type keeps, however they came to be, and dictionaries in dictionaries.</summary>
public sealed class KeptInDictionaryTests : FlowTest
{
    [Fact]
    public Task DictionaryMadeWithAnArgument_KeepsWhatALaterCallPuts() => Verify("""
        #pragma warning disable PD1002
        public sealed class Cache(int size)
        {
            private readonly Dictionary<int, string> _mails = new(size);
            private readonly Dictionary<int, string> _teams = new(size);
            public void Load(Employee employee) { _mails[1] = employee.Email; _teams[1] = employee.Department; }
            public string Mail(int id) => _mails[id];
            public string Team(int id) => _teams[id];
        }
        public static class Program
        {
            public static void Run(Employee employee)
            {
                var cache = new Cache(3);
                cache.Load(employee);
                Newsletter.Send({|PD1001:cache.Mail(1)|});
                Newsletter.Send(cache.Team(1));
            }
        }
        """);

    [Fact]
    public Task CopyOfADictionary_KeepsItsOwnPairs() => VerifyBody("""
        var defaults = new Dictionary<string, string> { ["a"] = employee.Department };
        var copy = new Dictionary<string, string>(defaults);
        copy["b"] = employee.Email;
        Newsletter.Send({|PD1001:copy["a"]|});
        Newsletter.Send(defaults["a"]);
        var third = copy.ToDictionary(pair => pair.Key, pair => pair.Value.Length.ToString());
        Newsletter.Send(third["a"]);
        """);

    [Fact]
    public Task CopyOfADictionary_HasWhatTheOriginalHad() => VerifyBody("""
        var mails = new Dictionary<string, string> { [employee.Department] = employee.Email };
        var copy = new Dictionary<string, string>(mails);
        Newsletter.Send({|PD1001:copy["a"]|});
        Newsletter.Send(copy.Keys.First());
        """);

    [Fact]
    public Task DictionaryInADictionary_KeepsWhatALaterCallPuts() => Verify("""
        #pragma warning disable PD1002
        public sealed class Index
        {
            private readonly Dictionary<string, Dictionary<string, string>> _byTeam = new();
            public void Add(string team, string key, string value)
            {
                if (!_byTeam.TryGetValue(team, out var inner))
                {
                    inner = new Dictionary<string, string>();
                    _byTeam[team] = inner;
                }
                inner[key] = value;
            }
            public string Get(string team, string key) => _byTeam[team][key];
        }
        public static class Program
        {
            public static void Run(Employee employee)
            {
                var mails = new Index();
                mails.Add("a", "b", employee.Email);
                Newsletter.Send({|PD1001:mails.Get("a", "b")|});
                var teams = new Index();
                teams.Add("a", "b", employee.Department);
                Newsletter.Send(teams.Get("a", "b"));
            }
        }
        """);

    [Fact]
    public Task DictionaryInADictionary_KeepsWhatIsPutThroughTheOuter() => VerifyBody("""
        var mails = new Dictionary<string, Dictionary<string, string>>();
        if (!mails.TryGetValue("a", out var inner)) mails["a"] = inner = new();
        inner["b"] = employee.Email;
        Newsletter.Send({|PD1001:mails["a"]["b"]|});
        var teams = new Dictionary<string, Dictionary<string, string>>();
        teams["a"] = new();
        teams["a"]["b"] = employee.Department;
        Newsletter.Send(teams["a"]["b"]);
        """);
}
