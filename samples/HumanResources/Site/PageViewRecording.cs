using HumanResources.Data;

namespace HumanResources.Site;

[Purpose(Purpose.ServiceImprovement)]
internal static class PageViewRecording
{
    /// <summary>Notes which public pages a browser asks for.</summary>
    public static void UsePageViews(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/site"))
        {
            await RecordAsync(context);
        }

        await next(context);
    });

    private static async Task RecordAsync(HttpContext context)
    {
        if (context.Request.Cookies[PageView.CookieName] is not { Length: > 0 } visitor)
        {
            visitor = Guid.NewGuid().ToString("N");
            context.Response.Cookies.Append(PageView.CookieName, visitor, new CookieOptions { HttpOnly = true, Secure = true });
        }

        var db = context.RequestServices.GetRequiredService<HumanResourcesDb>();
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        db.PageViews.Add(new PageView
        {
            VisitorCookie = visitor,
            Page = context.Request.Path,
            At = clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(context.RequestAborted);
    }
}
