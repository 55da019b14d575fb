namespace PersonalData.Analyzers.Marks;

/// <summary>Names of the attributes of PersonalData.Annotations, without namespace.</summary>
internal static class AnnotationNames
{
    public const string Namespace = "PersonalData";
    public const string Assembly = "PersonalData.Annotations";

    public const string PersonalData = "PersonalDataAttribute";
    public const string NotPersonalData = "NotPersonalDataAttribute";
    public const string OnlineIdentifier = "OnlineIdentifierAttribute";
    public const string Purpose = "PurposeAttribute";
    public const string DisclosesTo = "DisclosesToAttribute";
    public const string Collects = "CollectsAttribute";
    public const string LegalBasis = "LegalBasisAttribute";
    public const string ConsentCheck = "ConsentCheckAttribute";
    public const string DataSubject = "DataSubjectAttribute";
    public const string Reclassifies = "ReclassifiesAttribute";
    public const string Anonymizes = "AnonymizesAttribute";
    public const string HandlesRequest = "HandlesRequestAttribute";
}
