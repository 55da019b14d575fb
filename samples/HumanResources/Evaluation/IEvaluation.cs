namespace HumanResources.Evaluation;

[Purpose(Purpose.PerformanceEvaluation)]
public interface IEvaluation
{
    Task AppraiseAsync(int employeeId, AppraisalForm form, CancellationToken cancellation);

    /// <summary>The average score of a department; null when nobody there has been appraised.</summary>
    Task<double?> AverageAsync(string department, string period, CancellationToken cancellation);

    /// <summary>Who has not been appraised yet.</summary>
    Task<IReadOnlyList<Appraisee>> OpenAsync(string period, CancellationToken cancellation);
}

[PersonalData(Category.Employee)]
public sealed record AppraisalForm(string Period, int Score, string Comment);

[PersonalData(Category.Employee)]
public sealed record Appraisee([property: NotPersonalData(NotPersonal.RowNumber)] int EmployeeId, string FullName, string JobTitle);
