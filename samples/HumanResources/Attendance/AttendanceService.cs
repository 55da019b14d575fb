using HumanResources.Data;

namespace HumanResources.Attendance;

// The interface gives its members their purpose; the private ones below have it from here.
[Purpose(Purpose.Attendance)]
internal sealed class AttendanceService(HumanResourcesDb db) : IAttendance
{
    private const int AgreedMinutesPerDay = 8 * 60;

    public async Task RecordAsync(int employeeId, WorkedDay day, CancellationToken cancellation)
    {
        db.TimeRecords.Add(new TimeRecord
        {
            EmployeeId = employeeId,
            Day = day.Day,
            From = day.From,
            To = day.To,
            BreakMinutes = day.BreakMinutes,
        });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<IReadOnlyList<TimeRecord>> MonthAsync(int employeeId, DateOnly month, CancellationToken cancellation) =>
        await Month(month).Where(record => record.EmployeeId == employeeId).OrderBy(record => record.Day).ToListAsync(cancellation);

    [return: PersonalData(Category.Employee)]
    public async Task<IReadOnlyDictionary<int, int>> OvertimeAsync(DateOnly month, CancellationToken cancellation)
    {
        var overtime = new Dictionary<int, int>();
        await foreach (var record in Month(month).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var beyond = Math.Max(0, WorkedMinutes(record) - AgreedMinutesPerDay);
            overtime[record.EmployeeId] = overtime.GetValueOrDefault(record.EmployeeId) + beyond;
        }

        return overtime;
    }

    private IQueryable<TimeRecord> Month(DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var next = first.AddMonths(1);
        return db.TimeRecords.Where(record => record.Day >= first && record.Day < next);
    }

    private static int WorkedMinutes(TimeRecord record) => (int)(record.To - record.From).TotalMinutes - record.BreakMinutes;
}
