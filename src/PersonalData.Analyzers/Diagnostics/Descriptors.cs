using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Diagnostics;

/// <summary>
/// Every diagnostic that the package reports. A rule whose message has several forms has a descriptor for each; they
/// share the id, so that a severity is set for all at once. The message's arguments are named in each remark, in order.
/// </summary>
/// <remarks>A <c>hint</c> is one of <see cref="ConsentHints"/>; a <c>way</c> is made by <see cref="Names.Way"/>.</remarks>
internal static class Descriptors
{
    /// <summary>Where the pages of the rules are.</summary>
    public const string HelpRoot = "https://github.com/personaldata-analyzers/PersonalData.Analyzers/blob/main/docs/rules/";

    public const string RuleCategory = "PersonalData";

    /// <remarks>source, category, purpose, sink, hint</remarks>
    public static readonly DiagnosticDescriptor PurposeNotAllowedArgument =
        Create(RuleIds.PurposeNotAllowed, RuleCategory, DiagnosticSeverity.Error, "PD1001_Argument");

    /// <remarks>source, category, purpose, method, hint</remarks>
    public static readonly DiagnosticDescriptor PurposeNotAllowedRead =
        Create(RuleIds.PurposeNotAllowed, RuleCategory, DiagnosticSeverity.Error, "PD1001_Read");

    /// <remarks>parameter, category, purpose, method, hint</remarks>
    public static readonly DiagnosticDescriptor PurposeNotAllowedSignature =
        Create(RuleIds.PurposeNotAllowed, RuleCategory, DiagnosticSeverity.Error, "PD1001_Signature");

    /// <remarks>source, category, purpose, helper, sink, way, hint</remarks>
    public static readonly DiagnosticDescriptor PurposeNotAllowedForwarded =
        Create(RuleIds.PurposeNotAllowed, RuleCategory, DiagnosticSeverity.Error, "PD1001_Forwarded");

    /// <remarks>source, category, purpose, helper, way, hint</remarks>
    public static readonly DiagnosticDescriptor PurposeNotAllowedOnBehalf =
        Create(RuleIds.PurposeNotAllowed, RuleCategory, DiagnosticSeverity.Error, "PD1001_OnBehalf");

    /// <remarks>source, category, store</remarks>
    public static readonly DiagnosticDescriptor UnmarkedStore =
        Create(RuleIds.UnmarkedStore, RuleCategory, DiagnosticSeverity.Warning, "PD1002");

    /// <remarks>source, its category, the target's categories, target</remarks>
    public static readonly DiagnosticDescriptor OtherCategory =
        Create(RuleIds.OtherCategory, RuleCategory, DiagnosticSeverity.Warning, "PD1003");

    /// <remarks>member, its purposes, base member, purposes of that</remarks>
    public static readonly DiagnosticDescriptor OverrideWidensPurpose =
        Create(RuleIds.OverrideWidensPurpose, RuleCategory, DiagnosticSeverity.Warning, "PD1004");

    /// <remarks>method, categories</remarks>
    public static readonly DiagnosticDescriptor NoPurposeDeclared =
        Create(RuleIds.NoPurposeDeclared, RuleCategory, DiagnosticSeverity.Info, "PD1005");

    /// <remarks>source, category, recipient, sink, hint</remarks>
    public static readonly DiagnosticDescriptor ThirdPartyWithoutConsent =
        Create(RuleIds.ThirdPartyWithoutConsent, RuleCategory, DiagnosticSeverity.Error, "PD2001");

    /// <remarks>source, category, recipient, sink, why (<see cref="Texts.JointUse"/>), hint</remarks>
    public static readonly DiagnosticDescriptor JointUseBeyondScope =
        Create(RuleIds.JointUseBeyondScope, RuleCategory, DiagnosticSeverity.Error, "PD2002");

    /// <remarks>source, category, recipient, country, sink, hint</remarks>
    public static readonly DiagnosticDescriptor TransferWithoutSafeguard =
        Create(RuleIds.TransferWithoutSafeguard, RuleCategory, DiagnosticSeverity.Error, "PD2003");

    /// <remarks>source, category, recipient, sink</remarks>
    public static readonly DiagnosticDescriptor ProcessorWithoutContract =
        Create(RuleIds.ProcessorWithoutContract, RuleCategory, DiagnosticSeverity.Error, "PD2004");

    /// <remarks>source, category, sink</remarks>
    public static readonly DiagnosticDescriptor WrittenToLog =
        Create(RuleIds.WrittenToLog, RuleCategory, DiagnosticSeverity.Warning, "PD2005");

    /// <remarks>source, category, sink</remarks>
    public static readonly DiagnosticDescriptor SentToNobodyDeclared =
        Create(RuleIds.SentToNobodyDeclared, RuleCategory, DiagnosticSeverity.Warning, "PD2006");

    /// <remarks>category, member with the <c>[Collects]</c></remarks>
    public static readonly DiagnosticDescriptor CollectedWithoutNotice =
        Create(RuleIds.CollectedWithoutNotice, RuleCategory, DiagnosticSeverity.Warning, "PD3001_Collects");

    /// <remarks>category, handler</remarks>
    public static readonly DiagnosticDescriptor EndpointWithoutCollects =
        Create(RuleIds.CollectedWithoutNotice, RuleCategory, DiagnosticSeverity.Warning, "PD3001_Endpoint");

    /// <remarks>category, member with the <c>[Collects]</c>, age in years</remarks>
    public static readonly DiagnosticDescriptor CollectionSilentOnMinors =
        Create(RuleIds.CollectionSilentOnMinors, RuleCategory, DiagnosticSeverity.Warning, "PD3002");

    /// <remarks>category, kind of request</remarks>
    public static readonly DiagnosticDescriptor NoRequestHandler =
        Create(RuleIds.NoRequestHandler, RuleCategory, DiagnosticSeverity.Warning, "PD4001", WellKnownDiagnosticTags.CompilationEnd);

    /// <remarks>handler, kind of request</remarks>
    public static readonly DiagnosticDescriptor HandlerWithoutReason =
        Create(RuleIds.HandlerWithoutReason, RuleCategory, DiagnosticSeverity.Warning, "PD4002");

    /// <remarks>the whole sentence, localizable</remarks>
    public static readonly DiagnosticDescriptor PolicyUnreadable =
        CreateFree(RuleIds.PolicyUnreadable, RuleCategory, DiagnosticSeverity.Error);

    /// <remarks>the whole sentence, localizable</remarks>
    public static readonly DiagnosticDescriptor PolicyContradiction =
        CreateFree(RuleIds.PolicyContradiction, RuleCategory, DiagnosticSeverity.Error);

    /// <remarks>the whole sentence, localizable</remarks>
    public static readonly DiagnosticDescriptor PurposeAddedSilently =
        CreateFree(RuleIds.PurposeAddedSilently, RuleCategory, DiagnosticSeverity.Error);

    /// <remarks>the whole sentence, localizable</remarks>
    public static readonly DiagnosticDescriptor UnknownName =
        CreateFree(RuleIds.UnknownName, RuleCategory, DiagnosticSeverity.Error);

    /// <remarks>attribute, member, what is missing (<see cref="Texts.Missing"/>)</remarks>
    public static readonly DiagnosticDescriptor GroundWithoutReference =
        Create(RuleIds.GroundWithoutReference, RuleCategory, DiagnosticSeverity.Warning, "PD5005");

    /// <remarks>attribute, member</remarks>
    public static readonly DiagnosticDescriptor GroundNotNeeded =
        Create(RuleIds.GroundNotNeeded, RuleCategory, DiagnosticSeverity.Info, "PD5006", WellKnownDiagnosticTags.CompilationEnd);

    /// <remarks>attribute, member</remarks>
    public static readonly DiagnosticDescriptor ExceptionNotNeeded =
        Create(RuleIds.GroundNotNeeded, RuleCategory, DiagnosticSeverity.Info, "PD5006");

    /// <remarks>member, reason (<see cref="Texts.Resemblance"/>), category</remarks>
    public static readonly DiagnosticDescriptor LooksLikePersonalData =
        Create(RuleIds.LooksLikePersonalData, RuleCategory, DiagnosticSeverity.Info, "PD6001");

    /// <remarks>member, reason (<see cref="Texts.Resemblance"/>); where nothing tells which category it is of</remarks>
    public static readonly DiagnosticDescriptor LooksLikeSomebodysData =
        Create(RuleIds.LooksLikePersonalData, RuleCategory, DiagnosticSeverity.Info, "PD6001_NoCategory");

    private static DiagnosticDescriptor Create(
        string id, string category, DiagnosticSeverity defaultSeverity, string messageKey, params string[] customTags) =>
        CreateCore(id, category, defaultSeverity, Texts.Get(messageKey), customTags);

    /// <summary>A rule about the policy file: the sentence depends on what is wrong there, so it comes as the argument.</summary>
    private static DiagnosticDescriptor CreateFree(string id, string category, DiagnosticSeverity defaultSeverity) =>
        CreateCore(id, category, defaultSeverity, "{0}");

    private static DiagnosticDescriptor CreateCore(
        string id, string category, DiagnosticSeverity severity, LocalizableString message, params string[] customTags) =>
        new(
            id,
            Texts.Get(id + "_Title"),
            message,
            category,
            severity,
            isEnabledByDefault: true,
            Texts.Get(id + "_Description"),
            HelpRoot + id + ".md",
            customTags);
}
