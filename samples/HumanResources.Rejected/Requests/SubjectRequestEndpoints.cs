namespace HumanResources.Requests;

internal static class SubjectRequestEndpoints
{
    public static void MapSubjectRequests(this IEndpointRouteBuilder app)
    {
        MapApplicants(app.MapGroup("/requests/applicants/{id:int}"));
        MapEmployees(app.MapGroup("/requests/employees/{id:int}"));
        MapCustomers(app.MapGroup("/requests/customers/{id:int}"));

        // Whoever can't tell which of these is theirs asks a person (policy section 17).
        app.MapGet("/requests/contact", () => Results.Text(PurposeRegistry.Policy.Contact));
    }

    [Purpose(Purpose.Recruitment)]
    private static void MapApplicants(RouteGroupBuilder group)
    {
        group.MapGet("/", (int id, ApplicantRequests requests, CancellationToken cancellation) =>
            requests.DiscloseAsync(id, cancellation));
        group.MapPatch("/", [Collects(Category.Applicant, Notice = Notices.Recruiting, Minors = Minors.GuardianConsent)]
            (int id, ApplicantCorrection correction, ApplicantRequests requests, CancellationToken cancellation) =>
                requests.CorrectAsync(id, correction, cancellation));
        group.MapDelete("/", (int id, ApplicantRequests requests, CancellationToken cancellation) =>
            requests.CeaseUseAsync(id, cancellation));
    }

    [Purpose(Purpose.PersonnelAdministration)]
    private static void MapEmployees(RouteGroupBuilder group)
    {
        group.MapGet("/", (int id, EmployeeRequests requests, CancellationToken cancellation) =>
            requests.DiscloseAsync(id, cancellation));
        group.MapPatch("/", [Collects(Category.Employee, Notice = Notices.Employees)]
            (int id, EmployeeCorrection correction, EmployeeRequests requests, CancellationToken cancellation) =>
                requests.CorrectAsync(id, correction, cancellation));
        group.MapDelete("/", (int id, EmployeeRequests requests, CancellationToken cancellation) =>
            requests.CeaseUseAsync(id, cancellation));
    }

    [Purpose(Purpose.InquiryResponse)]
    private static void MapCustomers(RouteGroupBuilder group)
    {
        group.MapGet("/", (int id, CustomerRequests requests, CancellationToken cancellation) =>
            requests.DiscloseAsync(id, cancellation));
        group.MapPatch("/", [Collects(Category.Customer, Notice = Notices.Customers, Minors = Minors.NotDirectedAtMinors)]
            (int id, CustomerCorrection correction, CustomerRequests requests, CancellationToken cancellation) =>
                requests.CorrectAsync(id, correction, cancellation));
        group.MapDelete("/", (int id, CustomerRequests requests, CancellationToken cancellation) =>
            requests.CeaseUseAsync(id, cancellation));
    }
}
