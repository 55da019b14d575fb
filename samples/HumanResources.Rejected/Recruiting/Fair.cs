using HumanResources.Data;

namespace HumanResources.Recruiting;

/// <summary>Invitations to a fair. The policy has no purpose of that name, so nothing would check this.</summary>
[Purpose("Recruitmnt")] // PD5004: Recruitmnt -> Recruitment
internal sealed class Fair(HumanResourcesDb db)
{
    public Task<int> GuestsAsync(CancellationToken cancellation) => db.Applicants.CountAsync(cancellation);
}
