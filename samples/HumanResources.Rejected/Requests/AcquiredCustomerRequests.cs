namespace HumanResources.Requests;

/// <summary>What people whom we took over with a business may ask of us: nothing yet. There was no time.</summary>
public sealed class AcquiredCustomerRequests;
