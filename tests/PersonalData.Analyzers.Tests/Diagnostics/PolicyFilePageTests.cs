using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Tests.Diagnostics;

/// <summary><c>docs/policy-file.md</c> shows a file that can be read, and explains every key.</summary>
public class PolicyFilePageTests
{
    private static readonly string Page = RepositoryFiles.Read("docs", "policy-file.md");

    public static TheoryData<string, string> Keys
    {
        get
        {
            var keys = new TheoryData<string, string>();
            Add("policy", PolicyFormat.Policy);
            Add("purposes", PolicyFormat.Purpose);
            Add("categories", PolicyFormat.Category);
            Add("recipients", PolicyFormat.Recipient);
            Add("minors", PolicyFormat.Minors);
            Add("markers", PolicyFormat.Marker);
            Add("annotations", PolicyFormat.Annotation);
            Add("models", PolicyFormat.Model);
            Add("discovery", [.. PolicyFormat.Discovery.Union(PolicyFormat.DiscoveryWords).Union(PolicyFormat.DiscoveryPeople), .. PolicyFormat.WordConditions, .. PolicyFormat.WordTypes]);
            Add("changes", PolicyFormat.Change);
            Add("recipients", [.. PolicyFormat.Relationships.Keys, .. PolicyFormat.Safeguards.Keys]);
            Add("requests", PolicyFormat.Requests);
            return keys;

            void Add(string section, ImmutableArray<string> names)
            {
                foreach (var name in names)
                {
                    keys.Add(section, name);
                }
            }
        }
    }

    [Fact]
    public void Example_IsReadWithoutErrorAndUsesEverySection()
    {
        var example = Regex.Match(Page, "(?ms)^```yaml\n(policy:\n.*?)^```$").Groups[1].Value;

        Assert.Empty(PolicyReader.Read(SourceText.From(example)).Errors);
        Assert.All(PolicyFormat.Root, section => Assert.Matches($"(?m)^{section}:", example));
    }

    [Fact]
    public void EverySection_HasItsHeading() =>
        Assert.All(PolicyFormat.Root, section => Assert.Contains($"\n## {section}\n", Page));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_IsExplainedInItsSection(string section, string key) =>
        Assert.Contains($"`{key}`", Regex.Match(Page, $"(?ms)^## {section}\n(.*?)(?=^## )").Value);
}
