using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class MarkMemberTests : FixTest<ResemblanceReports, MarkMember>
{
    protected override string Rule => "PD6001";

    [Fact]
    public Task FieldsPropertiesAndPositionalParameters_AreMarked() => Verify(
        """
        namespace Contoso;

        public class Contact
        {
            public int Id { get; set; }

            /// <summary>Where to write.</summary>
            public string {|PD6001:Email|} { get; set; } = "";

            protected string {|PD6001:_phone|} = "";
        }

        public sealed record Row(int Id, string {|PD6001:Email|});
        """,
        """
        using PersonalData;

        namespace Contoso;

        public class Contact
        {
            public int Id { get; set; }

            /// <summary>Where to write.</summary>
            [PersonalData(Category.Customer)]
            public string Email { get; set; } = "";

            [PersonalData(Category.Customer)]
            protected string _phone = "";
        }

        public sealed record Row(int Id, [PersonalData(Category.Customer)] string Email);
        """);

    [Fact]
    public Task CategoryThatThePolicyDoesNotHave_IsNotOffered() => VerifyNotOffered(
        """
        public class Contact
        {
            public string {|PD6001:Email|} { get; set; } = "";
        }
        """,
        run =>
        {
            run.WithoutPeople = true;
            run.UsePolicy(
                """
                policy: { name: Example }
                purposes: { Billing: { title: Billing } }
                categories:
                  Member: { purposes: [Billing] }
                """);
        });
}
