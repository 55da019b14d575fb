namespace HumanResources.Onboarding;

[Purpose(Purpose.Onboarding)]
internal static class OnboardingEndpoints
{
    public static void MapOnboarding(this IEndpointRouteBuilder app) =>
        app.MapPost("/onboarding/{applicantId:int}", [Collects(Category.Applicant, Notice = Notices.Recruiting, Minors = Minors.GuardianConsent)]
            async (int applicantId, EmploymentTerms terms, IOnboarding onboarding, CancellationToken cancellation) =>
                await onboarding.HireAsync(applicantId, terms, cancellation) is { } employeeId
                    ? Results.Created($"/personnel/{employeeId}", new { employeeId })
                    : Results.Conflict());
}
