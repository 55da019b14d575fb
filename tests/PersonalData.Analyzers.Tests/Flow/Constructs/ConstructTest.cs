namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>
/// Programs that show how data travels through one construct of the language (SPEC 6.2), with and without personal
/// data side by side. Where it is stored on the way is not these tests' matter.
/// </summary>
public abstract class ConstructTest : FlowTest
{
    private const string NoStores = "#pragma warning disable PD1002, PD1003\n";

    /// <summary>Checks a program of <see cref="FlowTest.People"/> and <paramref name="code"/>.</summary>
    protected static Task Check(string code) => Verify(NoStores + code);

    /// <summary>Checks the body of one method without a purpose, beside <paramref name="members"/> of its class and other <paramref name="types"/>.</summary>
    protected static Task CheckBody(string body, string members = "", string types = "") => Check($$"""
        public static partial class Program
        {
            public static void Run(Applicant applicant, Employee employee, List<Applicant> applicants, List<Employee> employees)
            {
                {{body}}
            }

            {{members}}
        }

        {{types}}
        """);

    /// <summary>As <see cref="CheckBody"/>, for a body that awaits.</summary>
    protected static Task CheckAsync(string body, string members = "", string types = "") => Check($$"""
        public static partial class Program
        {
            public static async Task Run(Applicant applicant, Employee employee, List<Applicant> applicants, List<Employee> employees)
            {
                {{body}}
            }

            {{members}}
        }

        {{types}}
        """);
}
