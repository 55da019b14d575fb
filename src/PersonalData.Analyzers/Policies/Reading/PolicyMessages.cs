namespace PersonalData.Analyzers.Policies.Reading;

/// <summary>Names of the sentences, in the resources, that say what is wrong with a policy file.</summary>
internal static class PolicyMessages
{
    public const string FileMissing = "Policy_FileMissing";
    public const string TooLarge = "Policy_TooLarge";
    public const string TooManyErrors = "Policy_TooManyErrors";
    public const string NotUtf8 = "Policy_NotUtf8";
    public const string ForbiddenCharacter = "Policy_ForbiddenCharacter";
    public const string Syntax = "Policy_Syntax";
    public const string SyntaxTab = "Policy_SyntaxTab";
    public const string SyntaxUnclosed = "Policy_SyntaxUnclosed";
    public const string SyntaxQuote = "Policy_SyntaxQuote";
    public const string SyntaxColon = "Policy_SyntaxColon";
    public const string SyntaxIndentation = "Policy_SyntaxIndentation";
    public const string TooDeep = "Policy_TooDeep";
    public const string SecondDocument = "Policy_SecondDocument";
    public const string Anchor = "Policy_Anchor";
    public const string Alias = "Policy_Alias";
    public const string Tag = "Policy_Tag";
    public const string KeyNotText = "Policy_KeyNotText";
    public const string UnknownKey = "Policy_UnknownKey";
    public const string DuplicateKey = "Policy_DuplicateKey";
    public const string MissingKey = "Policy_MissingKey";
    public const string ExpectedMap = "Policy_ExpectedMap";
    public const string ExpectedList = "Policy_ExpectedList";
    public const string ExpectedText = "Policy_ExpectedText";
    public const string ExpectedTextOrList = "Policy_ExpectedTextOrList";
    public const string ExpectedLocalizedText = "Policy_ExpectedLocalizedText";
    public const string ExpectedLanguage = "Policy_ExpectedLanguage";
    public const string ExpectedAge = "Policy_ExpectedAge";
    public const string ExpectedDate = "Policy_ExpectedDate";
    public const string ExpectedValue = "Policy_ExpectedValue";
    public const string ExpectedMemberId = "Policy_ExpectedMemberId";
    public const string ExpectedMethodId = "Policy_ExpectedMethodId";
    public const string ExpectedFlow = "Policy_ExpectedFlow";
    public const string EmptyAnnotation = "Policy_EmptyAnnotation";
    public const string NotIdentifier = "Policy_NotIdentifier";
    public const string ReservedName = "Policy_ReservedName";
    public const string Cycle = "Policy_Cycle";
    public const string Succession = "Policy_Succession";
    public const string JointUseScope = "Policy_JointUseScope";
    public const string Country = "Policy_Country";
    public const string UnknownCategory = "Policy_UnknownCategory";
    public const string UnknownPurpose = "Policy_UnknownPurpose";
    public const string UnknownRecipient = "Policy_UnknownRecipient";
    public const string DidYouMean = "Policy_DidYouMean";
    public const string ChangeMissing = "Policy_ChangeMissing";
    public const string ChangeWithoutRelation = "Policy_ChangeWithoutRelation";
    public const string ChangeRelationNotPublished = "Policy_ChangeRelationNotPublished";
    public const string ChangeWithoutNotice = "Policy_ChangeWithoutNotice";
    public const string ChangeWithoutDate = "Policy_ChangeWithoutDate";
}
