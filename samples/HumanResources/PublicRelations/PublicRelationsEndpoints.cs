namespace HumanResources.PublicRelations;

[Purpose(Purpose.PublicRelations)]
internal static class PublicRelationsEndpoints
{
    public static void MapPublicRelations(this IEndpointRouteBuilder app) =>
        app.MapGet("/public-relations/deck", async (PrDeck deck, CancellationToken cancellation) =>
            Results.Text(await deck.BuildAsync(cancellation), "text/markdown"));
}
