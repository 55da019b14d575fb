using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Policies;

/// <summary>The policy in force where a project has no policy file. It is a policy file itself, read like any other.</summary>
public static class BuiltInPolicy
{
    private const string Resource = "PersonalData.Analyzers.Policies.BuiltIn.privacy-policy.yaml";

    private static readonly Lazy<PolicyReading> LazyReading = new(static () => PolicyReader.Read(Text()));

    /// <summary>What was read of it.</summary>
    public static PolicyReading Reading => LazyReading.Value;

    /// <summary>The policy.</summary>
    public static PrivacyPolicy Policy => Reading.Policy;

    private static SourceText Text()
    {
        using var stream = typeof(BuiltInPolicy).Assembly.GetManifestResourceStream(Resource)!;
        return SourceText.From(stream);
    }
}
