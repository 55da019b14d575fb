namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A property that is excepted from its type's marks is no personal data, with code as well as without (SPEC 6.1).</summary>
public sealed class ExceptedMemberTests : FlowTest
{
    private const string Address = """
        [PersonalData(Category.Applicant)]
        public class Address
        {
            private string _raw = "";
            public string Text { get; set; } = "";
            [NotPersonalData("the host only")] public string Host => Text[3..];
            [NotPersonalData("the host only")] public string RawHost { get { return _raw.Substring(2); } }
            [NotPersonalData("the host only")] public string Stored { get; set; } = "";
            public string Short => Text[..1];
        }
        """;

    [Fact]
    public Task ExceptedPropertyWithCode_DoesNotTrigger() => Verify($$"""
        public class Use
        {
            void Hosts(Address address) { Newsletter.Send(address.Host); Newsletter.Send(address.RawHost); Newsletter.Send(address.Stored); }
            void Made(Address other) { var address = new Address { Text = other.Text }; Newsletter.Send(address.Host); }
            void Others(Address address) { Newsletter.Send({|PD1001:address.Short|}); Newsletter.Send({|PD1001:address.Text|}); }
        }
        public class Place
        {
            [PersonalData(Category.Applicant)] public string Text { get; set; } = "";
            [NotPersonalData("the host only")] public string Host => Text[3..];
        }
        public class Page(Place kept)
        {
            [Purpose(Purpose.ServiceInformation)] string Host() => kept.Host;
        }
        {{Address}}
        """);

    [Fact]
    public Task ExceptedPropertyWithOtherPeoplesData_Reports() => Verify("""
        [PersonalData(Category.Applicant)]
        public class Case(Employee owner)
        {
            public string Text { get; set; } = "";
            [NotPersonalData("who is in charge")] public string Owner => owner.Email;
        }
        public class Use
        {
            void Run(Case one) => Newsletter.Send({|PD1001:one.Owner|});
        }
        """);

    [Fact]
    public Task ImplementationOfAnExceptedMember_IsExceptedToo() => Verify("""
        [PersonalData(Category.Applicant)]
        public interface IPerson { string Name { get; } [NotPersonalData("public")] string Code { get; } [NotPersonalData("public")] string Key { get; } }
        public sealed class Guest : IPerson
        {
            public string Name => "n";
            public string Code => "c";
            [PersonalData(Category.Applicant)] public string Key => "k";
        }
        [PersonalData(Category.Applicant)]
        public abstract class Person { public abstract string Name { get; } [NotPersonalData("public")] public virtual string Code => ""; }
        public class Clerk : Person { public override string Name => "n"; public override string Code => "c"; }
        public sealed class Head : Clerk { public override string Code => "h"; public string More => "m"; }
        public class Use
        {
            void Excepted(IPerson person, Guest guest, Person general, Clerk clerk, Head head)
            {
                Newsletter.Send(person.Code);
                Newsletter.Send(guest.Code);
                Newsletter.Send(general.Code);
                Newsletter.Send(clerk.Code);
                Newsletter.Send(head.Code);
            }
            void Data(IPerson person, Guest guest, Clerk clerk, Head head)
            {
                Newsletter.Send({|PD1001:person.Name|});
                Newsletter.Send({|PD1001:guest.Name|});
                Newsletter.Send({|PD1001:guest.Key|});
                Newsletter.Send({|PD1001:clerk.Name|});
                Newsletter.Send({|PD1001:head.More|});
            }
        }
        """);
}
