using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Flow;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Rules.Declarations;

namespace PersonalData.Analyzers.Rules.Requests;

/// <summary>
/// PD4001: a program uses data of a category, and nothing in it or in what it refers to answers a kind of request that
/// the policy promises to answer (policy sections 12 to 14). Gathers while the compilation is analysed, reports at its end.
/// </summary>
internal sealed class UnansweredRequests(Compilation compilation, MarkTable marks, PrivacyPolicy policy)
{
    private readonly Compilation _compilation = compilation;
    private readonly MarkTable _marks = marks;
    private readonly PrivacyPolicy _policy = policy;
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Category, string Request), bool> _answered = new();

    public static DiagnosticDescriptor Descriptor => Descriptors.NoRequestHandler;

    /// <summary>Whether the rule says anything about the compilation: a library's data is its program's.</summary>
    public static bool Concern(Compilation compilation, PrivacyPolicy policy) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication
        && policy.Requests.Count > 0;

    /// <summary>What code reads, stores or passes on is used.</summary>
    public void Add(ImmutableArray<Fact> facts)
    {
        foreach (var fact in facts)
        {
            var label = fact switch
            {
                ReadFact read => read.Label,
                SinkFact arrival => arrival.Label,
                OnBehalfFact behalf => behalf.Label,
                _ => null,
            };
            if (label is { IsIdentifier: false })
            {
                _used.TryAdd(label.Category, true);
            }
        }
    }

    /// <summary>A member that is marked stores what it is marked with.</summary>
    public void AddStore(ISymbol member)
    {
        foreach (var category in member is INamedTypeSymbol ? _marks.Declared(member).Categories : _marks.CategoriesOf(member))
        {
            _used.TryAdd(category, true);
        }
    }

    public void AddHandler(ISymbol handler)
    {
        foreach (var attribute in _marks.Declared(handler).Requests)
        {
            if (AttributeValues.EnumName(attribute, 0) is { } request && AttributeValues.Text(attribute, 1) is { } category)
            {
                _answered.TryAdd((category, request), true);
            }
        }
    }

    public void Report(Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (_used.IsEmpty || LocationOf(_compilation.GetEntryPoint(cancellation), cancellation) is not { } location)
        {
            return;
        }

        AddReferenced(cancellation);
        foreach (var category in _policy.Categories)
        {
            foreach (var request in _policy.Requests)
            {
                if (_used.ContainsKey(category.Name) && !_answered.ContainsKey((category.Name, request)))
                {
                    var properties = ImmutableDictionary<string, string?>.Empty.Add("category", category.Name).Add("request", request);
                    report(Diagnostic.Create(Descriptor, location, properties, category.Name, request));
                }
            }
        }
    }

    private void AddReferenced(CancellationToken cancellation)
    {
        foreach (var assembly in _compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!_marks.MayHaveMarks(assembly) || assembly.Name == AnnotationNames.Assembly)
            {
                continue;
            }

            var pending = new Stack<INamespaceOrTypeSymbol>();
            pending.Push(assembly.GlobalNamespace);
            while (pending.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var member in pending.Pop().GetMembers())
                {
                    if (member is INamedTypeSymbol or IMethodSymbol)
                    {
                        AddHandler(member);
                    }

                    if (member is INamespaceOrTypeSymbol inner)
                    {
                        pending.Push(inner);
                    }
                }
            }
        }
    }

    /// <summary>The entry point, or, where that is generated, the part of its type that somebody wrote; null when there is none.</summary>
    private static Location? LocationOf(IMethodSymbol? entryPoint, CancellationToken cancellation)
    {
        if (entryPoint is null)
        {
            return null;
        }

        foreach (var reference in entryPoint.DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference.SyntaxTree))
            {
                return reference.GetSyntax(cancellation) is CompilationUnitSyntax unit
                    ? unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault()?.GetLocation()
                    : entryPoint.Locations.FirstOrDefault(location => location.SourceTree == reference.SyntaxTree);
            }
        }

        return entryPoint.ContainingType.Locations.FirstOrDefault(static location => location is { SourceTree: { } tree } && !IsGenerated(tree));
    }

    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) || tree.FilePath.EndsWith(".g.i.cs", StringComparison.OrdinalIgnoreCase)
        || tree.FilePath.EndsWith(".generated.cs", StringComparison.OrdinalIgnoreCase)
        || tree.FilePath.Contains("AutoGenerated");
}
