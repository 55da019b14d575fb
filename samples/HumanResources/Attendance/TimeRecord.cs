namespace HumanResources.Attendance;

/// <summary>One day of work.</summary>
[PersonalData(Category.Employee)]
public sealed class TimeRecord
{
    [NotPersonalData(NotPersonal.RowNumber)]
    public int Id { get; init; }

    [NotPersonalData(NotPersonal.RowNumber)]
    public int EmployeeId { get; init; }

    public required DateOnly Day { get; init; }

    public required TimeOnly From { get; init; }

    public required TimeOnly To { get; init; }

    public int BreakMinutes { get; init; }
}
