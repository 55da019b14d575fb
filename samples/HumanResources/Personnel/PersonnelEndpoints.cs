namespace HumanResources.Personnel;

[Purpose(Purpose.PersonnelAdministration)]
internal static class PersonnelEndpoints
{
    public static void MapPersonnel(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/personnel");

        group.MapGet("/{id:int}", async (int id, IPersonnelFile file, CancellationToken cancellation) =>
            await file.FindAsync(id, cancellation) is { } employee ? Results.Ok(employee) : Results.NotFound());

        group.MapGet("/headcount", (IPersonnelFile file, CancellationToken cancellation) => file.HeadcountAsync(cancellation));

        group.MapPost("/{id:int}/post", [Collects(Category.Employee, Notice = Notices.Employees)]
            async (int id, Post post, IPersonnelFile file, CancellationToken cancellation) =>
                await file.TransferAsync(id, post, cancellation) ? Results.NoContent() : Results.NotFound());
    }
}
