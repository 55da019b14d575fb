using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>The real ASP.NET Core of the SDK that the tests run on, Microsoft.Extensions.* included.</summary>
internal static class SharedFramework
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_aspNetCore = new(Find);

    public static ImmutableArray<MetadataReference> AspNetCore => s_aspNetCore.Value;

    private static ImmutableArray<MetadataReference> Find()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var shared = runtime.Parent!.Parent!;
        var folder = new DirectoryInfo(System.IO.Path.Combine(shared.FullName, "Microsoft.AspNetCore.App"))
            .GetDirectories()
            .OrderBy(d => d.Name == runtime.Name ? 0 : 1)
            .ThenByDescending(d => d.Name, StringComparer.Ordinal)
            .First();
        return [.. folder.GetFiles("*.dll").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => MetadataReference.CreateFromFile(f.FullName))];
    }
}
