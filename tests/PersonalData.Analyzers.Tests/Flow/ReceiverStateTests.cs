namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// What one implementation of an interface stores, or changes in the objects that it keeps, is reported in its own code:
/// not at every call through the interface, nor in other implementations (SPEC 6.3, 4).
/// </summary>
public sealed class ReceiverStateTests : FlowTest
{
    private const string Handlers = """
        public sealed class Person { public int Id { get; set; } [PersonalData(Category.Employee)] public string Mail { get; set; } = ""; public string Team { get; set; } = ""; }
        public interface IHandler<T> { void Handle(T x); }
        public sealed class MailHandler(List<Person> people) : IHandler<int>
        {
            public void Handle(int x) { var p = people[x]; p.Team = {|PD1002:p.Mail|}; }
        }

        """;

    [Fact]
    public Task HandlerThatChangesItsEntities_IsReportedThereAlone() => Verify(Handlers + """
        public sealed class Twice<T>(IHandler<T> inner) : IHandler<T>
        {
            public void Handle(T x) { inner.Handle(x); inner.Handle(x); }
        }

        public sealed class Program(IHandler<int> handler)
        {
            public void Once(int id) => handler.Handle(id);
            public void Loop(int count) { for (var i = 0; i < count; i++) handler.Handle(i); }
        }
        """);

    [Fact]
    public Task HandlerThatChangesItsArgument_IsReportedAgainWhereThatIsUsed() => Verify("""
        public sealed class Person { [PersonalData(Category.Employee)] public string Mail { get; set; } = ""; public string Team { get; set; } = ""; }
        public interface IStep { void On(Person p); }
        public sealed class Fill : IStep { public void On(Person p) => p.Team = {|PD1002:p.Mail|}; }
        public sealed class Send : IStep { public void On(Person p) => Newsletter.Send(p.Team); }
        public sealed class Program(IEnumerable<IStep> steps)
        {
            public void Run(Person p) { foreach (var s in steps) s.On({|PD1001:p|}); }
        }
        """);

    [Fact]
    public Task DecoratorsThatKeepData_AreReportedThereAlone() => Verify("""
        public interface IPeople { Employee? Find(int id); }
        public sealed class Stored(List<Employee> people) : IPeople { public Employee? Find(int id) => people.Find(e => e.Id == id); }
        public sealed class Indexed(IPeople inner) : IPeople
        {
            private readonly Dictionary<int, string> _mails = new();
            public Employee? Find(int id)
            {
                var e = inner.Find(id);
                if (e is not null)
                {
                    _mails[e.Id] = {|PD1002:e.Email|};
                }

                return e;
            }
        }

        public sealed class Plain(IPeople inner) : IPeople { public Employee? Find(int id) => inner.Find(id); }
        public sealed class Program(IPeople people)
        {
            public int Run(int id) => people.Find(id)?.Id ?? 0;
        }
        """);

    private const string Steps = """
        public interface IStep { void On(Employee e); string Last(); }
        public sealed class Names : IStep
        {
            [PersonalData(Category.Employee)] private readonly List<string> _items = [];
            public void On(Employee e) => _items.Add(e.Name);
            public string Last() => _items[0];
        }

        """;

    [Fact]
    public Task WhatOneImplementationKeeps_IsNotPassedToAnother() => Verify(Steps + """
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Counts : IStep
        {
            private readonly List<string> _items = [];
            public void On(Employee e) { if (e.Id > 0) _items.Add(e.Department); }
            public string Last() => _items[0];
        }

        public sealed class Program(IEnumerable<IStep> steps, IStep step)
        {
            public void Loop(List<Employee> people) { foreach (var e in people) foreach (var s in steps) s.On(e); }
            public void Twice(Employee e) { step.On(e); step.On(e); step.Last(); }
        }
        """);

    [Fact]
    public Task WhatAnImplementationKeeps_ComesBackFromIt() => Verify(Steps + """
        public sealed class Program(IEnumerable<IStep> steps, IStep step)
        {
            public void Loop(Employee e) { foreach (var s in steps) { s.On(e); Newsletter.Send({|PD1001:s.Last()|}); } }
            public void Once(Employee e) { step.On(e); Newsletter.Send({|PD1001:step.Last()|}); }
        }
        """);

    [Fact]
    public Task WhatAnUnmarkedImplementationKeeps_IsFoundAtTheNextCall() => Verify("""
        public interface IOutbox { void Put(string text); void Flush(); }
        public sealed class Memory : IOutbox
        {
            private readonly List<string> _items = [];
            public void Put(string text) => _items.Add(text);
            public void Flush() { foreach (var text in _items) Newsletter.Send(text); }
        }

        public sealed class Nothing : IOutbox
        {
            private readonly List<string> _items = [];
            public void Put(string text) { }
            public void Flush() { foreach (var text in _items) Newsletter.Send(text); }
        }

        public sealed class Program(IOutbox box)
        {
            public void Run(Employee e)
            {
                box.Put({|PD1002:e.Email|});
                {|PD1001:box|}.Flush();
            }

            public void Made(Employee e)
            {
                IOutbox nothing = new Nothing();
                nothing.Put(e.Email);
                nothing.Flush();
            }
        }
        """);

    [Fact]
    public Task WhatAHelperPutsIntoItsArgument_IsNotWhatItWasGiven() => Verify("""
        public sealed class Note { public List<string> Tags { get; set; } = []; [PersonalData(Category.Employee)] public string Name { get; set; } = ""; }
        public static class Program
        {
            private static void Tag(Note note) => note.Tags = {|PD1002:[.. note.Tags, note.Name]|};
            private static void Both(Note note) { note.Tags.Add({|PD1002:note.Name|}); Newsletter.Send({|PD1001:note.Tags[0]|}); }
            private static void Show(Note note) => Newsletter.Send(note.Tags[0]);
            public static void Twice(Note note) { Tag(note); Tag(note); }
            public static void Loop(Queue<Note> notes) { while (notes.TryDequeue(out var note)) Tag(note); }
            public static void Once(Note note) => Both(note);
            public static void Shown(Note note) { Tag(note); Show({|PD1001:note|}); }
        }
        """);

    [Fact]
    public Task MarkedParameterThatATypeKeeps_IsAnsweredForWhereItIsRead() => Verify("""
        public sealed class Mail([PersonalData(Category.Employee)] string to, string subject)
        {
            [PersonalData(Category.Employee)] public string To => to;
            public string Subject => subject;
        }

        public static class Program
        {
            private static void Send(Mail mail) => Newsletter.Send({|PD1001:mail.To|});
            private static void SendSubject(Mail mail) => Newsletter.Send(mail.Subject);
            public static void Run(Employee e)
            {
                Send(new Mail(e.Email, ""));
                SendSubject({|PD1001:new Mail("", {|PD1002:e.Email|})|});
                SendSubject(new Mail(e.Email, ""));
            }
        }
        """);

    /// <summary>The helper reads a mark of its own making; that the data is somebody's, its caller knows.</summary>
    [Fact]
    public Task PlainArgument_ThatAHelperPutsIntoAMarkedMember_IsReportedAtTheCallerToo() => Verify("""
        public static class Post
        {
            public static void Relay(string text) => Second(text.Trim());
            private static void Second(string text) => Third(new Parcel { Text = text });
            private static void Third(Parcel parcel) => Newsletter.Send({|PD1001:parcel.Text|});
            private sealed class Parcel { [PersonalData(Category.Applicant)] public string Text { get; set; } = ""; }
        }

        public static class Program
        {
            public static void Run(Applicant applicant)
            {
                Post.Relay({|PD1001:applicant.Email|});
                Post.Relay(applicant.Position);
            }
        }
        """);
}
