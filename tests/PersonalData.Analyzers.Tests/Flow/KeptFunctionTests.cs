namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Delegates that one member keeps and another calls: in fields, properties, events and tables, of objects and of types.</summary>
public sealed class KeptFunctionTests : FlowTest
{
    [Fact]
    public Task DelegateInField_LeadsWhereItsWritersSay() => Verify("""
        public sealed class Mailer
        {
            private readonly Action<string> _initial = Newsletter.Send;
            private readonly Action<string> _lambda = s => Newsletter.Send(s);
            private readonly Action<string> _constructed;
            private readonly Action<string> _nowhere = _ => { };
            private Action<string> _configured = _ => { };
            public Mailer() { _constructed = Newsletter.Send; }
            public void Configure() => _configured = Newsletter.Send;

            public void Run(Applicant a)
            {
                _initial({|PD1001:a.Email|});
                _lambda({|PD1001:a.Email|});
                _constructed({|PD1001:a.Email|});
                _configured({|PD1001:a.Email|});
                _nowhere(a.Email);
                _initial(a.Position);
                _constructed(a.Position);
            }
        }
        """);

    [Fact]
    public Task DelegateInStaticMember_GivesWhatItReads() => Verify("""
        public static class Columns
        {
            private static readonly Func<Applicant, string> s_mail = a => a.Email;
            private static readonly Func<Applicant, string> s_position = a => a.Position;
            public static Func<Applicant, string> Mail { get; } = a => a.Email;

            public static void Run(Applicant a, List<Applicant> all)
            {
                Newsletter.Send({|PD1001:s_mail(a)|});
                Newsletter.Send(s_position(a));
                Newsletter.Send({|PD1001:Mail(a)|});
                Newsletter.SendAll({|PD1001:all.Select(s_mail)|});
                Newsletter.SendAll(all.Select(s_position));
            }
        }
        """);

    [Fact]
    public Task TableOfDelegates_LeadsToEachOfThem() => Verify("""
        public static class Export
        {
            private sealed record Column(string Title, Func<Applicant, string> Get);
            private static readonly Dictionary<string, Func<Applicant, string>> Fields = new() { ["mail"] = a => a.Email, ["position"] = a => a.Position };
            private static readonly Dictionary<string, Func<Applicant, string>> Harmless = new() { ["position"] = a => a.Position };
            private static readonly Column[] All = [new("Mail", a => a.Email), new("Position", a => a.Position)];
            private static readonly Column[] Safe = [new("Position", a => a.Position)];
            private static readonly Dictionary<string, Action<string>> Handlers = new() { ["news"] = Newsletter.Send };

            public static void Run(Applicant a)
            {
                Newsletter.Send({|PD1001:Fields["mail"](a)|});
                Newsletter.Send(Harmless["position"](a));
                Newsletter.Send({|PD1001:string.Join(";", All.Select(c => c.Get(a)))|});
                Newsletter.Send(string.Join(";", Safe.Select(c => c.Get(a))));
                if (Handlers.TryGetValue("news", out var handler))
                {
                    handler({|PD1001:a.Name|});
                    handler(a.Position);
                }
            }
        }
        """);

    [Fact]
    public Task ObjectInField_IsTheOneThatItsInitializerMade() => Verify("""
        public sealed class Engine(Action<string> send, Func<Applicant, string> text) { public void Go(Applicant a) => send(text(a)); }
        public sealed class Host
        {
            private readonly Engine _engine = new(Newsletter.Send, a => a.Email);
            private readonly Engine _safe = new(Newsletter.Send, a => a.Position);
            public void Run(Applicant a)
            {
                _engine.Go({|PD1001:a|});
                _safe.Go(a);
            }
        }
        """);

    [Fact]
    public Task Event_IsHandledByWhoeverSubscribed() => Verify("""
        public sealed class Form
        {
            public event EventHandler<string>? Changed;
            public Form() { Changed += OnChanged; }
            private void OnChanged(object? sender, string mail) => Newsletter.Send(mail);
            public void Save(Applicant a)
            {
                Changed?.Invoke(this, {|PD1001:a.Email|});
                Changed?.Invoke(this, a.Position);
            }
        }

        public sealed class Bus { public event Action<string>? Message; public void Raise(string s) => Message?.Invoke(s); }
        public sealed class Screen
        {
            private readonly Bus _bus = new();
            private readonly Bus _quiet = new();
            public Screen()
            {
                _bus.Message += m => Newsletter.Send(m);
                _quiet.Message += m => { };
            }

            public void Save(Applicant a)
            {
                _bus.Raise({|PD1001:a.Email|});
                _bus.Raise(a.Position);
                _quiet.Raise(a.Email);
            }
        }

        public sealed class Desk { public event Action<string>? Moved; public void Save(Applicant a) => Moved?.Invoke({|PD1001:a.Email|}); }
        public sealed class Listener { public Listener(Desk desk) { desk.Moved += m => Newsletter.Send(m); } }
        """);

    [Fact]
    public Task ObjectThatTheCallerMade_SaysMoreThanItsClass() => Verify("""
        public sealed class Bus { public Action<string> Handler { get; set; } = _ => { }; public void Raise(string s) => Handler(s); }
        public static class Program
        {
            public static void Run(Applicant a)
            {
                var loud = new Bus { Handler = Newsletter.Send };
                var quiet = new Bus { Handler = _ => { } };
                loud.Raise({|PD1001:a.Email|});
                quiet.Raise(a.Email);
            }
        }
        """);

    [Fact]
    public Task DelegateThatReadsByItself_MakesItsCallersRelevant() => Verify("""
        public static class Session
        {
            public static readonly Applicant Current = new();
        }
        public static class Getters
        {
            public static readonly Func<string> Mail = () => Session.Current.Email;
            public static readonly Func<string> Position = () => Session.Current.Position;
            public static Func<string>? Late;
        }
        public static class Setup { public static void Go() { Getters.Late = () => Session.Current.Email; } }
        public static class Program
        {
            public static void Run()
            {
                Newsletter.Send({|PD1001:Getters.Mail()|});
                Newsletter.Send(Getters.Position());
                Newsletter.Send({|PD1001:Getters.Late!()|});
            }
        }
        """);

    [Fact]
    public Task LibraryObject_CallsTheDelegateThatItWasMadeWith() => VerifyBody("""
        IProgress<string> progress = new Progress<string>(s => Newsletter.Send(s));
        progress.Report({|PD1001:applicant.Email|});
        progress.Report(applicant.Position);
        Tell(new Progress<string>(Newsletter.Send), {|PD1001:applicant.Email|});
        Tell(new Progress<string>(_ => { }), applicant.Email);
        var thread = new Thread(o => Newsletter.Send((string)o!));
        thread.Start({|PD1001:applicant.Email|});
        """, "static void Tell(IProgress<string> progress, string text) => progress.Report(text);");

    [Fact]
    public Task HelperThatReadsAndCalls_IsReportedAndNotItsCaller() => Verify("""
        public sealed class Service
        {
            public event Action<string>? Renamed;
            private readonly Action<string> _send = s => Newsletter.Send(s);
            public void Save(Employee e) { OnRenamed(e); }
            public void SaveToo(Employee e) { Send(e, e.Department); }
            public void SaveOther(Employee e) { Give({|PD1001:e.Email|}); }
            private void OnRenamed(Employee e) => Renamed?.Invoke({|PD1001:e.Name|});
            private void Send(Employee e, string other) { _send({|PD1001:e.Name|}); _send(other); }
            private void Give(string other) { _send(other); }
        }

        public sealed class Subscriber { public Subscriber(Service service) { service.Renamed += s => Newsletter.Send(s); } }
        """);
}
