namespace HumanResources.Attendance;

[Purpose(Purpose.Attendance)]
public interface IAttendance
{
    Task RecordAsync(int employeeId, WorkedDay day, CancellationToken cancellation);

    /// <summary>The days of a month on which the employee worked.</summary>
    Task<IReadOnlyList<TimeRecord>> MonthAsync(int employeeId, DateOnly month, CancellationToken cancellation);

    /// <summary>Minutes beyond the agreed time of each employee in a month, by the employee's number.</summary>
    [return: PersonalData(Category.Employee)]
    Task<IReadOnlyDictionary<int, int>> OvertimeAsync(DateOnly month, CancellationToken cancellation);
}

/// <summary>What an employee enters at the end of a day.</summary>
[PersonalData(Category.Employee)]
public sealed record WorkedDay(DateOnly Day, TimeOnly From, TimeOnly To, int BreakMinutes);
