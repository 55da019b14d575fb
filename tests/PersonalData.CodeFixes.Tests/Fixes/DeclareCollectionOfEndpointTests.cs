using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class DeclareCollectionOfEndpointTests : FixTest<EndpointReports, DeclareCollection>
{
    private const string Policy = """
        policy: { name: Example, url: https://example.test/privacy }
        purposes: { Billing: { title: Billing } }
        categories:
          Applicant: { purposes: [Billing] }
          Employee: { purposes: [Billing] }
          Customer: { purposes: [Billing] }
        """;

    protected override string Rule => "PD3001";

    [Fact]
    public Task Handler_DeclaresWhatItCollects() => Verify(
        """
        using System;

        public class Endpoints
        {
            // Takes orders.
            public void {|PD3001:Post|}(string email)
            {
            }

            public static Action<string> Map() => {|PD3001:(string email) => { }|};
        }
        """,
        """
        using System;
        using PersonalData;

        public class Endpoints
        {
            // Takes orders.
            [Collects(Category.Customer, Notice = "...")]
            public void Post(string email)
            {
            }

            public static Action<string> Map() => [Collects(Category.Customer, Notice = "...")] (string email) => { };
        }
        """);

    [Fact]
    public Task PolicyWithAnAddress_NeedsNoNotice() => Verify(
        """
        using PersonalData;

        public class Endpoints
        {
            public void {|PD3001:Post|}(string email)
            {
            }
        }
        """,
        """
        using PersonalData;

        public class Endpoints
        {
            [Collects(Category.Customer)]
            public void Post(string email)
            {
            }
        }
        """,
        run => run.UsePolicy(Policy));
}
