namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Marks on what overrides or implements, and marks that come through the classes between (SPEC 6.1, 6.2).</summary>
public sealed class ImplementedMarkTests : FlowTest
{
    private const string Types = """
        public interface IHasMail { string Mail { get; } string Label(); string City { get; } }
        public class Person : IHasMail
        {
            [PersonalData(Category.Employee)] public string Mail { get; set; } = "";
            [return: PersonalData(Category.Employee)] public string Label() => "x";
            public string City => "c";
        }
        public class Shop : IHasMail { public string Mail { get; set; } = ""; public string Label() => "y"; public string City => "c"; }
        public abstract class Doc { public abstract string Owner { get; } public string Line() => Owner + "!"; }
        public class StaffDoc : Doc { [PersonalData(Category.Employee)] public override string Owner => "o"; }
        public class PlainDoc : Doc { public override string Owner => "p"; }
        public static class Extensions
        {
            public static string Domain(this IHasMail one) => one.Mail.Split('@')[1];
            public static string Place(this IHasMail one) => one.City;
            public static string Of<T>(T one) where T : IHasMail => one.Mail;
        }

        """;

    [Fact]
    public Task MarkOnImplementation_CountsWhereTheInterfaceIsRead() => Verify(Types + """
        public static class Program
        {
            public static void Run(IHasMail any, Doc doc)
            {
                Newsletter.Send({|PD1001:any.Mail|});
                Newsletter.Send({|PD1001:any.Label()|});
                Newsletter.Send(any.City);
                Newsletter.Send({|PD1001:doc.Owner|});
            }
        }
        """);

    [Fact]
    public Task MarkOnImplementation_CountsForObjectsThatHaveIt() => Verify(Types + """
        public static class Program
        {
            public static void Run(Person person, Shop shop, StaffDoc staff, PlainDoc plain)
            {
                Newsletter.Send({|PD1001:person.Domain()|});
                Newsletter.Send(shop.Domain());
                Newsletter.Send(person.Place());
                Newsletter.Send({|PD1001:Extensions.Of(person)|});
                Newsletter.Send(Extensions.Of(shop));
                Newsletter.Send({|PD1001:staff.Line()|});
                Newsletter.Send(plain.Line());
                IHasMail known = new Person();
                Newsletter.Send({|PD1001:known.Mail|});
                known = new Shop();
                Newsletter.Send(known.Mail);
            }
        }
        """);

    [Fact]
    public Task MarkedType_CountsBehindAnInterface() => Verify("""
        public interface IHasName { string Name { get; } }
        [PersonalData(Category.Employee)] public class Staff : IHasName { public string Name { get; set; } = ""; }
        public class City : IHasName { public string Name { get; set; } = ""; }
        public static class Program
        {
            static string Upper(this IHasName one) => one.Name.ToUpper();
            static string Of<T>(T one) where T : IHasName => one.Name;
            static string Join<T>(IEnumerable<T> many) where T : IHasName => string.Join(",", many.Select(one => one.Name));
            public static void Run(Staff staff, City city, List<Staff> staffs, List<City> cities)
            {
                Newsletter.Send({|PD1001:staff.Upper()|});
                Newsletter.Send(city.Upper());
                Newsletter.Send({|PD1001:Of(staff)|});
                Newsletter.Send(Of(city));
                Newsletter.Send({|PD1001:Join(staffs)|});
                Newsletter.Send(Join(cities));
            }
        }
        """);

    [Fact]
    public Task MarkOnTypeParameter_CountsFromOutside() => Verify("""
        public class Envelope<[PersonalData(Category.Employee)] T> { public required T Value { get; init; } public string Label { get; init; } = ""; }
        public interface ILoad<[PersonalData(Category.Employee)] T> { T Load(); List<T> All(); string Table { get; } }
        public static class Program
        {
            static T Fetch<[PersonalData(Category.Employee)] T>(int id) => default!;
            static T Plain<T>(int id) => default!;
            public static void Run(Envelope<string> envelope, ILoad<string> load)
            {
                Newsletter.Send({|PD1001:envelope.Value|});
                Newsletter.Send(envelope.Label);
                Newsletter.Send({|PD1001:load.Load()|});
                Newsletter.Send({|PD1001:load.All()[0]|});
                Newsletter.Send(load.Table);
                Newsletter.Send({|PD1001:Fetch<string>(1)|});
                Newsletter.Send(Plain<string>(1));
            }
        }
        """);

    [Fact]
    public Task MarkOfInterface_ReachesOverridesOfWhatImplementsIt() => Verify("""
        public interface IPerson { [PersonalData(Category.Employee)] string Name { get; } [return: PersonalData(Category.Employee)] string Phone(); void Note([PersonalData(Category.Employee)] string text); string City { get; } }
        public abstract class PersonBase : IPerson { public abstract string Name { get; } public virtual string Phone() => ""; public virtual void Note(string text) { } public abstract string City { get; } }
        public class Staff : PersonBase
        {
            public override string Name => "n";
            public override string Phone() => "p";
            public override string City => "c";
            public override void Note(string text) => Newsletter.Send({|PD1001:text|});
        }
        public static class Program
        {
            public static void Run(PersonBase some, Staff staff)
            {
                Newsletter.Send({|PD1001:some.Name|});
                Newsletter.Send({|PD1001:staff.Name|});
                Newsletter.Send({|PD1001:staff.Phone()|});
                Newsletter.Send(staff.City);
            }
        }
        """);

    [Fact]
    public Task PurposeOfInterface_ReachesOverridesOfWhatImplementsIt() => Verify("""
        public interface IJob { [Purpose(Purpose.ServiceInformation)] void Run(Employee employee); }
        public abstract class JobBase : IJob { public abstract void Run(Employee employee); }
        public class Mailing : JobBase { public override void Run(Employee employee) => _ = {|PD1001:employee.Email|}; }
        public class Quiet : JobBase { public override void Run(Employee employee) => _ = employee.Department; }
        """);

    [Fact]
    public Task Override_ThroughAnInterfaceOfTheBase_IsFollowed() => Verify("""
        #pragma warning disable PD1002
        public interface IChannel { void Put(string text); string Get(); }
        public class Channel : IChannel { public virtual string Mail { get; set; } = ""; public virtual void Put(string text) { } public virtual string Get() => ""; }
        public sealed class Memory : Channel
        {
            private string _text = "";
            private string _mail = "";
            public override string Mail { get => _mail; set => _mail = value; }
            public override void Put(string text) => _text = text;
            public override string Get() => _text;
        }
        public static class Program
        {
            static void Push(IChannel channel, string text) => channel.Put(text);
            static void SetMail(Channel channel, string text) => channel.Mail = text;
            public static void Run(Employee employee)
            {
                var pushed = new Memory();
                Push(pushed, employee.Email);
                Newsletter.Send({|PD1001:pushed.Get()|});
                var set = new Memory();
                SetMail(set, employee.Email);
                Newsletter.Send({|PD1001:set.Mail|});
                var other = new Memory();
                Push(other, employee.Department);
                SetMail(other, employee.Department);
                Newsletter.Send(other.Get());
                Newsletter.Send(other.Mail);
            }
        }
        """);

    [Fact]
    public Task StoreThroughABase_IsJudgedByWhatStores() => Verify("""
        public interface ICard { string Owner { get; set; } }
        public class PlainCard : ICard { public string Owner { get; set; } = ""; }
        public class BlankCard : ICard { public string Owner { get => ""; set { } } }
        public abstract class Form { public abstract string Signer { get; set; } }
        public class SignedForm : Form { [PersonalData(Category.Employee)] public override string Signer { get; set; } = ""; }
        public static class Program
        {
            static void Sign(ICard card, string name) => card.Owner = name;
            public static void Fill(Employee employee, ICard card, Form form)
            {
                card.Owner = {|PD1002:employee.Name|};
                card.Owner = employee.Department;
                form.Signer = employee.Name;
                Sign(new BlankCard(), employee.Name);
                Sign(new PlainCard(), {|PD1002:employee.Name|});
            }
        }
        """);

    [Fact]
    public Task WhatAMemberKeeps_IsStoredOnceWhereItCameIn() => Verify("""
        public class Draft
        {
            private string _text = "";
            private string _other = "";
            public void Put(string text) => _text = text;
            public void Trim() => _text = _text.Trim();
            public void Move() => _other = _text;
        }
        public static class Program
        {
            public static void Run(Employee employee)
            {
                var draft = new Draft();
                draft.Put({|PD1002:employee.Email|});
                draft.Trim();
                {|PD1002:draft|}.Move();
            }
        }
        """);
}
