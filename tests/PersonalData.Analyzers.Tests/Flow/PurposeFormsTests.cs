namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>The five forms of PD1001 (SPEC 6.3), each with the near twin that must stay silent.</summary>
public sealed class PurposeFormsTests : FlowTest
{
    [Fact]
    public Task Argument_DirectRead_Reports() => VerifyBody("Newsletter.Send({|PD1001:applicant.Email|});");

    [Fact]
    public Task Argument_UnmarkedMember_DoesNotTrigger() => VerifyBody("Newsletter.Send(applicant.Position);");

    [Fact]
    public Task Argument_ThroughLocals_Reports() => VerifyBody("""
        var address = applicant.Email;
        var copy = address;
        Newsletter.Send({|PD1001:copy|});
        """);

    [Fact]
    public Task Argument_OverwrittenLocal_DoesNotTrigger() => VerifyBody("""
        var address = applicant.Email;
        address = "";
        Newsletter.Send(address);
        """);

    [Fact]
    public Task Argument_AllowedPurpose_DoesNotTrigger() => VerifyBody("Hire(applicant.Email);", """
        [Purpose(Purpose.Recruitment)] static void Hire(string email) { }
        """);

    [Fact]
    public Task Read_InsideCodeForPurpose_Reports() => Verify("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static string Build(Employee employee)
            {
                var name = {|PD1001:employee.Name|};
                Console.WriteLine(name);
                return employee.Department;
            }
        }
        """);

    [Fact]
    public Task Signature_MarkedParameter_Reports() => Verify("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static string Build([PersonalData(Category.Employee)] string {|PD1001:name|}) => name;

            public static void Use(Employee employee) => Build(employee.Name);
        }
        """);

    [Fact]
    public Task Forwarded_ThroughHelper_ReportsAtTheFirstArgument() => Verify("""
        public static class Program
        {
            public static void Run(Applicant applicant)
            {
                Helper({|PD1001:applicant.Email|});
                Helper(applicant.Position);
            }

            static void Helper(string text) => Second(text.Trim());

            static void Second(string text) => Newsletter.Send(text);
        }
        """);

    [Fact]
    public Task Forwarded_ByWhatAnObjectKeeps_ReportsAtTheReceiver() => Verify("""
        public sealed class Outbox
        {
            private readonly List<string> _items = new();
            public void Put(string item) => _items.Add(item);
            public void SendAll()
            {
                foreach (var item in _items) Newsletter.Send(item);
            }
        }

        public static class Program
        {
            public static void Run(Applicant applicant)
            {
                var outbox = new Outbox();
                outbox.Put({|PD1002:applicant.Email|});
                {|PD1001:outbox|}.SendAll();
                var empty = new Outbox();
                empty.Put(applicant.Position);
                empty.SendAll();
            }
        }
        """);

    [Fact]
    public Task OnBehalf_HelperReads_ReportsAtTheCall() => Verify("""
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public static void Run(Applicant applicant)
            {
                {|PD1001:Print(applicant)|};
                PrintPosition(applicant);
            }

            static void Print(Applicant applicant) => Deeper(applicant);

            static void Deeper(Applicant applicant) { if (applicant.Name.Length > 3) throw new InvalidOperationException(); }

            static void PrintPosition(Applicant applicant) { if (applicant.Position.Length > 3) throw new InvalidOperationException(); }
        }
        """);

    [Fact]
    public Task NoPurpose_MethodThatReads_IsNamedOnce() => Verify("""
        public static class Program
        {
            public static string {|PD1005:Run|}(Applicant applicant)
            {
                Func<string> name = () => applicant.Name;
                return applicant.Email + name();
            }

            public static string Silent(Applicant applicant) => applicant.Position;
        }
        """, "PD1005");

    [Fact]
    public Task Argument_AssignedToAMarkedMemberOfATypeForThePurpose_Reports() => Verify("""
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Brochure
        {
            [PersonalData(Category.Employee)] public string Author = "";
            [PersonalData(Category.Employee)] public string Editor { get; set; } = "";
            public string Paper { get; set; } = "";
        }
        [Purpose(Purpose.PersonnelManagement)]
        public sealed class Roster
        {
            [PersonalData(Category.Employee)] public string Name { get; set; } = "";
        }
        public static class Program
        {
            static void Run(Employee employee, Brochure brochure)
            {
                brochure.Author = {|PD1001:employee.Name|};
                brochure.Author = employee.Department;
                brochure.Paper = employee.Department;
                _ = new Brochure { Editor = {|PD1001:employee.Name|}, Paper = employee.Department };
                _ = new Roster { Name = employee.Name };
            }
        }
        """);
}
