namespace HumanResources.Customers;

[Purpose(Purpose.InquiryResponse)]
public interface IInquiries
{
    /// <summary>Takes a question in and returns its number.</summary>
    Task<int> AskAsync(Question question, CancellationToken cancellation);

    /// <summary>Questions without an answer, oldest first.</summary>
    Task<IReadOnlyList<Inquiry>> OpenAsync(CancellationToken cancellation);

    /// <summary>Mails the answer; false when there is no such open question.</summary>
    Task<bool> AnswerAsync(int inquiryId, string answer, CancellationToken cancellation);
}

/// <summary>What the contact form asks for.</summary>
[PersonalData(Category.Customer)]
public sealed record Question(string FullName, string Email, string Text);

public sealed record Answer(string Text);
