using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Flow.Models;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Tests.Flow.Models;

/// <summary>Every row of library.yaml says something, of a member that exists.</summary>
public sealed class LibraryModelTests
{
    /// <summary>What the programs use: the libraries, and what stands in for one of them in source.</summary>
    private static readonly CSharpCompilation s_library = ModelProgramFile.Of("handlers.txt").Compilation;

    [Fact]
    public void File_IsReadAlikeByThePolicysReader()
    {
        var rows = LibraryModels.Text().ToString().Split('\n').Select(l => "  " + l);
        var reading = PolicyReader.Read(SourceText.From("policy:\n  name: Library\nmodels:\n" + string.Join("\n", rows)));

        Assert.Empty(reading.Errors);
        Assert.Equal(
            reading.Policy.Models.Select(m => m.Member + ": " + string.Join("; ", m.Flow)).Order(StringComparer.Ordinal),
            LibraryModels.Members.Select(m => m + ": " + string.Join("; ", LibraryModels.RowsOf(m))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Row_IsTheOnlyOneOfItsMember()
    {
        var rows = LibraryModels.Text().Lines.Select(l => l.ToString()).Where(l => l.StartsWith("- {", StringComparison.Ordinal)).ToList();

        Assert.Equal(LibraryModels.Members.Count(), rows.Count);
    }

    [Fact]
    public void Row_NamesMembersAndParametersThatExist() =>
        AssertNone(LibraryModels.Members.SelectMany(member => Faults(member).Select(fault => $"{member}: {fault}")));

    private static IEnumerable<string> Faults(string member)
    {
        var overloads = Members(member).ToList();
        if (overloads.Count == 0)
        {
            yield return "no such member";
            yield break;
        }

        var parameters = overloads.SelectMany(o => o.Parameters.Select(p => p.Name)).ToHashSet();
        foreach (var row in LibraryModels.RowsOf(member))
        {
            if (Regex.Match(row, "^(where|all|any|after|done without) (.*)$|^done$") is { Success: true } words)
            {
                foreach (var name in words.Groups[2].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(name => !parameters.Contains(name)))
                {
                    yield return $"no parameter {name}";
                }

                continue;
            }

            if (HandlerCall.Parse(row) is { } handler)
            {
                var handlers = Members("M:" + handler.Type + "." + handler.Member).ToList();
                if (!handlers.Exists(h => h.Parameters.Length >= handler.Arguments.Length && h.ContainingType.TypeParameters.Length > 0))
                {
                    yield return $"no such handler as {handler.Type}.{handler.Member}";
                }

                if (!parameters.Contains(handler.Arguments[0]))
                {
                    yield return $"no parameter {handler.Arguments[0]}";
                }

                continue;
            }

            if (ModelFlow.Parse(row) is not { } flow)
            {
                yield return $"'{row}' is no flow";
                continue;
            }

            foreach (var name in new[] { flow.From.Base, flow.To.Base }.Concat(flow.With).Concat(flow.Without))
            {
                var exists = name is "this" or "return" || (int.TryParse(name, out var number) ? overloads.Any(o => o.Parameters.Length > number) : parameters.Contains(name));
                if (!exists)
                {
                    yield return $"no parameter {name}";
                }
            }
        }
    }

    /// <summary>The methods, or the accessor of the property, that a row stands for.</summary>
    private static IEnumerable<IMethodSymbol> Members(string member)
    {
        var end = member.LastIndexOf('.');
        var name = member[(end + 1)..];
        foreach (var found in Types(member[2..end]).SelectMany(t => t.GetMembers()))
        {
            switch (found)
            {
                case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when name == "#ctor":
                    yield return constructor;
                    break;
                case IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol { IsIndexer: true } } setter when name == "set_Item":
                    yield return setter;
                    break;
                case IMethodSymbol method when member[0] == 'M' && method.Name == name:
                    yield return method;
                    break;
                case IPropertySymbol { GetMethod: { } getter } property when member[0] == 'P' && (property.IsIndexer ? "Item" : property.Name) == name:
                    yield return getter;
                    break;
            }
        }
    }

    private static readonly ILookup<string, INamedTypeSymbol> s_types = AllTypes(s_library.GlobalNamespace).ToLookup(NameOf);

    private static IEnumerable<INamedTypeSymbol> Types(string name) => s_types[name];

    private static string NameOf(INamedTypeSymbol type) =>
        (type.ContainingType is { } outer ? NameOf(outer) : type.ContainingNamespace.ToDisplayString()) + "." + type.Name;

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in AllTypes(member))
            {
                yield return inner;
            }
        }
    }

    private static void AssertNone(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
