using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class AddHandlerTests : FixTest<UnansweredRequestReports, AddHandler>
{
    protected override string Rule => "PD4001";

    [Fact]
    public Task ProgramWithMain_GetsMethodsInItsClass() => Verify(
        """
        namespace Contoso
        {
            public static class Program
            {
                public static void {|PD4001:{|PD4001:Main|}|}()
                {
                }
            }
        }
        """,
        """
        using PersonalData;

        namespace Contoso
        {
            public static class Program
            {
                public static void Main()
                {
                }

                [HandlesRequest(SubjectRequest.Correction, Category.Customer)]
                internal static SubjectRequestResult AnswerCorrectionOfCustomer() => SubjectRequestResult.Refused("...");

                [HandlesRequest(SubjectRequest.Disclosure, Category.Customer)]
                internal static SubjectRequestResult AnswerDisclosureOfCustomer() => SubjectRequestResult.Refused("...");
            }
        }
        """,
        Program);

    [Fact]
    public Task TopLevelStatements_GetAClassBehindThem() => Verify(
        """
        using System;

        {|PD4001:{|PD4001:Console|}|}.WriteLine("It runs.");
        """,
        """
        using System;
        using PersonalData;

        Console.WriteLine("It runs.");

        internal static class SubjectRequests
        {
            [HandlesRequest(SubjectRequest.Correction, Category.Customer)]
            internal static SubjectRequestResult AnswerCorrectionOfCustomer() => SubjectRequestResult.Refused("...");

            [HandlesRequest(SubjectRequest.Disclosure, Category.Customer)]
            internal static SubjectRequestResult AnswerDisclosureOfCustomer() => SubjectRequestResult.Refused("...");
        }

        """,
        Program);

    [Fact]
    public Task RequestThatThePolicyDoesNotRequire_IsNotOffered() => VerifyNotOffered(
        """
        {|PD4001:{|PD4001:System|}|}.Console.WriteLine("It runs.");
        """,
        run =>
        {
            Program(run);
            run.UsePolicy(
                """
                policy: { name: Example }
                purposes: { Billing: { title: Billing } }
                categories:
                  Applicant: { purposes: [Billing] }
                  Employee: { purposes: [Billing] }
                  Customer: { purposes: [Billing] }
                requests: [CeaseUse]
                """);
        });

    private static void Program(FixRun run)
    {
        run.TestState.OutputKind = OutputKind.ConsoleApplication;
        run.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
    }
}
