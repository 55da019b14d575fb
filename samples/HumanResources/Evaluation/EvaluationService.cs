using HumanResources.Data;

namespace HumanResources.Evaluation;

internal sealed class EvaluationService(HumanResourcesDb db) : IEvaluation
{
    public async Task AppraiseAsync(int employeeId, AppraisalForm form, CancellationToken cancellation)
    {
        db.Appraisals.Add(new Appraisal
        {
            EmployeeId = employeeId,
            Period = form.Period,
            Score = Math.Clamp(form.Score, 1, 5),
            Comment = form.Comment,
        });
        await db.SaveChangesAsync(cancellation);
    }

    public Task<double?> AverageAsync(string department, string period, CancellationToken cancellation) =>
        db.Appraisals
            .Where(a => a.Period == period && db.Employees.Any(e => e.Id == a.EmployeeId && e.Department == department))
            .AverageAsync(a => (double?)a.Score, cancellation);

    public async Task<IReadOnlyList<Appraisee>> OpenAsync(string period, CancellationToken cancellation) =>
        await (
            from employee in db.Employees
            where employee.LeftOn == null
            where !db.Appraisals.Any(a => a.EmployeeId == employee.Id && a.Period == period)
            orderby employee.Department, employee.FullName
            select new Appraisee(employee.Id, employee.FullName, employee.JobTitle))
            .ToListAsync(cancellation);
}
