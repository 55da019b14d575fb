using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;

namespace PersonalData.Analyzers.Tests.Diagnostics;

public class NamesTests
{
    private const string Code =
        """
        namespace Some.Where;

        public class Mailer
        {
            public Mailer(string server) { }

            public string Server { get; set; } = "";

            public string this[int index] => "";

            public event System.Action? Sent;

            public void Send(string address)
            {
                void Later() { }
                System.Action<int> each = number => Later();
            }

            public static Mailer operator +(Mailer left, string right) => left;

            public class Inner<T>
            {
                public T? Value;
            }
        }

        public interface ISink { void Put(string text); }

        public class Sink : ISink { void ISink.Put(string text) { } }
        """;

    [Theory]
    [InlineData("public Mailer(string server)", "new Mailer")]
    [InlineData("public string Server", "Mailer.Server")]
    [InlineData("get;", "Mailer.Server")]
    [InlineData("public string this[", "Mailer[]")]
    [InlineData("public void Send(", "Mailer.Send")]
    [InlineData("string address", "address")]
    [InlineData("void Later()", "Later")]
    [InlineData("=> Later()", "lambda expression")]
    [InlineData("public static Mailer operator", "Mailer.operator +")]
    [InlineData("public class Inner", "Mailer.Inner<T>")]
    [InlineData("Value", "Mailer.Inner<T>.Value")]
    [InlineData("void ISink.Put(", "Sink.Put")]
    public void Symbol_IsCalledAsTheCodeSaysIt(string at, string expected)
    {
        var tree = CSharpSyntaxTree.ParseText(Code);
        var model = CSharpCompilation.Create("Test", [tree], Net100.References.All).GetSemanticModel(tree);
        var node = tree.GetRoot().FindToken(Code.IndexOf(at, StringComparison.Ordinal)).Parent!;
        var symbol = node.AncestorsAndSelf()
            .Select(ancestor => ancestor is LambdaExpressionSyntax ? model.GetSymbolInfo(ancestor).Symbol : model.GetDeclaredSymbol(ancestor))
            .First(candidate => candidate is not null)!;

        Assert.Equal(expected, Cultures.Under(Cultures.English, () => Names.Of(symbol).ToString()));
    }

    [Fact]
    public void Lambda_HasAJapaneseName() =>
        Assert.Equal("ラムダ式", Texts.Get("Name_Lambda").ToString(Cultures.Japanese));

    [Fact]
    public void HelperWithoutAName_IsCalledWhatItIs()
    {
        var way = Names.Way(["", "Mailer.Send"]);

        Assert.Equal("lambda expression", Cultures.Under(Cultures.English, () => Names.OfHelper("").ToString()));
        Assert.Equal("lambda expression → Mailer.Send", Cultures.Under(Cultures.English, () => way.ToString()));
        Assert.Equal("ラムダ式 → Mailer.Send", Cultures.Under(Cultures.Japanese, () => way.ToString()));
        Assert.Equal("Outbox.Put", Names.OfHelper("Outbox.Put"));
        Assert.Equal(Names.Way(["", "Mailer.Send"]), way);
    }
}
