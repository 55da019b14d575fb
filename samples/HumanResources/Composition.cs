using HumanResources.Acquired;
using HumanResources.Advertising;
using HumanResources.Attendance;
using HumanResources.Benefits;
using HumanResources.Customers;
using HumanResources.Data;
using HumanResources.Evaluation;
using HumanResources.Group;
using HumanResources.Mail;
using HumanResources.Onboarding;
using HumanResources.Payroll;
using HumanResources.Personnel;
using HumanResources.PublicRelations;
using HumanResources.Recruiting;
using HumanResources.Requests;
using HumanResources.Site;
using HumanResources.Statutory;
using HumanResources.Training;

namespace HumanResources;

/// <summary>Which class does what.</summary>
internal static class Composition
{
    public static IServiceCollection AddHumanResources(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["DataFolder"] ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "HumanResources");
        Directory.CreateDirectory(folder);

        services.AddSingleton(TimeProvider.System);
        services.AddDbContext<HumanResourcesDb>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "hr.db")}"));

        services.AddScoped<IRecruiting, RecruitingService>();
        services.AddScoped<RecruitmentStatistics>();
        services.AddScoped<IOnboarding, OnboardingService>();
        services.AddScoped<IPersonnelFile, PersonnelFile>();
        services.AddScoped<IAttendance, AttendanceService>();
        services.AddScoped<IPayroll, PayrollService>();
        services.AddScoped<IEvaluation, EvaluationService>();
        services.AddScoped<IBenefits, BenefitsService>();
        services.AddScoped<TrainingDesk>();
        services.AddScoped<PrDeck>();
        services.AddScoped<SocialInsuranceFiling>();
        services.AddScoped<ContactTracing>();
        services.AddScoped<INewsletter, Newsletter>();
        services.AddScoped<IInquiries, InquiryDesk>();
        services.AddScoped<CampaignDesk>();
        services.AddScoped<AcquiredBilling>();
        services.AddScoped<PageStatistics>();
        services.AddScoped<Suggestions>();

        services.AddScoped<ApplicantRequests>();
        services.AddScoped<EmployeeRequests>();
        services.AddScoped<CustomerRequests>();
        services.AddScoped<AcquiredCustomerRequests>();

        services.AddHttpClient<IGroupTalentPool, GroupTalentPool>(client =>
            client.BaseAddress = new Uri(configuration["GroupTalentPool"] ?? "https://talent.group.example/"));
        services.AddHttpClient<IPayslipPost, PayslipPost>(client =>
            client.BaseAddress = new Uri(configuration["PayslipPost"] ?? "https://letters.bureau.example/"));
        services.AddHttpClient<ITrainingPlatform, TrainingPlatform>(client =>
            client.BaseAddress = new Uri(configuration["TrainingPlatform"] ?? "https://courses.example/"));
        services.AddHttpClient<IAdNetwork, AdNetwork>(client =>
            client.BaseAddress = new Uri(configuration["AdNetwork"] ?? "https://network.example/"));

        services.AddSingleton<IMailTransport>(_ => new PickupFolder(Path.Combine(folder, "mail")));
        services.AddScoped<ApplicantMailbox>();
        services.AddScoped<CustomerMailbox>();
        services.AddScoped<IMailQueue>(provider => provider.GetRequiredService<ApplicantMailbox>());
        services.AddScoped<IMailQueue>(provider => provider.GetRequiredService<CustomerMailbox>());
        services.AddHostedService<MailPump>();
        return services;
    }
}
