namespace HumanResources.Acquired;

[Purpose(Purpose.Billing)]
internal static class AcquiredEndpoints
{
    public static void MapAcquired(this IEndpointRouteBuilder app) =>
        app.MapGet("/acquired/invoices/{month}", async (DateOnly month, AcquiredBilling billing, CancellationToken cancellation) =>
            Results.Text(await billing.InvoicesAsync(month, cancellation), "text/csv"));
}
