using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PersonalData.Package.Tests;

/// <summary>The samples are what their readers are told: one program that is right, and one that is rejected.</summary>
[Collection(PackageCollection.Name)]
public class SampleTests(PackedPackage package)
{
    [Fact]
    public async Task Sample_BuildsWithoutADiagnosticAndServes()
    {
        var samples = new SampleFolder(package, "good");

        var (build, diagnostics) = await samples.BuildAsync("HumanResources");

        Assert.Equal("", string.Join('\n', diagnostics.Select(Describe)));
        build.IsClean();
        await using var network = new ReceivingServer();
        await using var sample = await RunningSample.StartAsync(
            samples.FullPath("samples/HumanResources/bin/Debug/net10.0/HumanResources.dll"),
            samples.FullPath("data"),
            $"--AdNetwork={network.Address}");
        await HiresAnApplicantAndPaysThem(sample.Client);
        await SendsTheNewsletterToSubscribersOnly(sample.Client, samples.FullPath("data/mail"));
        await AdvertisesToThoseWhoAgreedOnly(sample.Client, network);
        await SuggestsAPageToASubscribersBrowserOnly(sample.Client);
        await BillsWhoWasTakenOver(sample.Client);
        await AnswersRequests(sample.Client);
        await TellsItsPolicy(sample.Client);
    }

    [Fact]
    public async Task RejectedSample_IsRejectedWithExactlyWhatItsCommentsSay()
    {
        var samples = new SampleFolder(package, "rejected");
        var expected = ExpectedDiagnostic.Read(samples.FullPath("samples"), samples.FullPath("samples"));
        Assert.NotEmpty(expected);

        var (build, actual) = await samples.BuildAsync("HumanResources.Rejected");

        Assert.NotEqual(0, build.ExitCode);
        Assert.All(build.Messages, message => Assert.StartsWith("PD", message.Id));
        Assert.Equal(
            string.Join('\n', expected.Select(e => $"{e.Id} {e.File}({e.Line})")),
            string.Join('\n', actual.Select(a => $"{a.Id} {a.File}({a.Line})")));
        Assert.All(expected, e => Assert.Contains(actual, a => (a.Id, a.File, a.Line) == (e.Id, e.File, e.Line) && e.IsNamedIn(a.Text)));
    }

    private static string Describe(LoggedDiagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.File}({diagnostic.Line}): {diagnostic.Text}";

    private static async Task HiresAnApplicantAndPaysThem(HttpClient client)
    {
        var applied = await PostAsync(client, "/recruiting/applications", HttpStatusCode.Created, new
        {
            fullName = "Hara Mei",
            email = "mei.hara@mail.example",
            phone = "090-0000-0009",
            birthDate = "1999-01-01",
            address = "1 Higashi, Nara",
            position = "Tester",
            resume = "Five years of testing.",
            source = "Website",
        });
        var applicant = applied.GetProperty("id").GetInt32();
        await PostAsync(client, $"/recruiting/applicants/{applicant}/interviews", HttpStatusCode.Accepted, new { at = "2027-01-05T10:00:00" });
        await PostAsync(client, $"/recruiting/applicants/{applicant}/stage", HttpStatusCode.NoContent, new { next = "Offered" });

        var hired = await PostAsync(client, $"/onboarding/{applicant}", HttpStatusCode.Created, new
        {
            department = "Engineering",
            jobTitle = "Test engineer",
            monthlySalary = 500_000,
            bankAccount = "0003-003-1111111",
            startsOn = "2027-02-01",
        });
        var employee = hired.GetProperty("employeeId").GetInt32();
        Assert.Equal("Hara Mei", (await GetAsync(client, $"/personnel/{employee}")).GetProperty("fullName").GetString());

        var run = await PostAsync(client, "/payroll/2027-02-01", HttpStatusCode.OK, new { });
        Assert.Equal(3, run.GetProperty("payslips").GetInt32());
        var payslip = Assert.Single((await GetAsync(client, $"/payroll/payslips/{employee}")).EnumerateArray().ToArray());
        Assert.Equal(425_000, payslip.GetProperty("net").GetInt32());
        Assert.Contains("Hara Mei", await client.GetStringAsync("/statutory/hired?from=2027-02-01&to=2027-02-01"));
        Assert.DoesNotContain("Hara Mei", await client.GetStringAsync("/public-relations/deck"));
    }

    private static async Task SendsTheNewsletterToSubscribersOnly(HttpClient client, string mailFolder)
    {
        var subscriber = new { fullName = "Noda Emi", email = "noda@client.example", company = "Client K.K." };
        await PostAsync(client, "/newsletter/subscriptions", HttpStatusCode.NoContent, subscriber);
        var published = await PostAsync(client, "/newsletter/issues", HttpStatusCode.OK, new { title = "Spring news", text = "It is warm." });
        Assert.Equal(2, published.GetProperty("sent").GetInt32());

        var mails = await UntilAsync(() => Mails(mailFolder).Where(mail => mail.Contains("Spring news")).ToArray(), mails => mails.Length == 2);
        Assert.Contains(mails, mail => mail.StartsWith("To: noda@client.example"));
        Assert.DoesNotContain(mails, mail => mail.Contains("mei.hara@mail.example"));
    }

    private static async Task AdvertisesToThoseWhoAgreedOnly(HttpClient client, ReceivingServer network)
    {
        var subscriber = new { fullName = "Oda Ryo", email = "oda@client.example", company = "Client K.K.", agreesToAdvertising = true };
        await PostAsync(client, "/newsletter/subscriptions", HttpStatusCode.NoContent, subscriber);
        var run = await PostAsync(client, "/advertising/campaigns", HttpStatusCode.OK, new { title = "Summer", text = "It is hot." });
        Assert.Equal(1, run.GetProperty("reached").GetInt32());

        var received = Assert.Single(network.Bodies);
        Assert.Contains("oda@client.example", received);
        Assert.DoesNotContain("noda@client.example", received);
    }

    private static async Task SuggestsAPageToASubscribersBrowserOnly(HttpClient client)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = client.BaseAddress };
        browser.DefaultRequestHeaders.Add("Cookie", "visitor=4711");
        await browser.GetStringAsync("/site/services");
        using (var unknown = await browser.GetAsync("/suggestion"))
        {
            Assert.Equal(HttpStatusCode.NoContent, unknown.StatusCode);
        }

        var subscriber = new { fullName = "Ueda Ai", email = "ueda@client.example", company = "Client K.K." };
        await PostAsync(browser, "/newsletter/subscriptions", HttpStatusCode.NoContent, subscriber);
        await browser.GetStringAsync("/site/services");
        Assert.Equal("/site/services", await browser.GetStringAsync("/suggestion"));
    }

    private static async Task BillsWhoWasTakenOver(HttpClient client) =>
        Assert.Contains("Endo Rio,\"3 Kaigan, Chiba\",2027-02,9800", await client.GetStringAsync("/acquired/invoices/2027-02-01"));

    private static async Task AnswersRequests(HttpClient client)
    {
        var held = await GetAsync(client, "/requests/customers/1");
        Assert.True(held.GetProperty("outcome").GetProperty("isFulfilled").GetBoolean());
        Assert.Equal("Abe Yui", held.GetProperty("data").GetProperty("fullName").GetString());

        var unknown = await GetAsync(client, "/requests/applicants/4711");
        Assert.Equal("We hold no data under this number.", unknown.GetProperty("outcome").GetProperty("reason").GetString());
        Assert.Contains("privacy@example.test", await client.GetStringAsync("/requests/contact"));
    }

    private static async Task TellsItsPolicy(HttpClient client)
    {
        var registry = await GetAsync(client, "/policy");
        Assert.Equal(["AcquiredCustomer", "Applicant", "Customer", "Employee"], registry.GetProperty("categories").EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Order());
        Assert.Contains(registry.GetProperty("activities").EnumerateArray(), a => a.GetProperty("id").GetString() == "T:HumanResources.Payroll.IPayroll");
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(path);

    private static async Task<JsonElement> PostAsync<T>(HttpClient client, string path, HttpStatusCode expected, T body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static string[] Mails(string folder) => [.. Directory.EnumerateFiles(folder, "*.eml").Select(File.ReadAllText)];

    /// <summary>Mails are sent in the background, every second.</summary>
    private static async Task<T> UntilAsync<T>(Func<T> read, Func<T, bool> isDone)
    {
        for (var attempt = 0; ; attempt++)
        {
            var value = read();
            if (isDone(value) || attempt == 100)
                return value;

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
