namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// What one class that implements an interface keeps in members of its own: those have marks or not where they are
/// declared, and an object that is known by the interface is no other object for that.
/// </summary>
public sealed class KeptByImplementationTests : FlowTest
{
    private const string Commands = """
        public interface ICommand { void Execute(); }
        public sealed class Move(Employee e, string department) : ICommand { public void Execute() => e.Department = department; }
        public sealed class Rename(Employee e, [PersonalData(Category.Employee)] string name) : ICommand { public void Execute() => e.Name = name; }
        public sealed class Note : ICommand
        {
            [PersonalData(Category.Employee)] private string _last = "";
            public Employee Employee { get; init; } = new();
            public void Execute() => _last = Employee.Email;
        }

        """;

    [Fact]
    public Task CommandThatRan_IsStoredAsWhatItIs() => Verify(Commands + """
        public sealed class History
        {
            private readonly Stack<ICommand> _done = new();
            private ICommand? _last;
            public void Run(ICommand command)
            {
                command.Execute();
                _done.Push(command);
                _last = command;
            }
        }
        """);

    [Fact]
    public Task CommandThatRan_IsPassedOnAsWhatItIs() => Verify(Commands + """
        public static class Audit { [Purpose(Purpose.ServiceInformation)] public static void Add(ICommand command) { } }
        public sealed class History
        {
            public void Run(ICommand command)
            {
                command.Execute();
                Audit.Add(command);
            }
        }
        """);

    [Fact]
    public Task UnmarkedMemberOfAnImplementation_IsReportedWhereItIsWritten() => Verify("""
        public interface IStep { void On(Employee e); string Text { get; } }
        public sealed class Fill : IStep
        {
            private string _text = "";
            public string Text => _text;
            public void On(Employee e) => _text = {|PD1002:e.Email|};
        }
        public sealed class History
        {
            private IStep? _last;
            public void Run(IStep step, Employee e)
            {
                step.On(e);
                _last = step;
                Newsletter.Send({|PD1001:step.Text|});
            }
        }
        """);

    [Fact]
    public Task DecoratorThatKeepsData_IsReportedThereAlone() => Verify("""
        public sealed record Account(int Id, [property: PersonalData(Category.Employee)] string Owner, string Branch);
        public interface IReader { Task<Account?> ReadAsync(int id); }
        public sealed class Sticky(IReader inner) : IReader
        {
            [PersonalData(Category.Employee)] private string _lastOwner = "";
            public async Task<Account?> ReadAsync(int id)
            {
                var account = await inner.ReadAsync(id);
                if (account is null) Console.WriteLine({|PD2005:"last was " + _lastOwner|});
                else _lastOwner = account.Owner;
                return account;
            }
        }
        public sealed class Caching(IReader inner, Dictionary<int, Account?> cache) : IReader
        {
            public async Task<Account?> ReadAsync(int id) => cache.TryGetValue(id, out var known) ? known : cache[id] = await inner.ReadAsync(id);
        }
        public sealed class Logging(IReader inner) : IReader
        {
            public async Task<Account?> ReadAsync(int id)
            {
                var account = await inner.ReadAsync(id);
                Console.WriteLine("branch " + account?.Branch);
                return account;
            }
        }
        public sealed class Client(IReader reader)
        {
            public async Task<string?> BranchAsync() => (await reader.ReadAsync(1))?.Branch;
            public async Task OwnerAsync() => Console.WriteLine({|PD2005:(await reader.ReadAsync(1))?.Owner|});
        }
        """, "PD2005");
}
