namespace HumanResources.Benefits;

/// <summary>Says that an employee makes use of a benefit.</summary>
[PersonalData(Category.Employee)]
public sealed class BenefitEnrollment
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    [NotPersonalData(NotPersonal.RowNumber)]
    public int EmployeeId { get; init; }

    public required Benefit Benefit { get; init; }

    /// <summary>Who benefits besides the employee: children, a spouse.</summary>
    public required int FamilyMembers { get; init; }
}

public enum Benefit
{
    Housing,
    ChildCare,
    Commuting,
}
