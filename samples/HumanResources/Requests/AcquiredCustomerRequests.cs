using HumanResources.Acquired;
using HumanResources.Data;

namespace HumanResources.Requests;

/// <summary>What people whom we took over with a business may ask of us, like everybody else (policy sections 12 to 14).</summary>
[Purpose(Purpose.InquiryResponse)]
public sealed class AcquiredCustomerRequests(HumanResourcesDb db)
{
    [HandlesRequest(SubjectRequest.Disclosure, Category.AcquiredCustomer)]
    public async Task<Disclosure<AcquiredCustomer>> DiscloseAsync(int customerId, CancellationToken cancellation) =>
        Disclosure<AcquiredCustomer>.Of(await FindAsync(customerId, cancellation));

    [HandlesRequest(SubjectRequest.Correction, Category.AcquiredCustomer)]
    public async Task<SubjectRequestResult> CorrectAsync(int customerId, AcquiredCustomerCorrection correction, CancellationToken cancellation)
    {
        if (await FindAsync(customerId, cancellation) is not { } customer)
        {
            return SubjectRequestResult.Refused(Refusals.NothingHeld);
        }

        customer.FullName = correction.FullName ?? customer.FullName;
        customer.Email = correction.Email ?? customer.Email;
        customer.Address = correction.Address ?? customer.Address;
        await db.SaveChangesAsync(cancellation);
        return SubjectRequestResult.Fulfilled;
    }

    [HandlesRequest(SubjectRequest.CeaseUse, Category.AcquiredCustomer)]
    public async Task<SubjectRequestResult> CeaseUseAsync(int customerId, CancellationToken cancellation) =>
        await FindAsync(customerId, cancellation) is null
            ? SubjectRequestResult.Refused(Refusals.NothingHeld)
            : SubjectRequestResult.Refused(Refusals.OpenContract);

    private async Task<AcquiredCustomer?> FindAsync(int customerId, CancellationToken cancellation) =>
        await db.AcquiredCustomers.FindAsync([customerId], cancellation);
}

/// <summary>What a customer says is wrong; null leaves a value as it is.</summary>
[PersonalData(Category.AcquiredCustomer)]
public sealed record AcquiredCustomerCorrection(string? FullName, string? Email, string? Address);
