namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>A marked field read through a <c>ref</c> local is the marked field.</summary>
public sealed class MarkedReferenceTests : FlowTest
{
    private const string Types = """

        public struct Place
        {
            [PersonalData(Category.Employee)] public string Street;
            [PersonalData(Category.Employee)] public string House;
            public string Post;
        }
        public sealed class Parcel { public Place At; }
        """;

    [Theory]
    [InlineData("ref var place = ref parcel.At.Street;")]
    [InlineData("ref readonly var place = ref parcel.At.Street;")]
    [InlineData("ref var place = ref parcel.At.Post; if (parcel.At.Post == \"\") place = ref parcel.At.House;")]
    [InlineData("ref var place = ref (parcel.At.Post == \"\" ? ref parcel.At.Street : ref parcel.At.House);")]
    [InlineData("ref var place = ref One(ref parcel.At);")]
    [InlineData("ref var place = ref Longer(ref parcel.At);")]
    [InlineData("ref var first = ref parcel.At.Street; ref var place = ref first;")]
    public Task OfMarkedField_IsMarked(string declaration) => Check(declaration, "{|PD1001:place|}");

    [Theory]
    [InlineData("ref var place = ref parcel.At.Post;")]
    [InlineData("ref var place = ref (parcel.Equals(null) ? ref parcel.At.Post : ref other);")]
    [InlineData("ref var place = ref Post(ref parcel.At);")]
    [InlineData("ref var whole = ref parcel.At; var place = whole.Post;")]
    public Task OfOtherField_IsNot(string declaration) => Check(declaration, "place");

    [Fact]
    public Task TakenInCodeForPurpose_IsReadThereOnce() => Verify("""
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public static string Label(Parcel parcel)
            {
                ref var street = ref {|PD1001:parcel.At.Street|};
                ref var post = ref parcel.At.Post;
                return post + street + street;
            }
        }
        """ + Types);

    private static Task Check(string declaration, string sent) => Verify($$"""
        public static class Program
        {
            private static ref string One(ref Place at) => ref at.Street;
            private static ref string Longer(ref Place at) => ref (at.Street.Length > at.House.Length ? ref at.Street : ref at.House);
            private static ref string Post(ref Place at) => ref at.Post;
            public static void Run(Parcel parcel, string other)
            {
                {{declaration}}
                Newsletter.Send({{sent}});
            }
        }
        """ + Types);
}
