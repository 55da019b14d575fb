namespace HumanResources.Payroll;

/// <summary>Hands letters to the bureau's service.</summary>
[DisclosesTo(Recipient.PayrollBureau)]
internal sealed class PayslipPost(HttpClient client) : IPayslipPost
{
    public async Task PostAsync(IReadOnlyList<PayslipLetter> letters, CancellationToken cancellation)
    {
        using var response = await client.PostAsJsonAsync("letters", letters, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
