using System.Collections.Immutable;
using PersonalData.Analyzers.Policies;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Rules.PolicyFile;

/// <summary>A purpose added to a category in a way that policy section 6 does not let it be.</summary>
/// <param name="Category">The category.</param>
/// <param name="Purpose">The purpose, or the group when a whole group was added.</param>
/// <param name="RelatedTo">What the policy says it is related to, if anything.</param>
/// <param name="Wrong">Names of the sentences that say what is wrong, at least one.</param>
/// <param name="Position">Where the category lists the purpose, or the group that brings it.</param>
internal sealed record PurposeChange(
    string Category, string Purpose, string? RelatedTo, ImmutableArray<string> Wrong, PolicyPosition Position);

/// <summary>
/// PD5003: compares what the policy effectively allows with what the published one did. A purpose may be added when it
/// is related to a published one of the category and people are told of it, which the policy says under <c>changes</c>.
/// </summary>
internal static class PurposeChanges
{
    public static IEnumerable<PurposeChange> Check(LoadedPolicy loaded)
    {
        if (loaded.File is null || loaded.Published is null)
        {
            yield break;
        }

        var published = loaded.Published.Policy;
        foreach (var category in loaded.Policy.Categories)
        {
            // A category that is new, or whose purposes could not be read here or there, has nothing to compare.
            if (category.Purposes is { } listed && published.Category(category.Name)?.Purposes is { } before)
            {
                foreach (var change in Check(loaded, category.Name, listed, before))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<PurposeChange> Check(
        LoadedPolicy loaded, string category, IEnumerable<string> listed, IEnumerable<string> listedBefore)
    {
        var policy = loaded.Policy;
        var published = loaded.Published!.Policy;
        var now = new AllowedPurposes(policy, listed);
        var before = new AllowedPurposes(published, listedBefore);

        bool WasPublished(string purpose) =>
            published.Purpose(purpose) is null
                ? (published.Unread & PolicyParts.Purposes) != 0
                : before.Contains(purpose);

        var added = new HashSet<string>(
            policy.Purposes
                .Where(p => !p.IsWithinUnread && now.Contains(p.Name) && !WasPublished(p.Name))
                .Select(static p => p.Name),
            StringComparer.Ordinal);
        foreach (var purpose in policy.Purposes)
        {
            // What comes with an added group is told once, at the group.
            if (!added.Contains(purpose.Name) || (purpose.Within is { } group && added.Contains(group)))
            {
                continue;
            }

            var change = policy.Changes.FirstOrDefault(c => c.Category == category && c.Purpose == purpose.Name);
            var wrong = Judge(policy, change, WasPublished);
            if (!wrong.IsEmpty && PositionOf(loaded, category, purpose.Name) is { } position)
            {
                yield return new PurposeChange(category, purpose.Name, change?.RelatedTo, wrong, position);
            }
        }
    }

    private static ImmutableArray<string> Judge(PrivacyPolicy policy, ChangeDefinition? change, Func<string, bool> wasPublished)
    {
        if (change is null)
        {
            return ImmutableArray.Create(PolicyMessages.ChangeMissing);
        }

        var wrong = ImmutableArray.CreateBuilder<string>();
        if (change.RelatedTo is null)
        {
            wrong.Add(PolicyMessages.ChangeWithoutRelation);
        }
        else if (policy.Purpose(change.RelatedTo) is not null && !wasPublished(change.RelatedTo))
        {
            wrong.Add(PolicyMessages.ChangeRelationNotPublished);
        }

        if (change.Notice is null)
        {
            wrong.Add(PolicyMessages.ChangeWithoutNotice);
        }

        return wrong.ToImmutable();
    }

    private static PolicyPosition? PositionOf(LoadedPolicy loaded, string category, string purpose)
    {
        var listings = loaded.Reading.Listings[category];
        return (listings.FirstOrDefault(l => l.Purpose == purpose)
            ?? listings.FirstOrDefault(l => loaded.Policy.IsWithin(purpose, l.Purpose)))?.Position;
    }
}
