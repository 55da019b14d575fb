using System.Collections.Immutable;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>Everything that the registry says, in the order in which it says it.</summary>
internal sealed record RegistryContent(
    RegistryPolicyContent Policy,
    EquatableArray<RegistryMemberContent> Members,
    EquatableArray<RegistryActivityContent> Activities)
{
    /// <summary>Puts the marks of each declaration together and adds what only its code shows.</summary>
    public static RegistryContent Of(RegistryPolicyContent policy, CodeScan scan)
    {
        var around = scan.Activities.ToDictionary(s => s.Target);
        var members = ImmutableArray.CreateBuilder<RegistryMemberContent>();
        var activities = ImmutableArray.CreateBuilder<RegistryActivityContent>();

        // The order of files is the build's business and must not show.
        foreach (var group in scan.Marks.GroupBy(m => m.Target).OrderBy(g => g.Key))
        {
            if (group.Any(m => m.Kind.IsOfMember()))
            {
                members.Add(RegistryMemberContent.Of(group.Key, group));
            }

            if (group.Any(m => m.Kind.IsOfActivity()))
            {
                around.TryGetValue(group.Key, out var found);
                activities.Add(RegistryActivityContent.Of(group.Key, group, found ?? ActivitySurroundings.NoneOf(group.Key)));
            }
        }

        return new(policy, members.ToImmutable(), activities.ToImmutable());
    }
}

/// <summary>The part of the policy that the registry repeats. Positions in the file are left out: they mean nothing in a built assembly.</summary>
internal sealed record RegistryPolicyContent(
    PolicyFacts Facts,
    EquatableArray<CategoryDefinition> Categories,
    EquatableArray<PurposeDefinition> Purposes,
    EquatableArray<RecipientDefinition> Recipients,
    MinorsDefinition? Minors)
{
    public static RegistryPolicyContent Of(PrivacyPolicy policy) =>
        new(policy.Facts, policy.Categories, policy.Purposes, policy.Recipients, policy.Minors);

    public int? GuardianConsentUnder(string category) =>
        Minors is not null && Minors.Categories.Contains(category) ? Minors.Under : null;
}

/// <summary>A marked member, or a part of one.</summary>
internal sealed record RegistryMemberContent(
    DeclarationId Target, EquatableArray<string> Categories, bool IsOnlineIdentifier, string? NotPersonalData)
{
    public static RegistryMemberContent Of(DeclarationId target, IEnumerable<DeclaredMark> marks)
    {
        var all = marks.ToList();
        return new(
            target,
            all.Where(m => m.Kind == MarkKind.PersonalData).Select(m => m.Arguments[0]).Sorted(),
            all.Any(m => m.Kind == MarkKind.OnlineIdentifier),
            all.FirstOrDefault(m => m.Kind == MarkKind.NotPersonalData)?.Arguments[0]);
    }
}

/// <summary>Code that does something with personal data.</summary>
internal sealed record RegistryActivityContent(
    DeclarationId Target,
    EquatableArray<string> Purposes,
    EquatableArray<string> Categories,
    EquatableArray<string> Recipients,
    EquatableArray<DeclaredMark> LegalBases,
    EquatableArray<DeclaredMark> Collects,
    EquatableArray<DeclaredMark> Requests)
{
    public static RegistryActivityContent Of(
        DeclarationId target, IEnumerable<DeclaredMark> marks, ActivitySurroundings surroundings)
    {
        var all = marks.ToList();
        var purposes = all.FirstOrDefault(m => m.Kind == MarkKind.Purpose)?.Arguments ?? surroundings.Purposes;
        return new(
            target,
            purposes,
            all.Where(m => m.Kind == MarkKind.Collects).Select(m => m.Arguments[0]).Concat(surroundings.Categories).Sorted(),
            all.Where(m => m.Kind == MarkKind.DisclosesTo).Select(m => m.Arguments[0]).Concat(surroundings.Recipients).Sorted(),
            OfKind(MarkKind.LegalBasis, surroundings.LegalBases.Select(b => b with { Target = target })),
            OfKind(MarkKind.Collects),
            OfKind(MarkKind.HandlesRequest));

        EquatableArray<DeclaredMark> OfKind(MarkKind kind, IEnumerable<DeclaredMark>? more = null) =>
            all.Where(m => m.Kind == kind)
                .Concat(more ?? [])
                .Distinct()
                .OrderBy(m => string.Join("\n", m.Arguments.Items), StringComparer.Ordinal)
                .ToEquatableArray();
    }
}

/// <summary>
/// What an activity's own marks don't say: what is in force from the declarations around it, and what its code takes in.
/// </summary>
internal sealed record ActivitySurroundings(
    DeclarationId Target,
    EquatableArray<string> Purposes,
    EquatableArray<string> Categories,
    EquatableArray<string> Recipients,
    EquatableArray<DeclaredMark> LegalBases)
{
    public static ActivitySurroundings NoneOf(DeclarationId target) => new(
        target, EquatableArray<string>.Empty, EquatableArray<string>.Empty, EquatableArray<string>.Empty, EquatableArray<DeclaredMark>.Empty);
}

internal static class RegistryOrder
{
    public static bool IsOfMember(this MarkKind kind) =>
        kind is MarkKind.PersonalData or MarkKind.OnlineIdentifier or MarkKind.NotPersonalData;

    public static bool IsOfActivity(this MarkKind kind) =>
        kind is MarkKind.Purpose or MarkKind.DisclosesTo or MarkKind.Collects or MarkKind.HandlesRequest;

    public static EquatableArray<string> Sorted(this IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray();
}
