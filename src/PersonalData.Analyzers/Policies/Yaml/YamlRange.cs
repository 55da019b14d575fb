namespace PersonalData.Analyzers.Policies.Yaml;

/// <summary>What to read: the text from <paramref name="Start"/> to <paramref name="End"/>.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">The one behind the last.</param>
/// <param name="Section">The section whose entries stand there; null when they are sections themselves.</param>
internal readonly record struct YamlRange(int Start, int End, YamlMapping? Section);
