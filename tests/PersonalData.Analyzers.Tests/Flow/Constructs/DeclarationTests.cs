namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Code is followed wherever it is declared.</summary>
public sealed class DeclarationTests : ConstructTest
{
    [Fact]
    public Task Namespaces_MakeNoDifference() => Check("""
        namespace Outer
        {
            namespace Inner
            {
                public static class Helper { public static string Of(Applicant a) => a.Email; public static string Other(Applicant a) => a.Position; }
            }

            public static class Program
            {
                public static void Run(Applicant a) { Newsletter.Send({|PD1001:Inner.Helper.Of(a)|}); Newsletter.Send(Inner.Helper.Other(a)); }
            }
        }
        """);

    [Fact]
    public Task FileScopedNamespace_MakesNoDifference() => VerifySources([
        """
        #pragma warning disable PD1002
        using PersonalData;
        namespace Outer;
        public sealed class Applicant { [PersonalData(Category.Applicant)] public string Email { get; set; } = ""; public string Position { get; set; } = ""; }
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)] public static void Send(string to) { }
            public static void Run(Applicant a) { Send({|PD1001:a.Email|}); Send(a.Position); }
        }
        """]);

    [Fact]
    public Task Finalizer_IsCode() => Check("""
        public sealed class Holder
        {
            private readonly Applicant _applicant = new();
            ~Holder() { Newsletter.Send({|PD1001:_applicant.Email|}); Newsletter.Send(_applicant.Position); }
        }
        """);
}
