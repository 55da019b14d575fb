using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Generation;

/// <summary>The marks that the registry lists.</summary>
internal enum MarkKind
{
    /// <summary>Arguments: the category.</summary>
    PersonalData,

    /// <summary>No arguments.</summary>
    OnlineIdentifier,

    /// <summary>Arguments: the reason.</summary>
    NotPersonalData,

    /// <summary>Arguments: the purposes.</summary>
    Purpose,

    /// <summary>Arguments: the recipient.</summary>
    DisclosesTo,

    /// <summary>Arguments: the category, the notice (empty for none), the exemption, how minors are dealt with.</summary>
    Collects,

    /// <summary>Arguments: the basis, the reference.</summary>
    LegalBasis,

    /// <summary>Arguments: the request, the category.</summary>
    HandlesRequest,
}

/// <summary>An attribute of ours as it stands in the source: on what, and with which arguments.</summary>
internal sealed record DeclaredMark(DeclarationId Target, MarkKind Kind, EquatableArray<string> Arguments);
