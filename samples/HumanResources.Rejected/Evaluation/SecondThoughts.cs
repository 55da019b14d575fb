using HumanResources.Data;
using HumanResources.Recruiting;

namespace HumanResources.Evaluation;

/// <summary>Looks up what somebody said in their application when their work is appraised.</summary>
[Purpose(Purpose.PerformanceEvaluation)]
internal sealed class SecondThoughts(HumanResourcesDb db, IRecruiting recruiting)
{
    /// <summary>A comparison tells no number to anybody, and yet decides about a person by their data.</summary>
    public async Task<bool> AskedForLessAsync(int applicantId, [PersonalData(Category.Employee)] int salary, CancellationToken cancellation)
    {
        var applicant = await recruiting.FindAsync(applicantId, cancellation); // PD1001: Applicant -> PerformanceEvaluation
        return applicant is not null && applicant.ExpectedSalary < salary;
    }

    /// <summary>How many there were, and the average of many, is nobody's data.</summary>
    public Task<int> InterviewsAsync(CancellationToken cancellation) => db.Interviews.CountAsync(cancellation);
}
