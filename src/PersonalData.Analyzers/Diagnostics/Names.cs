using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Diagnostics;

/// <summary>How messages call things: short, as the code says it, without namespaces.</summary>
internal static class Names
{
    private const int MaximumSteps = 6;
    private const string Arrow = " → ";

    private static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>
    /// What a message calls <paramref name="symbol"/>: <c>Applicant.Email</c>, <c>Mailer.Send</c>, <c>new Mailer</c>,
    /// a local function, parameter or local by its bare name. Text or localizable text.
    /// </summary>
    public static object Of(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => Texts.Get("Name_Lambda"),
        IMethodSymbol method => OfMethod(method),
        ITypeSymbol type => OfType(type),
        IParameterSymbol or ILocalSymbol or INamespaceSymbol or IAssemblySymbol => symbol.Name,
        IPropertySymbol { IsIndexer: true, ContainingType: { } type } => OfType(type) + "[]",
        { ContainingType: { Name.Length: > 0 } type } => OfType(type) + "." + symbol.Name,
        _ => symbol.Name,
    };

    /// <summary>Names as a list, in their order: <c>Payroll, Benefits</c>.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names);

    /// <summary>
    /// The way of a flow, the first step first: <c>Outbox.Put → Outbox.Flush → Mailer.Send</c>. Of a long way only both
    /// ends are shown; the additional locations have every step.
    /// </summary>
    public static object Way(IEnumerable<string> steps)
    {
        var all = steps.ToList();
        if (all.Count > MaximumSteps)
        {
            const int Kept = MaximumSteps / 2;
            all = [.. all.Take(Kept), "…", .. all.Skip(all.Count - Kept)];
        }

        return all.Contains("") ? new NamelessWay(all.ToImmutableArray()) : string.Join(Arrow, all);
    }

    /// <summary>What a message calls a helper by its name; a lambda has none, and is called what it is.</summary>
    public static object OfHelper(string name) => name.Length > 0 ? name : (object)Texts.Get("Name_Lambda");

    private static object OfMethod(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove
            when method.AssociatedSymbol is { } associated => Of(associated),
        MethodKind.Constructor or MethodKind.StaticConstructor => "new " + OfType(method.ContainingType),
        MethodKind.LocalFunction => method.Name,
        MethodKind.UserDefinedOperator or MethodKind.BuiltinOperator or MethodKind.Conversion =>
            OfType(method.ContainingType) + "." + method.ToDisplayString(OperatorFormat),
        MethodKind.ExplicitInterfaceImplementation when method.ExplicitInterfaceImplementations is [var implemented, ..] =>
            OfType(method.ContainingType) + "." + implemented.Name,
        MethodKind.Ordinary when method.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName => Texts.Get("Name_TopLevel"),
        _ when method.ContainingType is { } type => OfType(type) + "." + method.Name,
        _ => method.Name,
    };

    private static readonly SymbolDisplayFormat OperatorFormat = new(memberOptions: SymbolDisplayMemberOptions.None);

    private static string OfType(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    /// <summary>A way through lambdas.</summary>
    private sealed class NamelessWay(ImmutableArray<string> steps) : LocalizableString
    {
        private readonly ImmutableArray<string> _steps = steps;

        protected override string GetText(IFormatProvider? formatProvider) =>
            string.Join(Arrow, _steps.Select(step => step.Length > 0 ? step : Texts.Get("Name_Lambda").ToString(formatProvider)));

        protected override int GetHash() => _steps.Aggregate(17, static (hash, step) => unchecked((hash * 31) + step.GetHashCode()));

        protected override bool AreEqual(object? other) => other is NamelessWay way && _steps.SequenceEqual(way._steps);
    }
}
