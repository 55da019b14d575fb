using HumanResources.Site;

namespace HumanResources.Customers;

internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder app)
    {
        MapNewsletter(app.MapGroup("/newsletter"));
        MapInquiries(app.MapGroup("/inquiries"));
    }

    [Purpose(Purpose.ServiceInformation)]
    private static void MapNewsletter(RouteGroupBuilder group)
    {
        group.MapPost("/subscriptions", [Collects(Category.Customer, Notice = Notices.Customers, Minors = Minors.NotDirectedAtMinors)]
            async (Subscription subscription, HttpRequest request, INewsletter newsletter, CancellationToken cancellation) =>
            {
                await newsletter.SubscribeAsync(subscription, request.Cookies[PageView.CookieName], cancellation);
                return Results.NoContent();
            });

        group.MapPost("/issues", async (Issue issue, INewsletter newsletter, CancellationToken cancellation) =>
            Results.Ok(new { sent = await newsletter.PublishAsync(issue, cancellation) }));
    }

    [Purpose(Purpose.InquiryResponse)]
    private static void MapInquiries(RouteGroupBuilder group)
    {
        // Who writes to us with a question knows what we will use the address for (policy section 5).
        group.MapPost("/", [Collects(Category.Customer, NoticeExemption = NoticeExemption.EvidentFromContext, Minors = Minors.NotDirectedAtMinors)]
            async (Question question, IInquiries inquiries, CancellationToken cancellation) =>
            {
                var id = await inquiries.AskAsync(question, cancellation);
                return Results.Created($"/inquiries/{id}", new { id });
            });

        group.MapGet("/", (IInquiries inquiries, CancellationToken cancellation) => inquiries.OpenAsync(cancellation));

        group.MapPost("/{id:int}/answer", async (int id, Answer answer, IInquiries inquiries, CancellationToken cancellation) =>
            await inquiries.AnswerAsync(id, answer.Text, cancellation) ? Results.Accepted() : Results.NotFound());
    }
}
