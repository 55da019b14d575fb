using HumanResources.Acquired;
using HumanResources.Attendance;
using HumanResources.Benefits;
using HumanResources.Customers;
using HumanResources.Evaluation;
using HumanResources.Payroll;
using HumanResources.Personnel;
using HumanResources.Recruiting;
using HumanResources.Site;

namespace HumanResources.Data;

/// <summary>
/// Every table. No row mixes people of different categories: mail to applicants and mail to customers, for one, lie in
/// tables of their own, so that whoever delivers them has one purpose that the policy can be asked about.
/// </summary>
public sealed class HumanResourcesDb(DbContextOptions<HumanResourcesDb> options) : DbContext(options)
{
    public DbSet<Applicant> Applicants { get; set; } = null!;

    public DbSet<Interview> Interviews { get; set; } = null!;

    public DbSet<ApplicantMail> ApplicantMails { get; set; } = null!;

    public DbSet<Employee> Employees { get; set; } = null!;

    public DbSet<TimeRecord> TimeRecords { get; set; } = null!;

    public DbSet<Payslip> Payslips { get; set; } = null!;

    public DbSet<Appraisal> Appraisals { get; set; } = null!;

    public DbSet<BenefitEnrollment> BenefitEnrollments { get; set; } = null!;

    public DbSet<Customer> Customers { get; set; } = null!;

    public DbSet<Inquiry> Inquiries { get; set; } = null!;

    public DbSet<CustomerMail> CustomerMails { get; set; } = null!;

    public DbSet<AcquiredCustomer> AcquiredCustomers { get; set; } = null!;

    public DbSet<PageView> PageViews { get; set; } = null!;
}
