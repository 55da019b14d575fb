using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Policies.Yaml;

namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>
/// Reads a policy file. Never throws: whatever is wrong is told, all of it at once, and what could be read stays in
/// force.
/// </summary>
public static class PolicyReader
{
    /// <summary>What is in force of a file that could not be opened.</summary>
    public static PolicyReading Missing()
    {
        var errors = new PolicyErrors(SourceText.From(""));
        errors.Unreadable(default, PolicyMessages.FileMissing);
        return Nothing(errors);
    }

    public static PolicyReading Read(SourceText text)
    {
        var errors = new PolicyErrors(text);
        var content = text.ToString();
        if (Encoding.UTF8.GetByteCount(content) > PolicyFormat.LargestBytes)
        {
            errors.Unreadable(default, PolicyMessages.TooLarge);
            return Nothing(errors);
        }

        content = CharacterCheck.Replace(text, content, errors);
        var tree = YamlTreeReader.Read(text, content, errors);
        return new PolicyTreeReader(tree.Root, tree.IsCutOff, errors).Read();
    }

    private static PolicyReading Nothing(PolicyErrors errors) => new(
        new PrivacyPolicy
        {
            AdequateCountries = Countries.AdequateByDefault,
            Unread = PolicyParts.Purposes | PolicyParts.Categories | PolicyParts.Recipients,
        },
        errors.ToImmutable(),
        ImmutableDictionary<string, ImmutableArray<PurposeListing>>.Empty);
}
