using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Collections;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// The names of the policy as constants, so that marks complete in the editor and show the policy's own words. Compiles
/// with whatever could be read of a policy: names that C# can't take are left out, they are reported as PD5001.
/// </summary>
internal sealed record Vocabulary(EquatableArray<VocabularyClass> Classes)
{
    public static Vocabulary Of(PrivacyPolicy policy) => new(new[]
    {
        VocabularyClass.Of(
            "Category",
            "Categories of people whose data the privacy policy speaks of.",
            policy.Categories.Select(c => new VocabularyName(c.Name, c.Title, c.Description, UsesOf(c)))),
        VocabularyClass.Of(
            "Purpose",
            "Purposes that the privacy policy knows.",
            policy.Purposes.Select(p => new VocabularyName(p.Name, p.Title, p.Description, p.Within is null ? null : "Within " + p.Within + "."))),
        VocabularyClass.Of(
            "Recipient",
            "Those outside the company who receive personal data under the privacy policy.",
            policy.Recipients.Select(r => new VocabularyName(r.Name, r.Title, r.Description, RelationshipOf(r)))),
    }.ToEquatableArray());

    public SourceText ToSource(bool embedded)
    {
        var code = new StringBuilder(GeneratedCode.Header);
        code.Append("namespace PersonalData\n{\n");
        for (var i = 0; i < Classes.Count; i++)
        {
            if (i > 0)
            {
                code.Append('\n');
            }

            Classes[i].AppendTo(code, embedded);
        }

        return code.Append("}\n").AsSource();
    }

    private static string? UsesOf(CategoryDefinition category) => category.Purposes switch
    {
        null => null,
        { Count: 0 } => "Allowed for no purpose.",
        { } purposes => "Allowed for " + string.Join(", ", purposes.Items) + ".",
    };

    private static string? RelationshipOf(RecipientDefinition recipient) => recipient.Relationship switch
    {
        Relationship.Processor => "Processor (policy section 8).",
        Relationship.JointUse => "Joint use (policy section 9).",
        Relationship.ThirdParty => "Third party (policy section 10).",
        _ => null,
    };
}

/// <summary>One of the classes of constants.</summary>
internal sealed record VocabularyClass(string Name, string Summary, EquatableArray<VocabularyName> Names)
{
    public static VocabularyClass Of(string name, string summary, IEnumerable<VocabularyName> names)
    {
        // Two names are one to the compiler when they differ in invisible formatting characters only.
        var taken = new HashSet<string>(StringComparer.Ordinal) { name };
        return new(name, summary, names
            .Where(n => SyntaxFacts.IsValidIdentifier(n.Name) && taken.Add(SyntaxFactory.ParseToken("@" + n.Name).ValueText))
            .ToEquatableArray());
    }

    public void AppendTo(StringBuilder code, bool embedded)
    {
        code.Append("    /// <summary>").AppendXml(Summary).Append("</summary>\n");
        if (embedded)
        {
            code.Append("    ").Append(GeneratedCode.Embedded).Append('\n');
        }

        code.Append("    internal static class ").Append(Name).Append("\n    {\n");
        for (var i = 0; i < Names.Count; i++)
        {
            if (i > 0)
            {
                code.Append('\n');
            }

            Names[i].AppendTo(code);
        }

        code.Append("    }\n");
    }
}

/// <summary>One constant. <see cref="Rule"/> is what the policy lays down for the name, in a sentence.</summary>
internal sealed record VocabularyName(string Name, LocalizedText Title, LocalizedText Description, string? Rule)
{
    public void AppendTo(StringBuilder code)
    {
        // The policy's words in every language it has: which one the reader speaks is not known at build time.
        var titles = string.Join(" / ", Title.Texts.Select(t => t.Value).Distinct());
        code.Append("        /// <summary>").AppendXml(titles.Length > 0 ? titles : Name);
        foreach (var description in Description.Texts.Select(t => t.Value).Distinct())
        {
            code.Append("<para>").AppendXml(description).Append("</para>");
        }

        code.Append("</summary>\n");
        if (Rule is not null)
        {
            code.Append("        /// <remarks>").AppendXml(Rule).Append("</remarks>\n");
        }

        var at = SyntaxFacts.GetKeywordKind(Name) == SyntaxKind.None ? "" : "@";
        code.Append("        public const string ").Append(at).Append(Name).Append(" = ").AppendLiteral(Name).Append(";\n");
    }
}
