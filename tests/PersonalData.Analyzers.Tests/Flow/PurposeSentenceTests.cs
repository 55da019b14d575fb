namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>The sentences of SPEC 6.3 beyond the plain five forms.</summary>
public sealed class PurposeSentenceTests : FlowTest
{
    [Fact]
    public Task Argument_OfConstructorIndexerOperatorAndDelegate_Reports() => Verify("""
        public sealed class Letter
        {
            [Purpose(Purpose.ServiceInformation)] public Letter(string to) { }
            public Letter() { }
            [Purpose(Purpose.ServiceInformation)] public string this[string to] { get => ""; set { } }
            [Purpose(Purpose.ServiceInformation)] public static Letter operator +(Letter a, string to) => a;
        }
        public static class Program
        {
            static void Run(Applicant applicant)
            {
                _ = new Letter({|PD1001:applicant.Email|});
                var letter = new Letter(applicant.Position);
                _ = letter[{|PD1001:applicant.Email|}];
                _ = letter[applicant.Position];
                letter["x"] = {|PD1001:applicant.Email|};
                letter += {|PD1001:applicant.Email|};
                letter += applicant.Position;
                Action<string> send = Newsletter.Send;
                send({|PD1001:applicant.Email|});
                send(applicant.Position);
            }
        }
        """);

    [Fact]
    public Task Argument_AssignedToMemberOfTypeForPurpose_Reports() => Verify("""
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Letter
        {
            [PersonalData(Category.Customer)] public string To { get; set; } = "";
            public string Title { get; set; } = "";
            [PersonalData(Category.Customer)] public string Name = "";
        }
        public static class Program
        {
            static void Run(Applicant applicant)
            {
                var letter = new Letter { To = {|PD1001:applicant.Email|}, Title = applicant.Position };
                letter.Name = {|PD1001:applicant.Name|};
                letter.Title = applicant.Position;
            }
        }
        """);

    [Fact]
    public Task Argument_WholeObjectToCodeWithSource_IsReportedWhereItIsRead() => Verify("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static void Build(Applicant a) { Console.Out.Flush(); if ({|PD1001:a.Email|}.Length > 3) return; }
            [Purpose(Purpose.ServiceInformation)]
            public static void Plain(Applicant a) { if (a.Position.Length > 3) return; }
        }
        public static class Program
        {
            static void Run(Applicant applicant) { Deck.Build(applicant); Deck.Plain(applicant); }
        }
        """);

    [Fact]
    public Task Argument_SeveralPurposes_MustAllAllow() => VerifyBody("""
        Both({|PD1001:applicant.Email|});
        Fine(applicant.Email);
        """, """
        [Purpose(Purpose.Recruitment, Purpose.ServiceInformation)] static void Both(string s) { }
        [Purpose(Purpose.Recruitment, Purpose.Onboarding)] static void Fine(string s) { }
        """);

    [Fact]
    public Task Argument_PurposeWithinAllowedGroup_DoesNotTrigger() => VerifyBody("""
        Pay(employee.Salary);
        Send({|PD1001:employee.Salary|});
        """, """
        [Purpose(Purpose.Payroll)] static void Pay(decimal s) { }
        [Purpose(Purpose.Billing)] static void Send(decimal s) { }
        """);

    [Fact]
    public Task Purpose_NearestDeclarationWins() => Verify("""
        [Purpose(Purpose.ServiceInformation)]
        public static class Deck
        {
            public static void Outer(Applicant a)
            {
                _ = {|PD1001:a.Email|}.Trim();
                Hire();
                [Purpose(Purpose.Recruitment)] void Hire() => _ = a.Email.Trim();
                Action lambda = [Purpose(Purpose.Recruitment)] () => _ = a.Email.Trim();
                Action plain = () => _ = {|PD1001:a.Name|}.Trim();
            }
            [Purpose(Purpose.Recruitment)] public static void Own(Applicant a) => _ = a.Email.Trim();
            public static class Inner { public static void Nested(Applicant a) => _ = {|PD1001:a.Email|}.Trim(); }
        }
        """);

    [Fact]
    public Task Purpose_OfAssembly_Counts() => VerifySources(["""
        using PersonalData;
        [assembly: Purpose(Purpose.ServiceInformation)]
        public sealed class Applicant { [PersonalData(Category.Applicant)] public string Email { get; set; } = ""; public string Position { get; set; } = ""; }
        public static class Program
        {
            static void Run(Applicant a) { _ = {|PD1001:a.Email|}.Trim(); _ = a.Position.Trim(); }
        }
        """]);

    [Fact]
    public Task Purpose_OfAccessorAndProperty_Counts() => Verify("""
        public sealed class Deck(Applicant a)
        {
            [Purpose(Purpose.ServiceInformation)] public string First => {|PD1001:a.Email|};
            public string Second { [Purpose(Purpose.ServiceInformation)] get => {|PD1001:a.Email|}; }
            public string Third => a.Email;
        }
        """);

    [Fact]
    public Task Purpose_OfInterface_GoesBeforeTheContainingType() => Verify("""
        [Purpose(Purpose.Recruitment)] public interface IHire { void Hire(Applicant a); }
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Desk : IHire
        {
            public void Hire(Applicant a) => _ = a.Email.Trim();
            public void Send(Applicant a) => _ = {|PD1001:a.Email|}.Trim();
        }
        """);

    [Fact]
    public Task Read_CallWhoseResultCarries_Reports() => Verify("""
        public static class Deck
        {
            [return: PersonalData(Category.Applicant)] static string Name() => "x";
            [Purpose(Purpose.ServiceInformation)]
            public static void Build(List<Applicant> all)
            {
                var name = {|PD1001:Name()|};
                Console.Out.Flush();
                var longer = name + "x";
                var first = all[0];
            }
        }
        """);

    [Fact]
    public Task Read_ComputedFurther_IsNotReportedAgain() => Verify("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static string Build(Applicant a)
            {
                var name = {|PD1001:a.Name|};
                var upper = name.ToUpperInvariant();
                Helper(upper);
                Newsletter.Send(upper);
                return upper + name;
            }
            static void Helper(string s) { if (s.Length > 3) return; }
        }
        """);

    [Fact]
    public Task Read_ComputedFurther_MeetsAFurtherPurpose_ReportsThat() => Verify("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static void Build(Applicant a)
            {
                var name = {|PD1001:a.Name|};
                Bill({|PD1001:name|});
            }
            [Purpose(Purpose.Billing)] static void Bill(string s) { }
        }
        """);

    [Fact]
    public Task Read_EndsInComparison_Reports() => Verify("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static bool Build(Employee e, List<Employee> all)
            {
                if ({|PD1001:e.Salary|} > 3) return true;
                if ({|PD1001:e.Email|}.Length > 3) return true;
                var some = all.Count(x => x.Salary > 3);
                var average = all.Average(x => x.Salary);
                var rich = all.Where(x => {|PD1001:x.Salary|} > 3).ToList();
                return all.Any(x => x.Name == "x") && all.Count > 3;
            }
        }
        """);

    [Fact]
    public Task Signature_TypeMarked_ReportsAtTheParameterOnly() => Verify("""
        [PersonalData(Category.Applicant)] public sealed class Person { public string Name = ""; }
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static string Build(Person {|PD1001:person|}, string title) => person.Name + title;
            [Purpose(Purpose.ServiceInformation)]
            public static void Many(List<Person> {|PD1001:people|}, Func<Person> source) { }
            public static void Use(Person p) => Build(p, "x");
        }
        """);

    [Fact]
    public Task Signature_OtherArgumentStillReports() => Verify("""
        public static class Deck
        {
            [Purpose(Purpose.ServiceInformation)]
            public static void Build([PersonalData(Category.Employee)] string {|PD1001:name|}, string other) { }
            public static void Use(Employee e, Applicant a)
            {
                Build(e.Name, {|PD1001:a.Email|});
                Build(e.Name, a.Position);
            }
        }
        """);

    [Fact]
    public Task Signature_LambdaAndLocalFunction_Report() => VerifyBody("""
        Send("x");
        [Purpose(Purpose.ServiceInformation)] static void Send([PersonalData(Category.Applicant)] string {|PD1001:to|}) { }
        Action<string> lambda = [Purpose(Purpose.ServiceInformation)] ([PersonalData(Category.Applicant)] string {|PD1001:to|}) => { };
        """);

    [Fact]
    public Task Forwarded_AtAnyDepth_ReportsAtTheFirstArgumentOnce() => VerifyBody("""
        First({|PD1001:applicant.Email|});
        First(applicant.Position);
        """, """
        static void First(string s) => Second(s, 1);
        static void Second(string s, int n) { var t = s + n; Third(t); }
        static void Third(string s) { Newsletter.Send(s); Newsletter.Send(s + "x"); }
        """);

    [Fact]
    public Task Forwarded_HelperReadsAndSends_IsReportedThere() => VerifyBody("Helper(applicant);", """
        static void Helper(Applicant a) => Newsletter.Send({|PD1001:a.Email|});
        """);

    [Fact]
    public Task Forwarded_HelperReadsDeeperAndSends_IsReportedWhereBothMeet() => VerifyBody("Helper(applicant);", """
        static void Helper(Applicant a) => Send({|PD1001:Get(a)|});
        static string Get(Applicant a) => a.Email;
        static void Send(string s) => Newsletter.Send(s);
        """);

    [Fact]
    public Task OnBehalf_HelperWithItsOwnPurpose_AnswersForItself() => Verify("""
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public static void Run(Applicant a)
            {
                Hire(a);
                var name = {|PD1001:NameForHiring(a)|};
            }
            [Purpose(Purpose.Recruitment)] static void Hire(Applicant a) { if (a.Email.Length > 3) return; }
            [Purpose(Purpose.Recruitment)] static string NameForHiring(Applicant a) => a.Name;
        }
        """);

    [Fact]
    public Task OnBehalf_HelperOfAllowedCategory_DoesNotTrigger() => Verify("""
        public static class Program
        {
            [Purpose(Purpose.Recruitment)]
            public static void Run(Applicant a, Employee e)
            {
                Look(a);
                {|PD1001:LookAt(e)|};
            }
            static void Look(Applicant a) { if (a.Email.Length > 3) return; }
            static void LookAt(Employee e) { if (e.Email.Length > 3) return; }
        }
        """);

    [Fact]
    public Task OnBehalf_ThroughLambdaAndIterator_Reports() => Verify("""
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)]
            public static void Run(List<Applicant> all)
            {
                {|PD1001:PrintAll(all)|};
            }
            static void PrintAll(List<Applicant> all) => all.ForEach(a => { if (a.Email.Length > 3) return; });
        }
        """);

    [Fact]
    public Task OneReport_ForOnePlaceCategoryAndPurpose() => VerifyBody("""
        Newsletter.Send({|PD1001:applicant.Email + applicant.Name|});
        """);

    [Fact]
    public Task VirtualCall_TakesThePurposeOfTheMemberCalled() => Verify("""
        public interface IPost { [Purpose(Purpose.Recruitment)] void Put(string s); }
        public interface IBare { void Put(string s); }
        public sealed class Mailer : IPost, IBare { public void Put(string s) { } }
        public sealed class Sender : IBare { [Purpose(Purpose.ServiceInformation)] public void Put(string s) { } }
        public static class Program
        {
            static void Run(IPost post, IBare bare, Applicant a)
            {
                post.Put(a.Email);
                bare.Put({|PD1001:a.Email|});
                bare.Put(a.Position);
            }
        }
        """);

    [Fact]
    public Task InitializerOfMember_InTypeForPurpose_IsARead() => Verify("""
        public static class Model { public static Applicant Some { get; } = new(); }
        [Purpose(Purpose.ServiceInformation)]
        public sealed class Deck
        {
            private readonly int _length = {|PD1001:Model.Some.Email|}.Length;
            private readonly int _other = Model.Some.Position.Length;
        }
        """);

    [Fact]
    public Task TopLevelStatements_AreCode() => Verify("""
        public static class Entry
        {
            public static void Main2() { var a = new Applicant(); Newsletter.Send({|PD1001:a.Email|}); }
        }
        """);
}
