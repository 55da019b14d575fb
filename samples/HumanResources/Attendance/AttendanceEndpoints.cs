namespace HumanResources.Attendance;

[Purpose(Purpose.Attendance)]
internal static class AttendanceEndpoints
{
    public static void MapAttendance(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/attendance/{employeeId:int}");

        group.MapPost("/", [Collects(Category.Employee, Notice = Notices.Employees)]
            async (int employeeId, WorkedDay day, IAttendance attendance, CancellationToken cancellation) =>
            {
                await attendance.RecordAsync(employeeId, day, cancellation);
                return Results.NoContent();
            });

        group.MapGet("/{month}", (int employeeId, DateOnly month, IAttendance attendance, CancellationToken cancellation) =>
            attendance.MonthAsync(employeeId, month, cancellation));
    }
}
