using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies.Reading;

namespace PersonalData.Analyzers.Policies;

/// <summary>
/// Finds the policy files among a project's additional files and reads them. Many analyzers ask for the same file, so
/// what was read is kept as long as its text is.
/// </summary>
public static class PolicySource
{
    /// <summary>The metadata, set by the package's build files, that says which policy an additional file is.</summary>
    public const string RoleMetadata = "build_metadata.AdditionalFiles.PersonalDataPolicy";

    private static readonly ConditionalWeakTable<SourceText, PolicyReading> Readings = new();

    private static readonly ImmutableArray<string> CurrentNames =
        ImmutableArray.Create("privacy-policy.yaml", "privacy-policy.yml");

    private static readonly ImmutableArray<string> PublishedNames =
        ImmutableArray.Create("privacy-policy.published.yaml", "privacy-policy.published.yml");

    /// <summary>The policy in force, for an analyzer.</summary>
    public static LoadedPolicy Load(AnalyzerOptions options, CancellationToken cancellationToken = default) =>
        Load(options.AdditionalFiles, options.AnalyzerConfigOptionsProvider, cancellationToken);

    /// <summary>
    /// The policy in force: of the file that the build names, else of the one that is called as policy files are, else
    /// the built-in one.
    /// </summary>
    public static LoadedPolicy Load(
        ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken = default)
    {
        var published = Choose(files, options, PolicyFileRole.Published) is { } old
            ? new PublishedPolicy(old, old.GetText(cancellationToken), Read(old, cancellationToken))
            : null;
        return Choose(files, options, PolicyFileRole.Current) is { } file
            ? new LoadedPolicy(file, file.GetText(cancellationToken), Read(file, cancellationToken), published)
            : new LoadedPolicy(null, null, BuiltInPolicy.Reading, published);
    }

    /// <summary>What was read of a policy file.</summary>
    public static PolicyReading Read(AdditionalText file, CancellationToken cancellationToken = default) =>
        file.GetText(cancellationToken) is { } text ? Readings.GetValue(text, static t => PolicyReader.Read(t)) : PolicyReader.Missing();

    /// <summary>What an additional file is to us, by the build's word or else by its name.</summary>
    public static PolicyFileRole RoleOf(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        StatedRoleOf(file, options) is var stated and not PolicyFileRole.None ? stated : NamedRoleOf(file);

    private static AdditionalText? Choose(
        ImmutableArray<AdditionalText> files, AnalyzerConfigOptionsProvider options, PolicyFileRole role) =>
        files.FirstOrDefault(f => StatedRoleOf(f, options) == role)
            ?? files.FirstOrDefault(f => StatedRoleOf(f, options) == PolicyFileRole.None && NamedRoleOf(f) == role);

    private static PolicyFileRole StatedRoleOf(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        if (!options.GetOptions(file).TryGetValue(RoleMetadata, out var stated))
        {
            return PolicyFileRole.None;
        }

        return string.Equals(stated, nameof(PolicyFileRole.Current), StringComparison.OrdinalIgnoreCase) ? PolicyFileRole.Current
            : string.Equals(stated, nameof(PolicyFileRole.Published), StringComparison.OrdinalIgnoreCase) ? PolicyFileRole.Published
            : PolicyFileRole.None;
    }

    private static PolicyFileRole NamedRoleOf(AdditionalText file)
    {
        var name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
        return CurrentNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? PolicyFileRole.Current
            : PublishedNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? PolicyFileRole.Published
            : PolicyFileRole.None;
    }
}

/// <summary>Which policy an additional file is.</summary>
public enum PolicyFileRole
{
    /// <summary>None: it is about something else.</summary>
    None,

    /// <summary>The policy in force.</summary>
    Current,

    /// <summary>The version last published.</summary>
    Published,
}
