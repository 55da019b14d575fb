using HumanResources.Customers;
using HumanResources.Data;

namespace HumanResources.Requests;

/// <summary>What customers may ask of us (policy sections 12 to 14).</summary>
[Purpose(Purpose.InquiryResponse)]
public sealed class CustomerRequests(HumanResourcesDb db)
{
    [HandlesRequest(SubjectRequest.Disclosure, Category.Customer)]
    public async Task<Disclosure<Customer>> DiscloseAsync(int customerId, CancellationToken cancellation) =>
        Disclosure<Customer>.Of(await FindAsync(customerId, cancellation));

    [HandlesRequest(SubjectRequest.Correction, Category.Customer)]
    public async Task<SubjectRequestResult> CorrectAsync(int customerId, CustomerCorrection correction, CancellationToken cancellation)
    {
        if (await FindAsync(customerId, cancellation) is not { } customer)
        {
            return SubjectRequestResult.Refused(Refusals.NothingHeld);
        }

        customer.FullName = correction.FullName ?? customer.FullName;
        customer.Email = correction.Email ?? customer.Email;
        customer.Company = correction.Company ?? customer.Company;
        await db.SaveChangesAsync(cancellation);
        return SubjectRequestResult.Fulfilled;
    }

    // "No" is no answer: people are told why (policy section 15).
    [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)]
    public async Task<bool> CeaseUseAsync(int customerId, CancellationToken cancellation) // PD4002: CeaseUse
    {
        if (await FindAsync(customerId, cancellation) is not { TakesNewsletter: false } customer)
        {
            return false;
        }

        db.Customers.Remove(customer);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<Customer?> FindAsync(int customerId, CancellationToken cancellation) =>
        await db.Customers.FindAsync([customerId], cancellation);
}

/// <summary>What a customer says is wrong; null leaves a value as it is.</summary>
[PersonalData(Category.Customer)]
public sealed record CustomerCorrection(string? FullName, string? Email, string? Company);
