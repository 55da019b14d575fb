using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD2006: personal data sent where no recipient is declared (SPEC 7).</summary>
public sealed class SentOutTests() : RuleTest("PD2006")
{
    private const string Clouds = """

        namespace Amazon.SimpleEmail { public abstract class AmazonSimpleEmailServiceClient { public abstract Task SendEmailAsync(SendEmailRequest request); } public class SendEmailRequest { public string? Body { get; set; } } }
        namespace Azure.Storage.Blobs { public class BlobClient { public extern void Upload(string content); public extern string GetUrl(string name); } }
        namespace Google.Cloud.PubSub.V1 { public abstract class PublisherClient { public abstract Task<string> PublishAsync(string message); } }
        """;

    protected override IEnumerable<MetadataReference> References =>
    [
        .. SharedFramework.AspNetCore,
        MetadataReference.CreateFromFile(typeof(MailKit.IMailTransport).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MimeKit.MimeMessage).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Grpc.Core.CallInvoker).Assembly.Location),
    ];

    [Fact]
    public Task HttpClient_Reports() => VerifyBody("""
        var http = new HttpClient();
        http.PostAsync("https://example.test", {|PD2006:new StringContent(employee.Name)|});
        http.GetStringAsync({|PD2006:$"https://example.test/{employee.Name}"|});
        http.PutAsync("https://example.test", new StringContent(employee.Department));
        http.GetAsync("https://example.test/" + employee.Id);
        http.DefaultRequestHeaders.Add("X-Name", {|PD2006:employee.Name|});
        """);

    [Fact]
    public async Task Message() => Assert.Equal(
        "'Employee.Name' is Employee data and is sent out by 'HttpClient.PostAsync', and nothing says to whom. "
        + "Put [DisclosesTo] with the recipient on the method that sends it, or leave the data out.",
        await MessageOfBody("new HttpClient().PostAsync(\"https://example.test\", new StringContent(employee.Name));"));

    [Fact]
    public Task HttpJson_SendsTheWholeObject_Reports() => Verify("""
        using System.Net.Http.Json;
        public static class Program
        {
            public static async Task Run(HttpClient http, Employee employee)
            {
                await http.PostAsJsonAsync("https://example.test", {|PD2006:employee|});
                await http.PostAsJsonAsync("https://example.test", {|PD2006:new { employee.Name }|});
                await http.PostAsJsonAsync("https://example.test", new { employee.Id });
                await http.PostAsync("https://example.test", {|PD2006:JsonContent.Create(employee)|});
                await http.PostAsync("https://example.test", {|PD2006:new StringContent(System.Text.Json.JsonSerializer.Serialize(employee))|});
            }
        }
        """);

    [Fact]
    public Task HttpRequest_IsReportedWhereItIsSent() => VerifyBody("""
        var http = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Post, "https://example.test") { Content = new StringContent(employee.Name) };
        http.SendAsync({|PD2006:request|});
        var other = new HttpRequestMessage();
        other.Headers.Add("X-Name", employee.Name);
        http.Send({|PD2006:other|});
        var harmless = new HttpRequestMessage();
        harmless.Headers.Add("X-Id", employee.Department);
        http.Send(harmless);
        """);

    [Fact]
    public Task DeclaredRecipient_DoesNotTrigger() => Verify("""
        [DisclosesTo(Recipient.ParentGroup)]
        public interface IGroup { Task Share(string name); }

        public sealed class Group(HttpClient http) : IGroup
        {
            public Task Share(string name) => http.PostAsync("https://example.test", new StringContent(name));
            public Task Test(Employee employee) => http.PostAsync("https://example.test", {|PD2006:new StringContent(employee.Name)|});
        }

        [DisclosesTo(Recipient.ParentGroup)]
        public sealed class Whole(HttpClient http)
        {
            public Task Share(Employee employee) => Post(employee.Name);
            private Task Post(string text) => http.PostAsync("https://example.test", new StringContent(text));
        }

        public static class Program
        {
            public static void Run(IGroup some, Group group, Employee employee, HttpClient http)
            {
                some.Share(employee.Name);
                group.Share(employee.Name);
                Declared(http, employee.Name);
                Undeclared(http, {|PD2006:employee.Name|});
            }

            [DisclosesTo(Recipient.ParentGroup)]
            static void Declared(HttpClient http, string text) => Undeclared(http, text);

            static void Undeclared(HttpClient http, string text) => http.GetAsync("https://example.test/" + text);
        }
        """);

    [Fact]
    public Task WebClientAndRequest_Report() => Verify("""
        #pragma warning disable SYSLIB0014
        using System.Net;
        public static class Program
        {
            public static void Run(Employee employee)
            {
                new WebClient().UploadString("https://example.test", {|PD2006:employee.Name|});
                var request = WebRequest.Create({|PD2006:"https://example.test/" + employee.Name|});
                using var body = request.GetRequestStream();
                using var writer = new StreamWriter(body);
                writer.Write({|PD2006:employee.Name|});
                writer.Write(employee.Department);
            }
        }
        """);

    [Fact]
    public Task Mail_IsReportedWhereItIsSent() => VerifyBody("""
        var smtp = new System.Net.Mail.SmtpClient();
        var mail = new System.Net.Mail.MailMessage();
        mail.Body = employee.Name;
        smtp.Send({|PD2006:mail|});
        var other = new System.Net.Mail.MailMessage();
        other.To.Add(customer.Email);
        smtp.SendMailAsync({|PD2006:other|});
        var harmless = new System.Net.Mail.MailMessage("a@example.test", "b@example.test", employee.Department, "");
        smtp.Send(harmless);
        smtp.Send("a@example.test", {|PD2006:customer.Email|}, "News", "");
        """);

    [Fact]
    public Task MailKit_IsReportedWhereItIsSent() => VerifyBody("""
        using var smtp = new MailKit.Net.Smtp.SmtpClient();
        var mail = new MimeKit.MimeMessage();
        mail.Subject = employee.Name;
        smtp.Send({|PD2006:mail|});
        var other = new MimeKit.MimeMessage();
        other.To.Add(new MimeKit.MailboxAddress("", customer.Email));
        smtp.SendAsync({|PD2006:other|});
        var body = new MimeKit.MimeMessage { Body = new MimeKit.TextPart("plain") { Text = employee.Name } };
        smtp.Send({|PD2006:body|});
        smtp.Send(new MimeKit.MimeMessage());
        """);

    [Fact]
    public Task Sockets_Report() => VerifyBody("""
        var bytes = System.Text.Encoding.UTF8.GetBytes(employee.Name);
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        socket.Send({|PD2006:bytes|});
        using var udp = new System.Net.Sockets.UdpClient();
        udp.Send({|PD2006:bytes|}, 3);
        using var tcp = new System.Net.Sockets.TcpClient();
        using var stream = tcp.GetStream();
        stream.Write({|PD2006:bytes|}, 0, 3);
        using var writer = new StreamWriter(tcp.GetStream());
        writer.WriteLine({|PD2006:employee.Name|});
        writer.WriteLine(employee.Department);
        """);

    [Fact]
    public Task WebSocket_Reports() => VerifyBody("""
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.SendAsync({|PD2006:System.Text.Encoding.UTF8.GetBytes(employee.Name)|}, default, true, default);
        """);

    [Fact]
    public Task Grpc_Reports() => Verify("""
        using Grpc.Core;
        public sealed class PayRequest { public string Name { get; set; } = ""; }

        public class PayClient(CallInvoker invoker) : ClientBase<PayClient>(invoker)
        {
            protected override PayClient NewInstance(ClientBaseConfiguration configuration) => this;
            public PayRequest Pay(PayRequest request) => CallInvoker.BlockingUnaryCall(default(Method<PayRequest, PayRequest>)!, null, default, request);
        }

        public static class Program
        {
            public static async Task Run(PayClient client, Employee employee, IClientStreamWriter<PayRequest> stream)
            {
                client.Pay({|PD2006:new PayRequest { Name = {|#0:employee.Name|} }|});
                client.Pay(new PayRequest { Name = employee.Department });
                await stream.WriteAsync({|PD2006:new PayRequest { Name = employee.Name }|});
            }
        }
        """.Replace("{|#0:employee.Name|}", "employee.Name"));

    [Fact]
    public Task CloudClients_Report() => Verify("""
        public static class Program
        {
            public static void Run(Employee employee, Amazon.SimpleEmail.AmazonSimpleEmailServiceClient aws, Azure.Storage.Blobs.BlobClient azure, Google.Cloud.PubSub.V1.PublisherClient google)
            {
                aws.SendEmailAsync({|PD2006:new Amazon.SimpleEmail.SendEmailRequest { Body = employee.Name }|});
                aws.SendEmailAsync(new Amazon.SimpleEmail.SendEmailRequest { Body = employee.Department });
                azure.Upload({|PD2006:employee.Name|});
                azure.GetUrl(employee.Department);
                google.PublishAsync({|PD2006:employee.Name|});
            }
        }
        """ + Clouds);

    [Fact]
    public Task LegalBasis_DoesNotHelp() => Verify("""
        public static class Program
        {
            [LegalBasis(Basis.Law, "Act, article 1")]
            public static void Run(Employee employee, HttpClient http) => http.GetAsync({|PD2006:"https://example.test/" + employee.Name|});
        }
        """);

    [Fact]
    public Task StreamThatComesIn_WrittenToThroughWriterOrSerializer_Reports() => Verify("""
        public class Line(System.Net.Sockets.NetworkStream line)
        {
            public void Write(Employee employee, System.Net.Sockets.NetworkStream stream)
            {
                using var writer = new StreamWriter(stream);
                writer.WriteLine({|PD2006:employee.Name|});
                writer.WriteLine(employee.Department);
                System.Text.Json.JsonSerializer.Serialize(stream, {|PD2006:employee|});
                System.Text.Json.JsonSerializer.Serialize(stream, new { employee.Id });
            }

            public void Kept(Employee employee)
            {
                using var writer = new StreamWriter(line);
                writer.WriteLine({|PD2006:employee.Name|});
            }

            public void Secured(Employee employee, System.Net.Security.SslStream stream)
            {
                using var writer = new StreamWriter(stream);
                writer.WriteLine({|PD2006:employee.Name|});
            }

            public void Unknown(Employee employee, Stream stream)
            {
                using var writer = new StreamWriter(stream);
                writer.WriteLine(employee.Name);
            }
        }
        """);

    [Fact]
    public Task StreamThatDataWentOutBy_UsedAgain_DoesNotTrigger() => Verify("""
        public static class Program
        {
            public static void Run(Employee employee, System.Net.Sockets.TcpClient client)
            {
                using var stream = client.GetStream();
                var writer = new StreamWriter(stream);
                writer.Write({|PD2006:employee.Name|});
                Put(writer, employee.Department);
                Put(writer, {|PD2006:employee.Name|});
                PutAll(stream, employee.Department);
                System.Text.Json.JsonSerializer.Serialize(stream, new { employee.Id });
                {|PD2006:new System.Xml.Linq.XElement("x", employee.Name)|}.Save(stream);
                new System.Xml.Linq.XElement("x", employee.Id).Save(stream);
            }

            static void Put(TextWriter writer, string text) => writer.Write(text);
            static void PutAll(Stream stream, string text) { using var writer = new StreamWriter(stream); writer.Write(text); }
        }
        """);
}
