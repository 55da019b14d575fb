using HumanResources.Recruiting;

namespace HumanResources.Customers;

internal static class CampaignEndpoints
{
    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        // The purpose of a lambda is its own, wherever it stands.
        app.MapPost("/campaigns/applicants/{id:int}", [Purpose(Purpose.ServiceInformation)]
            async (int id, Issue issue, IRecruiting recruiting, INewsletter newsletter, CancellationToken cancellation) =>
            {
                var applicant = await recruiting.FindAsync(id, cancellation); // PD1001: Applicant -> ServiceInformation
                if (applicant is null)
                {
                    return Results.NotFound();
                }

                await newsletter.SendAsync(
                    applicant.FullName, // PD1003: Applicant -> Customer
                    applicant.Email, // PD1003: Applicant -> Customer
                    issue,
                    cancellation);
                return Results.Accepted();
            });
    }
}
