namespace HumanResources.Customers;

/// <summary>News about our services.</summary>
[Purpose(Purpose.ServiceInformation)]
public interface INewsletter
{
    /// <summary>Puts somebody on the list, and notes with which browser they came.</summary>
    Task SubscribeAsync(Subscription subscription, [OnlineIdentifier] string? visitorCookie, CancellationToken cancellation);

    /// <summary>Sends an issue to the whole list and returns how many mails that makes.</summary>
    Task<int> PublishAsync(Issue issue, CancellationToken cancellation);

    /// <summary>Sends an issue to one reader.</summary>
    Task SendAsync(
        [PersonalData(Category.Customer)] string name,
        [PersonalData(Category.Customer)] string email,
        Issue issue,
        CancellationToken cancellation);
}

[PersonalData(Category.Customer)]
public sealed record Subscription(string FullName, string Email, string Company, bool AgreesToAdvertising);

/// <summary>What stands in the newsletter.</summary>
public sealed record Issue(string Title, string Text);
