namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Generics, static abstract members, extension members.</summary>
public sealed class GenericTests : ConstructTest
{
    [Fact]
    public Task GenericMethod_PassesThrough() => CheckBody("""
        Newsletter.Send({|PD1001:Same(applicant.Email)|});
        Newsletter.Send(Same(applicant.Position));
        """, "static T Same<T>(T value) => value;");

    [Fact]
    public Task GenericMethod_Sink_ReportsAtTheArgument() => CheckBody("""
        Post({|PD1001:applicant.Email|});
        Post(applicant.Position);
        """, "static void Post<T>(T value) where T : class => Newsletter.Send(value);");

    [Fact]
    public Task GenericClass_KeepsItsValue() => CheckBody("""
        var box = new Box<string>(applicant.Email);
        var plain = new Box<string>(applicant.Position);
        Newsletter.Send({|PD1001:box.Value|});
        Newsletter.Send(plain.Value);
        Newsletter.Send({|PD1001:box.Map(s => s.Trim()).Value|});
        Newsletter.Send(box.Map(s => s.Length > 3).Value);
        """, types: "public sealed class Box<T>(T value) { public T Value { get; } = value; public Box<R> Map<R>(Func<T, R> map) => new(map(Value)); }");

    [Fact]
    public Task ConstrainedToInterface_DispatchesToImplementations() => CheckBody("""
        Newsletter.Send({|PD1001:Show(new Mail { Applicant = applicant })|});
        Newsletter.Send(Hide(new Blank()));
        """, "static string Show<T>(T item) where T : IShown => item.Show(); static string Hide<T>(T item) where T : IHidden => item.Show();", """
        public interface IShown { string Show(); }
        public interface IHidden { string Show(); }
        public sealed class Mail : IShown { public Applicant Applicant = new(); public string Show() => Applicant.Email; }
        public sealed class Blank : IHidden { public string Show() => ""; }
        """);

    [Fact]
    public Task ConstrainedToClass_ReadsMarkedMembers() => Check("""
        public class Person { [PersonalData(Category.Applicant)] public string Email = ""; public string Title = ""; }
        public static class Program
        {
            public static void Run<T>(T person) where T : Person
            {
                Newsletter.Send({|PD1001:person.Email|});
                Newsletter.Send(person.Title);
            }
        }
        """);

    [Fact]
    public Task StaticAbstractMember_IsFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:Format<Plain>(applicant.Email)|});
        Newsletter.Send(Format<Plain>(applicant.Position));
        Newsletter.Send(Format2<Blind>(applicant.Email));
        """, "static string Format<T>(string s) where T : IFormat => T.Format(s); static string Format2<T>(string s) where T : IOther => T.Hide(s);", """
        public interface IFormat { static abstract string Format(string s); }
        public interface IOther { static abstract string Hide(string s); }
        public sealed class Plain : IFormat { public static string Format(string s) => s.Trim(); }
        public sealed class Blind : IOther { public static string Hide(string s) => "x"; }
        """);

    [Fact]
    public Task StaticVirtualOperator_IsFollowed() => CheckBody("""
        var some = Add(new Money(employee.Salary), new Money(1));
        var none = Add(new Money(employee.Id), new Money(1));
        Newsletter.Send({|PD1001:some.Amount|});
        Newsletter.Send(none.Amount);
        """, "static T Add<T>(T a, T b) where T : IAdd<T> => a + b;", """
        public interface IAdd<T> where T : IAdd<T> { static abstract T operator +(T a, T b); }
        public sealed record Money(decimal Amount) : IAdd<Money> { public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount); }
        """);

    [Fact]
    public Task StaticAbstractFactory_IsFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:Make<Mail>(applicant).Text|});
        Newsletter.Send(Make<Mail>(applicant).Title);
        """, "static T Make<T>(Applicant a) where T : IMade<T> => T.Create(a);", """
        public interface IMade<T> where T : IMade<T> { static abstract T Create(Applicant a); }
        public sealed class Mail : IMade<Mail>
        {
            public string Text = "", Title = "";
            public static Mail Create(Applicant a) => new() { Text = a.Email, Title = a.Position };
        }
        """);

    [Fact]
    public Task GenericMath_Carries() => CheckBody("""
        Newsletter.Send({|PD1001:Twice(employee.Salary)|});
        Newsletter.Send(Twice((decimal)employee.Id));
        """, "static T Twice<T>(T value) where T : System.Numerics.INumber<T> => value + value;");

    [Fact]
    public Task NewConstraint_FillsMembers() => CheckBody("""
        Newsletter.Send({|PD1001:Make<Mail>(applicant.Email).Text|});
        Newsletter.Send(Make<Mail>(applicant.Position).Text);
        """, "static T Make<T>(string s) where T : Mail, new() { var t = new T(); t.Text = s; return t; }", "public class Mail { public string Text { get; set; } = \"\"; }");

    [Fact]
    public Task ExtensionMethod_IsFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:applicant.Contact()|});
        Newsletter.Send(applicant.Job());
        Newsletter.Send({|PD1001:applicant.Email.Loud()|});
        Newsletter.Send(applicant.Position.Loud());
        Newsletter.Send({|PD1001:Extensions.Loud(applicant.Email)|});
        {|PD1001:applicant.Email|}.Post();
        applicant.Position.Post();
        """, types: """
        public static class Extensions
        {
            public static string Contact(this Applicant a) => a.Email;
            public static string Job(this Applicant a) => a.Position;
            public static string Loud(this string s) => s + "!";
            public static void Post(this string s) => Newsletter.Send(s);
        }
        """);

    [Fact]
    public Task ExtensionBlock_Methods_AreFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:applicant.Contact()|});
        Newsletter.Send(applicant.Job());
        Newsletter.Send({|PD1001:applicant.Email.Loud("x")|});
        Newsletter.Send(applicant.Position.Loud("x"));
        {|PD1001:applicant.Email|}.Post();
        applicant.Position.Post();
        Newsletter.Send({|PD1001:Extensions.Loud(applicant.Email, "x")|});
        """, types: """
        public static class Extensions
        {
            extension(Applicant a)
            {
                public string Contact() => a.Email;
                public string Job() => a.Position;
            }
            extension(string s)
            {
                public string Loud(string tail) => s + tail;
                public void Post() => Newsletter.Send(s);
            }
        }
        """);

    [Fact]
    public Task ExtensionBlock_Properties_AreFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:applicant.Contact|});
        Newsletter.Send(applicant.Job);
        applicant.Contact = "x";
        """, types: """
        public static class Extensions
        {
            extension(Applicant a)
            {
                public string Contact { get => a.Email; set => a.Email = value; }
                public string Job => a.Position;
            }
        }
        """);

    [Fact]
    public Task ExtensionBlock_StaticMembersAndOperators_AreFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:Card.Of(applicant.Email).Text|});
        Newsletter.Send(Card.Of(applicant.Position).Text);
        Newsletter.Send({|PD1001:(new Card { Text = applicant.Email } + new Card()).Text|});
        Newsletter.Send((new Card { Text = applicant.Position } + new Card()).Text);
        """, types: """
        public sealed class Card { public string Text = ""; }
        public static class Extensions
        {
            extension(Card)
            {
                public static Card Of(string s) => new() { Text = s };
                public static Card operator +(Card a, Card b) => new() { Text = a.Text + b.Text };
            }
        }
        """);

    [Fact]
    public Task ExtensionBlock_Generic_IsFollowed() => CheckBody("""
        Newsletter.Send({|PD1001:applicants.Mapped(a => a.Email).First()|});
        Newsletter.Send(applicants.Mapped(a => a.Position).First());
        Newsletter.Send({|PD1001:applicants.Head.Email|});
        Newsletter.Send(applicants.Head.Position);
        """, types: """
        public static class Extensions
        {
            extension<T>(IEnumerable<T> all)
            {
                public T Head => all.First();
                public IEnumerable<R> Mapped<R>(Func<T, R> map) { foreach (var item in all) yield return map(item); }
            }
        }
        """);

    [Fact]
    public Task Covariance_Carries() => CheckBody("""
        IEnumerable<object> all = applicants.Select(a => a.Email);
        Func<object> get = () => applicant.Email;
        Func<Func<string>, object> run = f => f();
        foreach (var item in all) Newsletter.Send({|PD1001:item|});
        Newsletter.Send({|PD1001:get()|});
        Newsletter.Send({|PD1001:run(() => applicant.Email)|});
        """);
}
