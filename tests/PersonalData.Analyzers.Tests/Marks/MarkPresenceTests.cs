using PersonalData.Analyzers.Flow.Relevance;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Tests.Generation;

namespace PersonalData.Analyzers.Tests.Marks;

/// <summary>A project without marks pays for no analysis, and one with a mark in any form is never taken for such.</summary>
public sealed class MarkPresenceTests
{
    private const string Unmarked = "public class Order { public string Email { get; set; } = \"\"; public string Text() => Email; }";

    [Theory]
    [InlineData(Unmarked, false)]
    [InlineData("using PersonalData; public class Order { [PersonalData(\"Customer\")] public string Email { get; set; } = \"\"; }", true)]
    [InlineData("public class Order { [PersonalData.Purpose(\"Billing\")] public void M() { } }", true)]
    [InlineData("global using P = PersonalData.PersonalDataAttribute; public class Order { [P(\"Customer\")] public string Email { get; set; } = \"\"; }", true)]
    [InlineData("using Microsoft.AspNetCore.Identity;", true)]
    public void WhatTheGeneratorAddsIsNoMark(string source, bool expected)
    {
        var generated = GeneratorHost.Generate(GeneratorHost.Compile(source));

        // The vocabulary, the registry, its class, and the attribute that hides them.
        Assert.Equal(5, generated.SyntaxTrees.Length);
        Assert.Equal(expected, MarkPresence.MayBeIn(generated, BuiltInPolicy.Reading.Policy));
    }

    [Theory]
    [InlineData(Unmarked, true)]
    [InlineData("public class Order { [PersonalData.PersonalData(\"Customer\")] public string Email { get; set; } = \"\"; }", false)]
    public void WhatTheGeneratorAddsHoldsNoMarkedData(string source, bool expected)
    {
        var generated = GeneratorHost.Generate(GeneratorHost.Compile(source));
        var policy = BuiltInPolicy.Reading.Policy;

        Assert.Equal(expected, MarkedSources.Find(generated, policy, new MarkTable(generated, policy), default).IsEmpty);
    }

    [Fact]
    public void MarkOfAReferencedAssembly_IsPresent()
    {
        var library = GeneratorHost.Compile("public class Order { [PersonalData.PersonalData(\"Customer\")] public string Email { get; set; } = \"\"; }", "Library");
        var program = GeneratorHost.Compile("public class C { public string M(Order order) => order.Email; }", "Program", library.ToMetadataReference());

        Assert.True(MarkPresence.MayBeIn(program, BuiltInPolicy.Reading.Policy));
    }
}
