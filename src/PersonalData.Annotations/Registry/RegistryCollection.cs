namespace PersonalData;

/// <summary>An acquisition of personal data from people (policy sections 4 and 5).</summary>
public sealed class RegistryCollection
{
    internal RegistryCollection(string category, string? notice, NoticeExemption noticeExemption, Minors minors)
    {
        Category = category;
        Notice = notice;
        NoticeExemption = noticeExemption;
        Minors = minors;
    }

    /// <summary>Whose data is acquired.</summary>
    public string Category { get; }

    /// <summary>Where people are told the purpose.</summary>
    public string? Notice { get; }

    /// <summary>The exemption that makes a notice unnecessary, if one is claimed.</summary>
    public NoticeExemption NoticeExemption { get; }

    /// <summary>How children are dealt with.</summary>
    public Minors Minors { get; }
}
