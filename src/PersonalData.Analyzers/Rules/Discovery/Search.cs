using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Diagnostics;
using PersonalData.Analyzers.Marks;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Rules.Discovery;

/// <summary>A member that looks like personal data.</summary>
/// <param name="Member">The property or field.</param>
/// <param name="Kind">The kind of data.</param>
/// <param name="Reason">What gives it away.</param>
/// <param name="Category">The category that fits; null when nothing tells which.</param>
internal readonly record struct Finding(ISymbol Member, string Kind, LocalizableString Reason, string? Category);

/// <summary>Looks through types for members that resemble personal data. Names repeat, so each is split once.</summary>
internal sealed class Search(MarkTable marks, PrivacyPolicy policy)
{
    private static readonly object s_nothing = new();

    private readonly WordTable _table = WordTable.With(policy.Discovery);
    private readonly CategoryChoice _choice = new(WordTable.With(policy.Discovery), policy);
    private readonly ConcurrentDictionary<string, object> _names = new(StringComparer.Ordinal);

    private readonly record struct Candidate(ISymbol Member, NameMatch Match, LocalizableString Reason);

    public IEnumerable<Finding> In(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || type.IsStatic || type.IsImplicitlyDeclared)
        {
            return [];
        }

        var members = type.GetMembers();
        var candidates = Candidates(type, members, cancellationToken);
        if (candidates.Count == 0)
        {
            return [];
        }

        var words = TypeWords.Of(_table, type, AttributeEvidence.TableOf(type, cancellationToken));
        return words.IsWorker ? [] : Judge(type, members, words, candidates);
    }

    /// <summary>Whether the member by itself looks like data, for all that the type around it or a mark may say.</summary>
    public bool MayTakeForData(ISymbol member, CancellationToken cancellationToken) =>
        TypeOf(member) is { } dataType && Resemblance(member, dataType, cancellationToken) is not null;

    private List<Candidate> Candidates(INamedTypeSymbol type, ImmutableArray<ISymbol> members, CancellationToken cancellationToken)
    {
        var candidates = new List<Candidate>();
        foreach (var member in members)
        {
            if (TypeOf(member) is { } dataType && Resemblance(member, dataType, cancellationToken) is { } candidate && HoldsData(member, type, members))
            {
                candidates.Add(candidate);
            }
        }

        return candidates;
    }

    private List<Finding> Judge(INamedTypeSymbol type, ImmutableArray<ISymbol> members, TypeWords words, List<Candidate> candidates)
    {
        var neighbours = members.Where(static m => TypeOf(m) is not null).SelectMany(m => marks.CategoriesOf(m)).ToImmutableArray();

        // What a name tells it tells with and without a mark: else the fix of CustomerEmail would call for that of Name.
        var isToldByMarkAlone = members.Any(m =>
            TypeOf(m) is not null && !marks.CategoriesOf(m).IsEmpty && !candidates.Any(c => SymbolEqualityComparer.Default.Equals(c.Member, m)));
        var beside = Beside.Of(words, !neighbours.IsEmpty, isToldByMarkAlone, candidates.Select(static c => c.Match));
        var findings = new List<Finding>();
        foreach (var candidate in candidates)
        {
            var (entry, namesPerson) = (candidate.Match.Entry, candidate.Match.NamesPerson);
            if ((entry.NeedsPerson && !namesPerson && !beside.SpeaksOfPersonFor(entry))
                || (entry.IsContact && words.IsOrganisation && !namesPerson)
                || IsSettled(candidate.Member)
                || RepeatsBase(candidate.Member))
            {
                continue;
            }

            findings.Add(new Finding(
                candidate.Member, entry.Kind, candidate.Reason, entry.Category ?? _choice.Choose(candidate.Match.Before, words.Words, type, neighbours)));
        }

        return findings;
    }

    private Candidate? Resemblance(ISymbol member, ITypeSymbol dataType, CancellationToken cancellationToken)
    {
        var kinds = DataTypes.Of(dataType, out _);
        if (kinds == DataKinds.None)
        {
            return null;
        }

        if (MatchOf(member.Name) is { } match && (match.Entry.Types & kinds) != 0)
        {
            return new Candidate(member, match, Texts.Resemblance.OfName(match.Entry.Word));
        }

        if (kinds is DataKinds.Text && AttributeEvidence.Telling(member, cancellationToken) is var (attribute, word) && _table.Find(word) is { Kind: not WordEntry.Never } told)
        {
            return new Candidate(member, new NameMatch(told, ImmutableArray<string>.Empty, false), Texts.Resemblance.OfAttribute(attribute));
        }

        foreach (var name in AttributeEvidence.OtherNames(member, cancellationToken))
        {
            if (MatchOf(name) is { } other && (other.Entry.Types & kinds) != 0)
            {
                return new Candidate(member, other, Texts.Resemblance.OfColumn(name));
            }
        }

        return null;
    }

    private NameMatch? MatchOf(string name)
    {
        if (!_names.TryGetValue(name, out var match))
        {
            match = _names.GetOrAdd(name, NameMatch.Of(_table, name) ?? s_nothing);
        }

        return match as NameMatch;
    }

    /// <summary>Whether a mark, an exception, or the member's own type already says what it is.</summary>
    private bool IsSettled(ISymbol member) =>
        !marks.CategoriesOf(member).IsEmpty
        || marks.IsExcepted(member)
        || marks.IsOnlineIdentifier(member)
        || marks.Anonymizes(member)
        || !marks.ShapeOf(TypeOf(member)).IsEmpty;

    /// <summary>Whether it implements a member of this compilation that is suggested itself: the mark there counts here.</summary>
    private bool RepeatsBase(ISymbol member) =>
        MarkTable.Declarations(member).Skip(1).Any(declared =>
            SymbolEqualityComparer.Default.Equals(declared.ContainingAssembly, member.ContainingAssembly)
            && MatchOf(declared.Name) is { } match
            && (!match.Entry.NeedsPerson || match.NamesPerson || TypeWords.Of(_table, declared.ContainingType, null).IsPerson));

    /// <summary>
    /// Whether data is kept here, or nobody can see where: what a property works out from others is followed there, and a
    /// property around a field of the same name is the field's.
    /// </summary>
    private static bool HoldsData(ISymbol member, INamedTypeSymbol type, ImmutableArray<ISymbol> members)
    {
        if (member is not IPropertySymbol property || property.IsAbstract || type.TypeKind == TypeKind.Interface)
        {
            return true;
        }

        foreach (var other in members)
        {
            if (other is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
            {
                return true;
            }
        }

        return property.SetMethod is not null
            && !members.Any(other => other is IFieldSymbol { IsImplicitlyDeclared: false } && string.Equals(other.Name.TrimStart('_'), property.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The type of an instance member that somebody wrote to hold data; null for everything else.</summary>
    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false, AssociatedSymbol: null } field => field.Type,
        IPropertySymbol { IsStatic: false, IsIndexer: false, IsOverride: false, ExplicitInterfaceImplementations.IsEmpty: true, Name: not "EqualityContract" } property
            when !property.DeclaringSyntaxReferences.IsEmpty => property.Type,
        _ => null,
    };
}
