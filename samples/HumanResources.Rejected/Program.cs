using System.Text.Json.Serialization;
using HumanResources;
using HumanResources.Acquired;
using HumanResources.Advertising;
using HumanResources.Attendance;
using HumanResources.Benefits;
using HumanResources.Customers;
using HumanResources.Data;
using HumanResources.Evaluation;
using HumanResources.Onboarding;
using HumanResources.Payroll;
using HumanResources.Personnel;
using HumanResources.PublicRelations;
using HumanResources.Recruiting;
using HumanResources.Requests;
using HumanResources.Site;
using HumanResources.Statutory;
using HumanResources.Training;

// Who was taken over with a business may ask in vain what is held about them, have it corrected, or have its use stopped.
var builder = WebApplication.CreateBuilder(args); // PD4001: AcquiredCustomer -> Disclosure // PD4001: AcquiredCustomer -> Correction // PD4001: AcquiredCustomer -> CeaseUse
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
builder.Services.AddHumanResources(builder.Configuration);

var app = builder.Build();
await app.Services.PrepareDatabaseAsync();

app.UsePageViews();
app.MapRecruiting();
app.MapOnboarding();
app.MapPersonnel();
app.MapAttendance();
app.MapPayroll();
app.MapEvaluation();
app.MapBenefits();
app.MapTraining();
app.MapPublicRelations();
app.MapStatutoryFiling();
app.MapCustomers();
app.MapCampaigns();
app.MapSeminars();
app.MapAcquired();
app.MapAdvertising();
app.MapSite();
app.MapSubjectRequests();
app.MapGet("/policy", () => TypedResults.Text(PurposeRegistry.Json, "application/json"));

await app.RunAsync();
