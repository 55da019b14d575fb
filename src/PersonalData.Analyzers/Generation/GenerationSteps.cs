namespace PersonalData.Analyzers.Generation;

/// <summary>Names of the pipeline's steps, by which tests ask why each ran.</summary>
internal static class GenerationSteps
{
    public const string Policy = nameof(Policy);
    public const string Vocabulary = nameof(Vocabulary);
    public const string EmbeddedAttribute = nameof(EmbeddedAttribute);
    public const string Annotations = nameof(Annotations);
    public const string IsRegistryWanted = nameof(IsRegistryWanted);
    public const string Sites = nameof(Sites);
    public const string AllSites = nameof(AllSites);
    public const string CodeScan = nameof(CodeScan);
    public const string Registry = nameof(Registry);
}
