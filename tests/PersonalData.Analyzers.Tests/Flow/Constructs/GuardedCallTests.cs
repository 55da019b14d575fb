namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>
/// What code that calls overrides does for one object is nothing that it does for another: callers that know the object,
/// or the type arguments, are told apart (SPEC 6.2, context-sensitive).
/// </summary>
public sealed class GuardedCallTests : ConstructTest
{
    private const string Reports = """
        public abstract class Report
        {
            public string Render() => "[" + Row() + "]";
            protected abstract string Row();
            public void Publish(string text) => Put(text.Trim());
            protected abstract void Put(string text);
        }

        public sealed class Names(Employee employee) : Report
        {
            protected override string Row() => employee.Name;
            [Purpose(Purpose.ServiceInformation)] protected override void Put(string text) { }
        }

        public sealed class Departments(Employee employee) : Report
        {
            protected override string Row() => employee.Department;
            [Purpose(Purpose.Payroll)] protected override void Put(string text) { }
        }

        public sealed class Titled(Report inner) : Report
        {
            protected override string Row() => inner.Render();
            protected override void Put(string text) => inner.Publish(text);
        }

        """;

    private const string Pickers = """
        public interface IPick { string Of(Employee employee); }
        public sealed class NamePick : IPick { public string Of(Employee employee) => employee.Name; }
        public sealed class DepartmentPick : IPick { public string Of(Employee employee) => employee.Department; }

        """;

    [Fact]
    public Task TemplateMethod_GivesWhatTheObjectsOverrideGives() => CheckBody(
        """
        Newsletter.Send({|PD1001:new Names(employee).Render()|});
        Newsletter.Send(new Departments(employee).Render());
        Newsletter.Send({|PD1001:Any(new Names(employee))|});
        Newsletter.Send(Any(new Departments(employee)));
        """,
        "static string Any(Report report) => report.Render();",
        Reports);

    [Fact]
    public Task TemplateMethod_PassesOnToTheObjectsOverride() => CheckBody(
        """
        new Names(employee).Publish({|PD1001:employee.Email|});
        new Departments(employee).Publish(employee.Email);
        """,
        types: Reports);

    [Fact]
    public Task TemplateMethod_OfObjectThatIsNotKnown_ReachesEachOverride() => Check(Reports + """
        public sealed class Program(Report report)
        {
            public void Run(Employee employee)
            {
                report.Publish({|PD1001:employee.Email|});
                Newsletter.Send({|PD1001:report.Render()|});
            }
        }
        """);

    [Fact]
    public Task TemplateMethod_OnBehalfOfAPurpose_ReadsWhatTheObjectsOverrideReads() => Check(Reports + """
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public static int Count(Departments report) => report.Render().Length;

            [Purpose(Purpose.ServiceInformation)]
            public static int Length(Names report) => {|PD1001:report.Render()|}.Length;
        }
        """);

    [Fact]
    public Task Decorator_PassesOnToTheObjectThatItHolds() => CheckBody(
        """
        new Titled(new Names(employee)).Publish({|PD1001:employee.Email|});
        new Titled(new Departments(employee)).Publish(employee.Email);
        Newsletter.Send({|PD1001:new Titled(new Names(employee)).Render()|});
        Newsletter.Send(new Titled(new Departments(employee)).Render());
        """,
        types: Reports);

    [Fact]
    public Task Strategy_HandedToAHelper_GivesWhatItGives() => CheckBody(
        """
        Newsletter.Send({|PD1001:Picked(new NamePick(), employee)|});
        Newsletter.Send(Picked(new DepartmentPick(), employee));
        """,
        "static string Picked(IPick pick, Employee employee) => pick.Of(employee).Trim();",
        Pickers);

    [Fact]
    public Task Strategy_CapturedByAFunction_GivesWhatItGives() => CheckBody(
        """
        IPick known = new DepartmentPick();
        string Local(Employee one) => known.Of(one);
        Newsletter.Send(Local(employee));
        Newsletter.Send(employees.Select(one => known.Of(one)).First());
        IPick other = new NamePick();
        Newsletter.Send({|PD1001:employees.Select(one => other.Of(one)).First()|});
        """,
        types: Pickers);

    [Fact]
    public Task GenericHelper_RunsTheImplementationForItsTypeArguments() => Check("""
        public interface IView<T> { string Show(T item); }
        public sealed class EmployeeView : IView<Employee> { public string Show(Employee item) => item.Name; }
        public sealed class NumberView : IView<int> { public string Show(int item) => "no. " + item; }
        public abstract class Shelf<T> { protected abstract string Text(T item); public string All(IEnumerable<T> items) { var s = ""; foreach (var item in items) s += Text(item); return s; } }
        public sealed class EmployeeShelf : Shelf<Employee> { protected override string Text(Employee item) => item.Name; }
        public sealed class NumberShelf : Shelf<int> { protected override string Text(int item) => "no. " + item; }

        public static class Program
        {
            static string Show<T>(IView<T> view, T item) => view.Show(item);
            static string Ask<T>(IServiceProvider services, T item) => ((IView<T>)services.GetService(typeof(IView<T>))!).Show(item);

            public static void Run(IView<Employee> people, IView<int> numbers, IServiceProvider services, Employee employee, List<Employee> employees, Shelf<Employee> shelf, Shelf<int> other)
            {
                Newsletter.Send({|PD1001:Show(people, employee)|});
                Newsletter.Send(Show(numbers, 1));
                Newsletter.Send({|PD1001:Ask(services, employee)|});
                Newsletter.Send(Ask(services, 1));
                Newsletter.Send({|PD1001:shelf.All(employees)|});
                Newsletter.Send(other.All([1, 2]));
            }
        }
        """);

    [Fact]
    public Task StaticAbstractMember_RunsThatOfTheTypeArgument() => CheckBody(
        """
        Newsletter.Send({|PD1001:Text<NameOf>(employee)|});
        Newsletter.Send(Text<DepartmentOf>(employee));
        Newsletter.Send({|PD1001:Twice<NameOf>(employee)|});
        Newsletter.Send(Twice<DepartmentOf>(employee));
        """,
        """
        static string Text<T>(Employee employee) where T : IText => T.Of(employee);
        static string Twice<T>(Employee employee) where T : IText => Text<T>(employee) + Text<T>(employee);
        """,
        """
        public interface IText { static abstract string Of(Employee employee); }
        public sealed class NameOf : IText { public static string Of(Employee employee) => employee.Name; }
        public sealed class DepartmentOf : IText { public static string Of(Employee employee) => employee.Department; }
        """);

    [Fact]
    public Task TypeTest_GivesWhatIsReadOfThatType_OnlyForObjectsThatMayBeOfIt() => CheckBody(
        """
        Newsletter.Send({|PD1001:Owner(new Account { Owner = employee.Id.ToString() })|});
        Newsletter.Send(Owner(new Device()));
        Newsletter.Send({|PD1001:Text(unknown)|});
        Newsletter.Send(Text("x"));
        """,
        """
        static object unknown = new();
        static string Owner(IItem item) => item switch { Account account => account.Owner, Device device => device.Owner, _ => "" };
        static string Text(object item) => item is Account account ? account.Owner : "";
        """,
        """
        public interface IItem { }
        public sealed class Account : IItem { [PersonalData(Category.Employee)] public string Owner { get; set; } = ""; }
        public sealed class Device : IItem { public string Owner { get; set; } = ""; }
        """);

    [Fact]
    public Task DecoratedProperty_StaysTheMemberThatItIs() => CheckBody(
        """
        var store = new Logged(new Kept());
        store.Note = employee.Email;
        Newsletter.Send(store.Name);
        Newsletter.Send({|PD1001:store.Note|});
        """,
        types: """
        public interface IStore { string Name { get; set; } string Note { get; set; } }
        public sealed class Kept : IStore { public string Name { get; set; } = ""; public string Note { get; set; } = ""; }
        public sealed class Logged(IStore inner) : IStore
        {
            public string Name { get => inner.Name; set => inner.Name = value; }
            public string Note { get => inner.Note; set => inner.Note = value; }
        }
        """);

    private const string Requests = """
        public interface IRequest<out R>;
        public interface IHandler<in Q, R> where Q : IRequest<R> { R Handle(Q request); }
        public interface IValidator<in Q> { bool Valid(Q request); }
        public sealed class Register : IRequest<int> { [PersonalData(Category.Employee)] public string Name { get; set; } = ""; }
        public sealed class Count : IRequest<int> { public int Least { get; set; } }
        public sealed class RegisterValidator : IValidator<Register> { public bool Valid(Register request) => request.Name != ""; }
        public sealed class CountHandler : IHandler<Count, int> { public int Handle(Count request) => request.Least; }
        public sealed class RegisterHandler : IHandler<Register, int> { public int Handle(Register request) => 1; }
        public sealed class Validating<Q, R>(IHandler<Q, R> inner, IEnumerable<IValidator<Q>> validators) : IHandler<Q, R> where Q : IRequest<R>
        {
            public R Handle(Q request) => validators.Where(v => !v.Valid(request)).Select(v => v.ToString()).ToList() is [] ? inner.Handle(request) : throw new InvalidOperationException();
        }

        """;

    [Fact]
    public Task OpenDecorator_ReadsWhatTheTypeArgumentsAllow() => Check(Requests + """
        public sealed class Program(IHandler<Count, int> count, IHandler<Register, int> register, Validating<Count, int> validating)
        {
            [Purpose(Purpose.ServiceInformation)] public int Harmless() => count.Handle(new Count());
            [Purpose(Purpose.ServiceInformation)] public int Decorated() => validating.Handle(new Count());
            [Purpose(Purpose.ServiceInformation)] public int Read() => {|PD1001:register.Handle(new Register())|};
        }
        """);

    [Fact]
    public Task Mediator_ReadsWhatTheRequestIs() => Check(Requests + """
        public abstract class Wrapper<R> { public abstract R Handle(IRequest<R> request); }
        public sealed class Wrapper<Q, R>(IHandler<Q, R> inner, IEnumerable<IValidator<Q>> validators) : Wrapper<R> where Q : IRequest<R>
        {
            public override R Handle(IRequest<R> request) =>
                validators.Where(v => !v.Valid((Q)request)).Select(v => v.ToString()).ToList() is [] ? inner.Handle((Q)request) : throw new InvalidOperationException();
        }

        public sealed class Mediator(Func<Type, object> make) { public R Send<R>(IRequest<R> request) => ((Wrapper<R>)make(request.GetType())).Handle(request); }
        public sealed class Program(Mediator mediator)
        {
            [Purpose(Purpose.ServiceInformation)] public int Harmless() => mediator.Send(new Count());
            [Purpose(Purpose.ServiceInformation)] public int Read() => {|PD1001:mediator.Send(new Register())|};
            [Purpose(Purpose.ServiceInformation)] public int Any(IRequest<int> request) => {|PD1001:mediator.Send(request)|};
        }
        """);

    [Fact]
    public Task LambdaThatCallsItsParameter_IsNotToldByTheParameterOfTheMethodAround() => Check(Pickers + """
        public sealed class Program
        {
            private static Func<IPick, string> Picker(IPick other, Employee employee) => pick => pick.Of(employee);
            [Purpose(Purpose.ServiceInformation)] public string Run(Employee employee) => {|PD1001:{|PD1001:Picker(new DepartmentPick(), employee)|}(new NamePick())|};
        }
        """);
}
