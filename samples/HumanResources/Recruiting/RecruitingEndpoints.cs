namespace HumanResources.Recruiting;

[Purpose(Purpose.Recruitment)]
internal static class RecruitingEndpoints
{
    private const int AgeOfOwnConsent = 15;

    public static void MapRecruiting(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/recruiting");

        // Whatever takes personal data in says where people were told what for, and what about children.
        group.MapPost("/applications", [Collects(Category.Applicant, Notice = Notices.Recruiting, Minors = Minors.GuardianConsent)]
            async (ApplicationForm form, IRecruiting recruiting, TimeProvider clock, CancellationToken cancellation) =>
            {
                if (LacksGuardian(form, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
                {
                    return Results.BadRequest("Under the age of 15, please name a parent or guardian who agrees.");
                }

                var id = await recruiting.ApplyAsync(form, cancellation);
                return Results.Created($"/recruiting/applicants/{id}", new { id });
            });

        group.MapGet("/applicants", (Stage? stage, IRecruiting recruiting, CancellationToken cancellation) =>
            recruiting.PipelineAsync(stage, cancellation));

        group.MapGet("/applicants/{id:int}", async (int id, IRecruiting recruiting, CancellationToken cancellation) =>
            await recruiting.FindAsync(id, cancellation) is { } applicant ? Results.Ok(applicant) : Results.NotFound());

        group.MapPost("/applicants/{id:int}/interviews",
            async (int id, InterviewSlot slot, IRecruiting recruiting, CancellationToken cancellation) =>
                await recruiting.InviteAsync(id, slot.At, cancellation) ? Results.Accepted() : Results.NotFound());

        group.MapPost("/applicants/{id:int}/stage",
            async (int id, StageChange change, IRecruiting recruiting, CancellationToken cancellation) =>
                await recruiting.AdvanceAsync(id, change.Next, cancellation) ? Results.NoContent() : Results.Conflict());

        group.MapPost("/applicants/{id:int}/proposal", async (int id, IRecruiting recruiting, CancellationToken cancellation) =>
            await recruiting.ProposeToGroupAsync(id, cancellation) ? Results.Accepted() : Results.Conflict());

        group.MapGet("/statistics/sources", [Purpose(Purpose.RecruitmentStrategy)]
            (RecruitmentStatistics statistics, CancellationToken cancellation) => statistics.BySourceAsync(cancellation));

        group.MapGet("/statistics/ages", [Purpose(Purpose.RecruitmentStrategy)]
            (RecruitmentStatistics statistics, CancellationToken cancellation) => statistics.ByAgeAsync(cancellation));
    }

    private static bool LacksGuardian(ApplicationForm form, DateOnly today) =>
        form.BirthDate.AddYears(AgeOfOwnConsent) > today && string.IsNullOrWhiteSpace(form.GuardianName);
}
