namespace PersonalData.Analyzers.Generation;

/// <summary>Names of the pipeline's steps, by which tests ask why each ran.</summary>
internal static class GenerationSteps
{
    public const string Policy = nameof(Policy);
    public const string Vocabulary = nameof(Vocabulary);
    public const string EmbeddedAttribute = nameof(EmbeddedAttribute);
    public const string Annotations = nameof(Annotations);
    public const string IsRegistryWanted = nameof(IsRegistryWanted);
    public const string Marks = nameof(Marks);
    public const string AllMarks = nameof(AllMarks);
    public const string Activities = nameof(Activities);
    public const string Registry = nameof(Registry);
}
