using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>Finds, for a call, the row of <c>sinks.yaml</c> that says what gets out by it.</summary>
internal sealed class SinkTable
{
    private const string ResourceName = "PersonalData.Analyzers.Flow.Models.sinks.yaml";
    private const string LoggerMessage = "LoggerMessageAttribute";
    private const string LoggingNamespace = "Microsoft.Extensions.Logging";

    private static readonly Lazy<ImmutableArray<KnownSink>> s_rows = new(ReadRows);
    private static readonly Lazy<ILookup<string, KnownSink>> s_byType = new(static () => s_rows.Value.ToLookup(static row => row.Type));
    private static readonly Lazy<ImmutableArray<KnownSink>> s_patterns = new(static () => s_rows.Value.Where(static row => row.Type.Contains('*')).ToImmutableArray());

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ITypeSymbol, ImmutableArray<KnownSink>> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, AttributeData?> _logMethods = new(SymbolEqualityComparer.Default);

    public SinkTable(Compilation compilation) => _compilation = compilation;

    /// <summary>Every row.</summary>
    public static ImmutableArray<KnownSink> Rows => s_rows.Value;

    /// <param name="method">The method, constructor or accessor called.</param>
    /// <param name="receiver">The static type of what it is called on, if known.</param>
    public KnownSink? Find(IMethodSymbol method, ITypeSymbol? receiver)
    {
        if (!SourceMethods.HasCode(method, _compilation))
        {
            return FindFor(method, receiver ?? method.ContainingType);
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            // What it hands to the base's constructor is reported there.
            return null;
        }

        foreach (var declaration in MarkTable.Declarations(method))
        {
            if (declaration is IMethodSymbol declared && !SourceMethods.HasCode(declared, _compilation) && FindFor(declared, declared.ContainingType) is { } row)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>The <c>[LoggerMessage]</c> on a method whose code is generated from it; null for any other method.</summary>
    public AttributeData? LogMessageOf(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return _logMethods.TryGetValue(method, out var known) ? known : _logMethods.GetOrAdd(method, FindLogMessage(method));
    }

    /// <summary>The row by which whatever is put into an object of the type gets out, wherever that came from; null when there is none.</summary>
    public KnownSink? FindOutlet(ITypeSymbol? type) =>
        type is null ? null : RowsOf(type).FirstOrDefault(static row => row is { IsProperty: false, PutIntoResult: not null, Members: ["#ctor" or "#in"] });

    /// <summary>Whether a call of such a delegate writes to a log: those that <c>LoggerMessage</c>'s <c>Define</c> and <c>DefineScope</c> make are of no other form.</summary>
    public static bool IsLogDelegate(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: >= 2 } arguments } && IsLogger(arguments[0])
        && (type.Name == "Action" ? IsException(arguments[arguments.Length - 1]) : type.Name == "Func" && arguments[arguments.Length - 1].SpecialType == SpecialType.System_IDisposable);

    public static bool IsLogger(ITypeSymbol type) => type.Name == "ILogger" && type.ContainingNamespace?.ToDisplayString() == LoggingNamespace;

    public static bool IsException(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    private static AttributeData? FindLogMessage(IMethodSymbol method) =>
        (method.PartialDefinitionPart ?? method).GetAttributes().FirstOrDefault(static a =>
            a.AttributeClass is { Name: LoggerMessage } type && type.ContainingNamespace?.ToDisplayString() == LoggingNamespace);

    private KnownSink? FindFor(IMethodSymbol method, ITypeSymbol? type)
    {
        if (type is null)
        {
            return null;
        }

        var isProperty = method.MethodKind is MethodKind.PropertyGet or MethodKind.PropertySet;
        var name = method.MethodKind == MethodKind.Constructor ? "#ctor" : isProperty ? method.AssociatedSymbol!.Name : method.Name;
        foreach (var row in RowsOf(type))
        {
            if (row.IsProperty == isProperty && row.HasMember(name))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>The rows for a type, its bases and its interfaces.</summary>
    private ImmutableArray<KnownSink> RowsOf(ITypeSymbol type)
    {
        type = type.OriginalDefinition;
        return _types.TryGetValue(type, out var rows) ? rows : _types.GetOrAdd(type, FindRows(type));
    }

    private static ImmutableArray<KnownSink> FindRows(ITypeSymbol type)
    {
        var rows = ImmutableArray.CreateBuilder<KnownSink>();
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            AddRows(rows, current);
        }

        foreach (var contract in type.AllInterfaces)
        {
            AddRows(rows, contract);
        }

        return rows.ToImmutable();
    }

    private static void AddRows(ImmutableArray<KnownSink>.Builder rows, ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol)
        {
            return;
        }

        var name = NameOf(type);
        rows.AddRange(s_byType.Value[name]);
        foreach (var pattern in s_patterns.Value)
        {
            if (KnownSink.Matches(name, pattern.Type))
            {
                rows.Add(pattern);
            }
        }
    }

    private static string NameOf(ITypeSymbol type)
    {
        var name = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.Name + "." + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    private static ImmutableArray<KnownSink> ReadRows()
    {
        var rows = ImmutableArray.CreateBuilder<KnownSink>();
        using var stream = typeof(SinkTable).Assembly.GetManifestResourceStream(ResourceName)!;
        foreach (var line in SourceText.From(stream).Lines)
        {
            if (KnownSink.Parse(line.ToString(), rows.Count) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows.ToImmutable();
    }
}
