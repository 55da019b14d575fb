namespace HumanResources.Training;

[Purpose(Purpose.TalentDevelopment)]
internal static class TrainingEndpoints
{
    public static void MapTraining(this IEndpointRouteBuilder app) =>
        app.MapPost("/training/{course}/{department}",
            async (string course, string department, TrainingDesk desk, CancellationToken cancellation) =>
                Results.Ok(new { enrolled = await desk.EnrollAsync(department, course, cancellation) }));
}
