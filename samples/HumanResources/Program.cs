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

var builder = WebApplication.CreateBuilder(args);
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
app.MapAcquired();
app.MapAdvertising();
app.MapSite();
app.MapSubjectRequests();
app.MapGet("/policy", () => TypedResults.Text(PurposeRegistry.Json, "application/json"));

await app.RunAsync();
