namespace HumanResources.Benefits;

[Purpose(Purpose.Benefits)]
internal static class BenefitsEndpoints
{
    public static void MapBenefits(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/benefits/{employeeId:int}");

        group.MapPost("/", [Collects(Category.Employee, Notice = Notices.Employees)]
            async (int employeeId, BenefitClaim claim, IBenefits benefits, CancellationToken cancellation) =>
                await benefits.EnrollAsync(employeeId, claim, cancellation) ? Results.NoContent() : Results.Conflict());

        group.MapGet("/", (int employeeId, IBenefits benefits, CancellationToken cancellation) =>
            benefits.AllowanceAsync(employeeId, cancellation));
    }
}
