namespace HumanResources.Evaluation;

/// <summary>What a manager thinks of half a year's work.</summary>
[PersonalData(Category.Employee)]
public sealed class Appraisal
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    [NotPersonalData(NotPersonal.RowNumber)]
    public int EmployeeId { get; init; }

    public required string Period { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Score { get; init; }

    public required string Comment { get; init; }
}
