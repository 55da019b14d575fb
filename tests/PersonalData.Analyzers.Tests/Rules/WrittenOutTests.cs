using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD2005: personal data in logs, consoles, traces and exceptions (SPEC 7), with the real libraries.</summary>
public sealed class WrittenOutTests() : RuleTest("PD2005")
{
    protected override IEnumerable<MetadataReference> References =>
    [
        .. SharedFramework.AspNetCore,
        MetadataReference.CreateFromFile(typeof(Serilog.Log).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(NLog.Logger).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(log4net.ILog).Assembly.Location),
    ];

    [Fact]
    public Task Console_Reports() => VerifyBody("""
        Console.WriteLine({|PD2005:employee.Name|});
        Console.WriteLine({|PD2005:$"Paid {employee.Name}"|});
        Console.WriteLine("Paid {0} to {1}", employee.Department, {|PD2005:employee.Name|});
        Console.Write({|PD2005:employee.Salary|});
        Console.WriteLine({|PD2005:employee.Name.ToCharArray()|});
        Console.Title = {|PD2005:employee.Name|};
        Console.WriteLine(employee.Id);
        Console.WriteLine("{0} is in {1}", employee.Id, employee.Department);
        """);

    [Fact]
    public async Task Message() => Assert.Equal(
        "'Employee.Name' is Employee data and is written out by 'Console.WriteLine' to a log, console, trace or exception message. "
        + "Leave it out, or write a redacted or anonymized form of it.",
        await MessageOfBody("Console.WriteLine(employee.Name);"));

    [Fact]
    public Task Text_OfAnObject_DecidesByItsToString() => VerifyBody("""
        Console.WriteLine(employee);
        Console.WriteLine($"Paid {employee}");
        Console.WriteLine({|PD2005:new Badge("A", 1)|});
        Console.WriteLine({|PD2005:new Named { Name = employee.Name }|});
        Console.WriteLine(new Unnamed { Name = employee.Name });
        Console.WriteLine(employees);
        """, """
        sealed class Named { [PersonalData(Category.Employee)] public string Name { get; set; } = ""; public override string ToString() => Name; }
        sealed class Unnamed { [PersonalData(Category.Employee)] public string Name { get; set; } = ""; }
        """);

    [Fact]
    public Task Helper_ReportsAtTheFirstArgument() => VerifyBody("""
        Log({|PD2005:employee.Name|});
        Log(employee.Department);
        """, "static void Log(string text) => Deeper(text.Trim()); static void Deeper(string text) => Console.WriteLine(text);");

    [Fact]
    public Task MarkedHelper_ReportsInTheHelper() => VerifyBody(
        "Log(employee);", "static void Log(Employee employee) => Console.WriteLine({|PD2005:employee.Name|});");

    [Fact]
    public Task MethodGroup_Reports() => VerifyBody("""
        {|PD2005:employees.Select(e => e.Name).ToList().ForEach(Console.WriteLine)|};
        employees.Select(e => e.Department).ToList().ForEach(Console.WriteLine);
        """);

    [Fact]
    public Task ConsoleWriters_Report() => VerifyBody("""
        Console.Out.WriteLine({|PD2005:employee.Name|});
        Console.Error.Write({|PD2005:$"{employee.Name}"|});
        Console.Out.WriteLine(employee.Department);
        var writer = Console.Error;
        writer.WriteLine({|PD2005:employee.Name|});
        using var stream = Console.OpenStandardOutput();
        stream.Write({|PD2005:System.Text.Encoding.UTF8.GetBytes(employee.Name)|});
        using var around = new StreamWriter(stream);
        around.WriteLine({|PD2005:employee.Name|});
        around.WriteLine(employee.Department);
        """);

    [Fact]
    public Task ConsoleWriter_GivenToAHelper_ReportsAtWhatIsWritten() => VerifyBody("""
        Dump(Console.Out, {|PD2005:employee|});
        Dump(new StringWriter(), employee);
        """, "static void Dump(TextWriter writer, Employee employee) => writer.WriteLine(employee.Name);");

    [Fact]
    public Task OtherWriters_DoNotTrigger() => VerifyBody("""
        using var writer = new StringWriter();
        writer.WriteLine(employee.Name);
        var builder = new System.Text.StringBuilder();
        builder.Append(employee.Name);
        """);

    [Fact]
    public Task Trace_Reports() => VerifyBody("""
        System.Diagnostics.Trace.WriteLine({|PD2005:employee.Name|});
        System.Diagnostics.Trace.TraceError("Not paid: {0}", {|PD2005:employee.Name|});
        System.Diagnostics.Trace.TraceError("Not paid: {0}", employee.Id);
        var source = new System.Diagnostics.TraceSource("pay");
        source.TraceInformation({|PD2005:employee.Name|});
        """);

    [Fact]
    public Task Debug_Reports() => Verify("""
        #define DEBUG
        using System.Diagnostics;
        public static class Program
        {
            public static void Run(Employee employee)
            {
                Debug.WriteLine({|PD2005:employee.Name|});
                Debug.Assert(employee.Salary > 0, {|PD2005:$"Salary of {employee.Name}"|});
                Debug.Assert(employee.Salary > 0, $"Salary of {employee.Id}");
                Debug.Assert(employee.Salary > 0);
            }
        }
        """);

    [Fact]
    public Task Activity_Reports() => VerifyBody("""
        using var activity = new System.Diagnostics.Activity("pay");
        activity.SetTag("name", {|PD2005:employee.Name|});
        activity.AddTag("department", employee.Department);
        activity.SetStatus(System.Diagnostics.ActivityStatusCode.Error, {|PD2005:employee.Name|});
        activity.DisplayName = {|PD2005:employee.Name|};
        activity.AddEvent({|PD2005:new System.Diagnostics.ActivityEvent("paid", tags: new System.Diagnostics.ActivityTagsCollection { ["name"] = employee.Name })|});
        activity.AddEvent(new System.Diagnostics.ActivityEvent("paid"));
        """);

    [Fact]
    public Task EventSource_Reports() => Verify("""
        using System.Diagnostics.Tracing;
        public sealed class PayEvents : EventSource
        {
            public static readonly PayEvents Log = new();
            [Event(1)] public void Paid(string name, int id) => WriteEvent(1, name, id);
            public void Run(Employee employee)
            {
                Paid({|PD2005:employee.Name|}, employee.Id);
                WriteEvent(2, {|PD2005:employee.Name|});
                WriteEvent(2, employee.Department);
            }
        }
        """);

    [Fact]
    public Task Exceptions_Report() => VerifyBody("""
        if (employee.Salary < 0) throw new InvalidOperationException({|PD2005:$"{employee.Name} owes us"|});
        if (employee.Salary < 1) throw new ArgumentException({|PD2005:employee.Name|}, nameof(employee));
        if (employee.Salary < 2) throw new ArgumentOutOfRangeException(nameof(employee), {|PD2005:employee.Salary|}, "too little");
        if (employee.Salary < 3) throw new NotPaid({|PD2005:employee.Name|});
        if (employee.Salary < 4) throw new Keeping(employee.Name);
        var exception = new InvalidOperationException($"Employee {employee.Id}");
        exception.Data["name"] = {|PD2005:employee.Name|};
        exception.Data.Add("name", {|PD2005:employee.Name|});
        exception.Data["department"] = employee.Department;
        throw exception;
        """, """
        sealed class NotPaid(string name) : Exception($"{name} was not paid");
        sealed class Keeping(string name) : Exception("Somebody was not paid") { [PersonalData(Category.Employee)] public string Name { get; } = name; }
        """);

    [Fact]
    public Task Logger_Reports() => Verify("""
        using Microsoft.Extensions.Logging;
        public sealed class Payday(ILogger<Payday> log)
        {
            public void Run(Employee employee, List<Employee> employees, Exception failure)
            {
                log.LogInformation("Paid {Name}", {|PD2005:employee.Name|});
                log.LogInformation({|PD2005:$"Paid {employee.Name}"|});
                log.LogInformation("Paid {Id}", employee.Id);
                log.LogError(failure, "Not paid {Name} of {Department}", {|PD2005:employee.Name|}, employee.Department);
                log.Log(LogLevel.Debug, 3, "Paid {Salary}", {|PD2005:employee.Salary|});
                log.LogInformation("Paid {Names}", {|PD2005:employees.Select(e => e.Name).ToArray()|});
                using (log.BeginScope("{Name}", {|PD2005:employee.Name|})) { }
                using (log.BeginScope({|PD2005:new Dictionary<string, object> { ["Name"] = employee.Name }|})) { }
                using (log.BeginScope(new Dictionary<string, object> { ["Id"] = employee.Id })) { }
            }
        }
        """);

    [Fact]
    public Task Logger_StructuredObject_IsWholeOnlyWhereTheTemplateSays() => Verify("""
        using Microsoft.Extensions.Logging;
        public sealed class Payday(ILogger log)
        {
            public void Run(Employee employee, List<Employee> employees)
            {
                log.LogInformation("Paid {Employee}", employee);
                log.LogInformation("Paid {@Employee} at {Time}", {|PD2005:employee|}, DateTime.Now);
                log.LogInformation("At {Time} paid {@Employee}", DateTime.Now, {|PD2005:employee|});
                log.LogInformation("Paid {Employees}", employees);
                log.LogInformation("Paid {Badge}", {|PD2005:new Badge("A", 1)|});
            }
        }
        """);

    [Fact]
    public Task Logger_ExceptionItself_IsReportedWhereItIsMade() => Verify("""
        using Microsoft.Extensions.Logging;
        public sealed class Payday(ILogger log)
        {
            public void Run(Employee employee)
            {
                var failure = new InvalidOperationException({|PD2005:employee.Name|});
                log.LogError(failure, "Not paid");
            }
        }
        """);

    [Fact]
    public Task GeneratedLogMethods_Report() => Verify("""
        using Microsoft.Extensions.Logging;
        public static partial class Log
        {
            [LoggerMessage(Level = LogLevel.Information, Message = "Paid {name}")]
            public static partial void Paid(this ILogger log, string name);

            [LoggerMessage(1, LogLevel.Information, "Paid {employee}")]
            public static partial void Paid(ILogger log, Employee employee, Exception failure);

            [LoggerMessage(1, LogLevel.Information, "Paid {@employee}")]
            public static partial void PaidWhole(ILogger log, Employee employee);

            // What a generator would have made.
            public static partial void Paid(this ILogger log, string name) { }
            public static partial void Paid(ILogger log, Employee employee, Exception failure) { }
            public static partial void PaidWhole(ILogger log, Employee employee) { }
        }

        public sealed class Payday(ILogger log)
        {
            public void Run(Employee employee, Exception failure)
            {
                log.Paid({|PD2005:employee.Name|});
                log.Paid(employee.Department);
                Log.Paid(log, employee, failure);
                Log.PaidWhole(log, {|PD2005:employee|});
            }
        }
        """);

    [Fact]
    public Task DefinedLogMessages_Report() => Verify("""
        using Microsoft.Extensions.Logging;
        public sealed class Payday(ILogger log)
        {
            private static readonly Action<ILogger, string, Exception?> s_paid = LoggerMessage.Define<string>(LogLevel.Information, 1, "Paid {Name}");

            public void Run(Employee employee)
            {
                s_paid(log, {|PD2005:employee.Name|}, null);
                s_paid(log, employee.Department, null);
            }
        }
        """);

    [Fact]
    public Task Serilog_Reports() => VerifyBody("""
        Serilog.Log.Information("Paid {Name}", {|PD2005:employee.Name|});
        Serilog.Log.Information("Paid {Id}", employee.Id);
        Serilog.Log.Logger.Error(new Exception(), "Not paid {@Employee}", {|PD2005:employee|});
        Serilog.Log.Logger.Error("Not paid {Employee}", employee);
        Serilog.Log.ForContext("Name", {|PD2005:employee.Name|}).Information("Paid");
        using (Serilog.Context.LogContext.PushProperty("Name", {|PD2005:employee.Name|})) { }
        """);

    [Fact]
    public Task NLog_Reports() => VerifyBody("""
        var log = NLog.LogManager.GetCurrentClassLogger();
        log.Info({|PD2005:employee.Name|});
        log.Info("Paid {0}", {|PD2005:employee.Name|});
        log.Info("Paid {@Employee}", {|PD2005:employee|});
        log.Info("Paid {Employee}", employee);
        log.Error(new Exception(), "Not paid {0}", employee.Id);
        NLog.ScopeContext.PushProperty("name", {|PD2005:employee.Name|});
        """);

    [Fact]
    public Task Log4net_Reports() => VerifyBody("""
        var log = log4net.LogManager.GetLogger("pay");
        log.Info({|PD2005:employee.Name|});
        log.ErrorFormat("Not paid {0} {1}", employee.Id, {|PD2005:employee.Name|});
        log.Warn(employee.Department);
        """);

    [Fact]
    public Task RedactedOrAnonymized_DoesNotTrigger() => VerifyBody("""
        Console.WriteLine(Hash(employee.Name));
        Console.WriteLine(employees.Count);
        Console.WriteLine(employees.Average(e => e.Salary));
        Console.WriteLine(employee.Name == "A");
        """, "[Anonymizes] static string Hash(string text) => text;");

    [Fact]
    public Task LegalBasis_DoesNotHelp() => Verify("""
        [LegalBasis(Basis.Law, "Act, article 1")]
        public static class Program
        {
            public static void Run(Employee employee) => Console.WriteLine({|PD2005:employee.Name|});
        }
        """);

    [Fact]
    public Task MessageMadeByLambda_Reports() => VerifyBody("""
        var log = NLog.LogManager.GetCurrentClassLogger();
        log.Debug({|PD2005:() => $"Paid {employee.Name}"|});
        log.Debug(() => $"Paid {employee.Id}");
        logger.Log(Microsoft.Extensions.Logging.LogLevel.Information, 1, employee, null, {|PD2005:(e, _) => e.Name|});
        logger.Log(Microsoft.Extensions.Logging.LogLevel.Information, 1, employee, null, (e, _) => e.Department);
        """, "static Microsoft.Extensions.Logging.ILogger logger = null!;");

    [Fact]
    public Task ScopesAndContexts_Report() => VerifyBody("""
        using (Scope(logger, {|PD2005:employee.Name|})) { }
        using (Scope(logger, employee.Department)) { }
        log4net.ThreadContext.Properties["name"] = {|PD2005:employee.Name|};
        log4net.LogicalThreadContext.Properties["id"] = employee.Id;
        """, """
        static Microsoft.Extensions.Logging.ILogger logger = null!;
        static readonly Func<Microsoft.Extensions.Logging.ILogger, string, IDisposable?> Scope = Microsoft.Extensions.Logging.LoggerMessage.DefineScope<string>("{Name}");
        """);

    [Fact]
    public Task ObjectSavedOntoTheConsole_Reports() => VerifyBody("""
        new System.Xml.Serialization.XmlSerializer(typeof(Employee)).Serialize(Console.Out, {|PD2005:employee|});
        {|PD2005:new System.Xml.Linq.XDocument(new System.Xml.Linq.XElement("x", employee.Name))|}.Save(Console.Out);
        new System.Xml.Linq.XDocument(new System.Xml.Linq.XElement("x", employee.Department)).Save(Console.Out);
        {|PD2005:new MemoryStream(System.Text.Encoding.UTF8.GetBytes(employee.Name))|}.CopyTo(Console.OpenStandardOutput());
        """);

    [Fact]
    public Task Text_OfWhatOnlyHoldsData_DoesNotTrigger() => VerifyBody("""
        Console.WriteLine(new Slip(1) { Holder = employee.Name });
        Console.WriteLine({|PD2005:new Ticket(1) { Shown = employee.Name }|});
        Console.WriteLine(System.Text.Encoding.UTF8.GetBytes(employee.Name));
        Console.WriteLine(Task.FromResult(new Ticket(1) { Shown = employee.Name }));
        Console.WriteLine(new ArraySegment<byte>(System.Text.Encoding.UTF8.GetBytes(employee.Name)));
        """, """
        public record Slip(int Id)
        {
            [PersonalData(Category.Employee)] internal string? Holder { get; init; }
        }

        public record Ticket(int Id)
        {
            [PersonalData(Category.Employee)] public string? Shown { get; init; }
        }
        """);
}
