namespace PersonalData.Analyzers.Diagnostics;

/// <summary>The id of every rule, by what it says. Ids are for ever: a retired one is never used again.</summary>
internal static class RuleIds
{
    public const string PurposeNotAllowed = "PD1001";
    public const string UnmarkedStore = "PD1002";
    public const string OtherCategory = "PD1003";
    public const string OverrideWidensPurpose = "PD1004";
    public const string NoPurposeDeclared = "PD1005";

    public const string ThirdPartyWithoutConsent = "PD2001";
    public const string JointUseBeyondScope = "PD2002";
    public const string TransferWithoutSafeguard = "PD2003";
    public const string ProcessorWithoutContract = "PD2004";
    public const string WrittenToLog = "PD2005";
    public const string SentToNobodyDeclared = "PD2006";

    public const string CollectedWithoutNotice = "PD3001";
    public const string CollectionSilentOnMinors = "PD3002";

    public const string NoRequestHandler = "PD4001";
    public const string HandlerWithoutReason = "PD4002";

    public const string PolicyUnreadable = "PD5001";
    public const string PolicyContradiction = "PD5002";
    public const string PurposeAddedSilently = "PD5003";
    public const string UnknownName = "PD5004";
    public const string GroundWithoutReference = "PD5005";
    public const string GroundNotNeeded = "PD5006";

    public const string LooksLikePersonalData = "PD6001";
}
