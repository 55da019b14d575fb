using HumanResources.Customers;
using HumanResources.Data;

namespace HumanResources.Recruiting;

/// <summary>Recruiting among the people who buy from us.</summary>
[Purpose(Purpose.Recruitment)]
internal sealed class Headhunting(HumanResourcesDb db)
{
    public async Task<int> CandidatesAsync(string company, CancellationToken cancellation)
    {
        var candidates =
            from customer in db.Customers // PD1001: Customer -> Recruitment
            where customer.Company == company
            select new { customer.FullName, customer.Email };

        var letters = 0;
        await foreach (var candidate in candidates.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            letters += candidate.FullName.Length > 0 ? 1 : 0;
        }

        return letters;
    }

    public string Approach(Customer customer) => // PD1001: Customer -> Recruitment
        $"Dear {customer.FullName}, would you not rather work for us than with us?";
}
