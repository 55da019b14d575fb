using HumanResources.Data;
using HumanResources.Text;

namespace HumanResources.Customers;

internal sealed class InquiryDesk(HumanResourcesDb db, CustomerMailbox mailbox) : IInquiries
{
    public async Task<int> AskAsync(Question question, CancellationToken cancellation)
    {
        var inquiry = new Inquiry { FullName = question.FullName, Email = question.Email, Question = question.Text };
        db.Inquiries.Add(inquiry);
        await db.SaveChangesAsync(cancellation);
        return inquiry.Id;
    }

    public async Task<IReadOnlyList<Inquiry>> OpenAsync(CancellationToken cancellation) =>
        await db.Inquiries.Where(i => i.Answer == null).OrderBy(i => i.Id).ToListAsync(cancellation);

    public async Task<bool> AnswerAsync(int inquiryId, string answer, CancellationToken cancellation)
    {
        if (await db.Inquiries.FindAsync([inquiryId], cancellation) is not { Answer: null } inquiry)
        {
            return false;
        }

        inquiry.Answer = answer;
        mailbox.Put(new CustomerMail
        {
            To = inquiry.Email,
            Subject = "Your question",
            Body = Letter.To(inquiry.FullName, $"You asked: {inquiry.Question}\n\n{answer}"),
        });
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
