namespace HumanResources.Customers;

/// <summary>Sign-ups for seminars.</summary>
[Purpose(Purpose.ServiceInformation)]
internal static class SeminarEndpoints
{
    public static void MapSeminars(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/seminars");

        // Data comes in, and nothing says so.
        group.MapPost("/guests",
            (Subscription guest, INewsletter newsletter, CancellationToken cancellation) => // PD3001: Customer
                newsletter.SubscribeAsync(guest, null, cancellation));

        // It says so, but not where people are told what for.
        group.MapPost("/speakers", [Collects(Category.Customer, Minors = Minors.NotDirectedAtMinors)] // PD3001: Customer
            (Subscription speaker, INewsletter newsletter, CancellationToken cancellation) =>
                newsletter.SubscribeAsync(speaker, null, cancellation));

        // A seminar at a school, and not a word about children.
        group.MapPost("/pupils", [Collects(Category.Customer, Notice = Notices.Customers)] // PD3002: Customer -> 15
            (Subscription pupil, INewsletter newsletter, CancellationToken cancellation) =>
                newsletter.SubscribeAsync(pupil, null, cancellation));
    }
}
