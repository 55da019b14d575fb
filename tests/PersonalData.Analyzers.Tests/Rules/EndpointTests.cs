using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD3001 on ASP.NET Core endpoints of every kind (SPEC 7), with the real framework.</summary>
public sealed class EndpointTests() : RuleTest("PD3001")
{
    private const string Usings = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;

        """;

    private const string Forms = """

        public sealed class Form { [PersonalData(Category.Applicant)] public string Email { get; set; } = ""; public int Stars { get; set; } }
        public sealed class Outer { public Form? Inner { get; set; } }
        public sealed record Search(string Text);
        [PersonalData(Category.Customer)] public sealed record Subscription(string Name);
        public interface IFiles { Form Last { get; } }
        public sealed class Mailbox(IFiles files) { [PersonalData(Category.Applicant)] public string Last { get; set; } = ""; public IFiles All => files; }
        """;

    private MetadataReference[] _more = [];

    protected override IEnumerable<MetadataReference> References =>
        [.. SharedFramework.AspNetCore, MetadataReference.CreateFromFile(typeof(Grpc.Core.CallInvoker).Assembly.Location), .. _more];

    [Fact]
    public Task MinimalApi_Lambda_Reports() => VerifyWeb("""
        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/", {|PD3001:(Form form)|} => "");
                app.MapPut("/", async {|PD3001:(int id, Outer outer, CancellationToken cancellation)|} => { await Task.Yield(); return id; });
                app.MapPost("/", {|PD3001:(Form[] forms)|} => "");
                app.MapGet("/", {|PD3001:([PersonalData(Category.Applicant)] string email)|} => "");
                app.MapPost("/", (Search search) => "");
                app.MapGroup("/x").MapPatch("/", {|PD3001:(Subscription subscription)|} => "");
            }
        }
        """);

    [Fact]
    public async Task Message() => Assert.Equal(
        "'Endpoints.Apply' takes in Applicant data with a request, but does not declare that it collects it. "
        + "Add [Collects(Category.Applicant)] with the notice that people are given.",
        await MessageOf(Usings + """
            public static class Endpoints
            {
                public static void Map(IEndpointRouteBuilder app) => app.MapPost("/", Apply);
                static string Apply(Form form) => "";
            }
            """ + Forms));

    [Fact]
    public Task MinimalApi_WithCollects_DoesNotTrigger() => VerifyWeb("""
        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/", [Collects(Category.Applicant, Notice = "x")] (Form form) => "");
                app.MapPost("/", ([Collects(Category.Applicant, Notice = "x")] Form form) => "");
                app.MapPost("/", [Collects(Category.Customer, Notice = "x")] {|PD3001:(Form form)|} => "");
                app.MapPost("/", Apply);

                [Collects(Category.Applicant, Notice = "x")] static string Apply(Form form) => "";
            }
        }
        """);

    [Fact]
    public Task MinimalApi_MethodGroupAndLocalFunction_ReportAtTheDeclaration() => VerifyWeb("""
        public sealed class Endpoints
        {
            public void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/a", Apply);
                app.MapPost("/b", Apply);
                app.MapPost("/c", this.Instance);
                app.MapPost("/d", Local);
                Delegate handler = {|PD3001:(Form form)|} => "";
                app.MapPost("/e", handler);

                static string {|PD3001:Local|}(Form form) => "";
            }

            static string {|PD3001:Apply|}(Form form) => "";

            string {|PD3001:Instance|}(Form form) => "";

            string NotMapped(Form form) => "";
        }
        """);

    [Fact]
    public Task MinimalApi_HandlerOfAnotherProject_ReportsAtTheArgument()
    {
        var library = Compile(
            "public static class Handlers { public static string Apply(Form form) => \"\"; [Collects(Category.Applicant, Notice = \"x\")] public static string Declared(Form form) => \"\"; }" + Forms,
            null, OutputKind.DynamicallyLinkedLibrary, "Library");
        _more = [library.ToMetadataReference(aliases: ["library"])];
        return Verify("extern alias library;\n" + Usings + """
            public static class Endpoints
            {
                public static void Map(IEndpointRouteBuilder app)
                {
                    app.MapPost("/a", {|PD3001:library::Handlers.Apply|});
                    app.MapPost("/b", library::Handlers.Declared);
                }
            }
            """);
    }

    [Fact]
    public Task MinimalApi_Services_DoNotTrigger() => VerifyWeb("""
        namespace Microsoft.EntityFrameworkCore { public class DbContext { } }

        public sealed class Db : Microsoft.EntityFrameworkCore.DbContext { public IQueryable<Form> Forms => null!; }

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/", (IFiles files, Mailbox mailbox, Db db, HttpContext context, [FromServices] Form form) => "");
            }
        }
        """);

    [Fact]
    public Task MinimalApi_AsParameters_ReportsWhatIsBound() => VerifyWeb("""
        public readonly struct Bound { public Form Form { get; init; } public IFiles Files { get; init; } }
        public readonly struct OnlyServices { public Mailbox Mailbox { get; init; } public IFiles Files { get; init; } }

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/", {|PD3001:([AsParameters] Bound bound)|} => "");
                app.MapPost("/", ([AsParameters] OnlyServices services) => "");
            }
        }
        """);

    [Fact]
    public Task MinimalApi_OwnMapMethods_Report() => VerifyWeb("""
        public static class Endpoints
        {
            public static void MapCommand(this IEndpointRouteBuilder app, Delegate handler) => app.MapPost("/", handler);
            public static void Map(IEndpointRouteBuilder app) => app.MapCommand({|PD3001:(Form form)|} => "");
            public static void Other(Delegate handler) { }
            public static void NoEndpoint() => Other((Form form) => "");
        }
        """);

    [Fact]
    public Task MemberThatARequestCannotSet_DoesNotTrigger() => VerifyWeb("""
        public sealed class Guarded
        {
            public int Id { get; set; }
            [PersonalData(Category.Applicant), System.Text.Json.Serialization.JsonIgnore] public string Email { get; set; } = "";
            [PersonalData(Category.Applicant)] internal string Name { get; set; } = "";
        }

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app) => app.MapPost("/", (Guarded guarded) => "");
        }
        """);

    [Fact]
    public Task ControllerActions_Report() => VerifyWeb("""
        [ApiController, Route("x")]
        public class Applications : ControllerBase
        {
            [HttpPost] public string {|PD3001:Apply|}(Form form) => "";
            [HttpPost("two")] public string {|PD3001:Two|}([FromBody] Form form, [FromQuery] Subscription subscription) => "";
            [HttpPost("declared"), Collects(Category.Applicant, Notice = "x")] public string Declared(Form form) => "";
            [HttpGet] public string Find(Search search, [FromServices] Mailbox mailbox) => "";
            [NonAction] public string Helper(Form form) => "";
            private string Private(Form form) => "";
            public static string Static(Form form) => "";
        }

        [Collects(Category.Applicant, Notice = "x")]
        public class Declared : Controller
        {
            public string Apply(Form form) => "";
        }

        [Route("y")]
        public class ByNameController
        {
            public string {|PD3001:Apply|}(Form form) => "";
        }

        [NonController]
        public class NoController : ControllerBase
        {
            public string Apply(Form form) => "";
        }

        public class VolumeController
        {
            public void Turn(Form form) { }
        }
        """.Replace("{|PD3001:Two|}", "{|PD3001:{|PD3001:Two|}|}"));

    [Fact]
    public Task PageHandlersAndBoundProperties_Report() => VerifyWeb("""
        public class Apply : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [BindProperty] public Form {|PD3001:Form|} { get; set; } = new();
            [BindProperty] public Search Search { get; set; } = new("");
            public Form NotBound { get; set; } = new();
            [BindProperty, Collects(Category.Applicant, Notice = "x")] public Form Declared { get; set; } = new();
            public void {|PD3001:OnPost|}(Form form) { }
            public Task {|PD3001:OnPostSendAsync|}(Form form) => null!;
            [Collects(Category.Applicant, Notice = "x")] private void Helper(Form form) { }
            public void Ongoing(Form form) { }
        }

        public class DeclaredByItsHandler : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [BindProperty] public Form Form { get; set; } = new();
            [Collects(Category.Applicant, Notice = "x")] public void OnPost() { }
        }

        [BindProperties]
        public class AllBound : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            public Form {|PD3001:Form|} { get; set; } = new();
        }
        """);

    [Fact]
    public Task BoundProperty_NeedsTheDeclarationOfEveryHandlerThatFillsIt() => VerifyWeb("""
        public class OneOfTwo : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [BindProperty] public Form {|PD3001:Form|} { get; set; } = new();
            [Collects(Category.Applicant, Notice = "x")] public void OnPostSend() { }
            public void OnPost() { }
        }

        public class Both : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [BindProperty] public Form Form { get; set; } = new();
            [Collects(Category.Applicant, Notice = "x")] public void OnPostSend() { }
            [Collects(Category.Applicant, Notice = "x")] public void OnPost() { }
            public void OnGet() { }
        }

        public class ForReading : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [BindProperty(SupportsGet = true)] public Form {|PD3001:Form|} { get; set; } = new();
            [Collects(Category.Applicant, Notice = "x")] public void OnPost() { }
            public void OnGet() { }
        }

        [Collects(Category.Applicant, Notice = "x")]
        public class OnThePage : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            [BindProperty] public Form Form { get; set; } = new();
            public void OnPost() { }
        }
        """);

    [Fact]
    public Task HubMethods_Report() => VerifyWeb("""
        public class Chat : Microsoft.AspNetCore.SignalR.Hub
        {
            public Task {|PD3001:Apply|}(Form form) => Task.CompletedTask;
            public Task {|PD3001:Stream|}(IAsyncEnumerable<Form> forms) => Task.CompletedTask;
            [Collects(Category.Applicant, Notice = "x")] public Task Declared(Form form) => Task.CompletedTask;
            public Task Find(Search search, IFiles files) => Task.CompletedTask;
            public override Task OnConnectedAsync() => Task.CompletedTask;
        }

        public interface IClient { }
        public class Typed : Microsoft.AspNetCore.SignalR.Hub<IClient>
        {
            public Task {|PD3001:Apply|}(Form form) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task GrpcMethods_Report() => VerifyWeb("""
        using Grpc.Core;
        public static class Recruiting
        {
            [BindServiceMethod(typeof(Recruiting), "BindService")]
            public abstract class RecruitingBase
            {
                public virtual Task<Search> Apply(Form request, ServerCallContext context) => null!;
                public virtual Task<Search> ApplyAll(IAsyncStreamReader<Form> requests, ServerCallContext context) => null!;
                public virtual Task<Search> Find(Search request, ServerCallContext context) => null!;
                public virtual Task<Search> Declared(Form request, ServerCallContext context) => null!;
            }
        }

        public class Service : Recruiting.RecruitingBase
        {
            public override Task<Search> {|PD3001:Apply|}(Form request, ServerCallContext context) => null!;
            public override Task<Search> {|PD3001:ApplyAll|}(IAsyncStreamReader<Form> requests, ServerCallContext context) => null!;
            public override Task<Search> Find(Search request, ServerCallContext context) => null!;
            [Collects(Category.Applicant, Notice = "x")] public override Task<Search> Declared(Form request, ServerCallContext context) => null!;
            public Task Helper(Form form) => null!;
        }
        """);

    private Task VerifyWeb(string code) => Verify(Usings + code + Forms);
}
