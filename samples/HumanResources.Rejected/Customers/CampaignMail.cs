namespace HumanResources.Customers;

/// <summary>A mail of a campaign, filled in step by step.</summary>
[Purpose(Purpose.ServiceInformation)]
public sealed class CampaignMail
{
    [PersonalData(Category.Customer)]
    public string To { get; set; } = "";

    [PersonalData(Category.Customer)]
    public string Body { get; set; } = "";

    public string Subject { get; set; } = "";
}
