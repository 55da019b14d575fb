namespace HumanResources;

/// <summary>Where people read, before they hand over their data, what it will be used for (policy section 5).</summary>
internal static class Notices
{
    public const string Recruiting = "https://example.test/privacy#applicants";
    public const string Customers = "https://example.test/privacy#customers";
    public const string AcquiredCustomers = "https://example.test/privacy#harbor-hosting";
    public const string Employees = "Rules of employment, appendix 3: personal data of employees";
}

/// <summary>Why a member of a marked type is no personal data.</summary>
internal static class NotPersonal
{
    public const string RowNumber = "Row number: says nothing outside this database";
    public const string OrganizationUnit = "Names a part of the company, not a person";
    public const string BookkeepingDate = "When the system did its work, not what it knows of the person";
}
