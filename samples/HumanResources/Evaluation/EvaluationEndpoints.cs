namespace HumanResources.Evaluation;

[Purpose(Purpose.PerformanceEvaluation)]
internal static class EvaluationEndpoints
{
    public static void MapEvaluation(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/evaluation");

        group.MapPost("/{employeeId:int}", [Collects(Category.Employee, Notice = Notices.Employees)]
            async (int employeeId, AppraisalForm form, IEvaluation evaluation, CancellationToken cancellation) =>
            {
                await evaluation.AppraiseAsync(employeeId, form, cancellation);
                return Results.NoContent();
            });

        group.MapGet("/{period}/open", (string period, IEvaluation evaluation, CancellationToken cancellation) =>
            evaluation.OpenAsync(period, cancellation));

        group.MapGet("/{period}/average/{department}",
            (string period, string department, IEvaluation evaluation, CancellationToken cancellation) =>
                evaluation.AverageAsync(department, period, cancellation));
    }
}
