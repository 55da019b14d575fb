namespace HumanResources.Statutory;

[Purpose(Purpose.StatutoryFiling)]
internal static class StatutoryFilingEndpoints
{
    public static void MapStatutoryFiling(this IEndpointRouteBuilder app)
    {
        app.MapGet("/statutory/hired", async (DateOnly from, DateOnly to, SocialInsuranceFiling filing, CancellationToken cancellation) =>
            Results.Text(await filing.HiredAsync(from, to, cancellation), "text/csv"));

        app.MapGet("/statutory/visitors", [LegalBasis(Basis.PublicHealth, "Infectious Diseases Control Act, article 15")]
            async (DateOnly day, ContactTracing tracing, CancellationToken cancellation) =>
                Results.Text(await tracing.VisitorsAsync(day, cancellation), "text/csv"));
    }
}
