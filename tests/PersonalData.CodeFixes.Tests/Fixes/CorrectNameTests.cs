using PersonalData.Analyzers.Rules.PolicyNames;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class CorrectNameTests : FixTest<PolicyNameAnalyzer, CorrectName>
{
    protected override string Rule => "PD5004";

    [Fact]
    public Task TextBecomesTheConstant() => Verify(
        """
        using PersonalData;

        public static class Slips
        {
            [Purpose({|PD5004:"Payrol"|}, Purpose.Benefits)]
            public static void Write([PersonalData({|PD5004:"Employe"|})] string name) { }
        }
        """,
        """
        using PersonalData;

        public static class Slips
        {
            [Purpose(Purpose.Payroll, Purpose.Benefits)]
            public static void Write([PersonalData(Category.Employee)] string name) { }
        }
        """);

    [Fact]
    public Task MissingConstant_IsCorrected() => Verify(
        """
        using PersonalData;

        public static class Slips
        {
            [Purpose({|PD5004:Purpose.{|CS0117:Payrol|}|})]
            public static void Write(string name) { }
        }
        """,
        """
        using PersonalData;

        public static class Slips
        {
            [Purpose(Purpose.Payroll)]
            public static void Write(string name) { }
        }
        """);

    [Fact]
    public Task NothingNear_IsNotOffered() => VerifyNotOffered(
        """
        using PersonalData;

        public static class Slips
        {
            [Purpose({|PD5004:"Qwxzjk"|})]
            public static void Write(string name) { }
        }
        """);
}
