using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersonalData.Analyzers.Tests.Generation;

public sealed class RegistryTests
{
    private const string Policy = """
        policy: { name: Example policy, company: Example K.K., version: "2026-04-01", url: https://example.test/privacy, contact: privacy desk }
        purposes:
          PersonnelManagement: { title: { en: Managing personnel, ja: 人事管理 } }
          Payroll: { title: Paying "salaries", within: PersonnelManagement }
          Billing: { description: Sending bills. }
        categories:
          Employee: { title: Officers and employees, purposes: [PersonnelManagement] }
          Customer:
            purposes: [Billing]
            succession: { from: Acme K.K., purposes: [Billing, Payroll] }
        recipients:
          ParentGroup:
            relationship: jointUse
            categories: { Employee: [Payroll], Customer: all }
            responsible: Example K.K., Shibuya
          Bureau: { relationship: processor, contract: DPA-12, country: US, safeguard: equivalentMeasures }
        minors: { under: 15, categories: [Customer] }
        """;

    [Fact]
    public void Document_HasThePolicy()
    {
        var json = Parse(Generate(""));

        AssertJson("""
            { "name": "Example policy", "company": "Example K.K.", "version": "2026-04-01", "url": "https://example.test/privacy", "contact": "privacy desk" }
            """, json["policy"]);
        AssertJson("""
            [ { "name": "Employee", "title": "Officers and employees", "description": null, "purposes": ["PersonnelManagement"],
                "succession": null, "guardianConsentUnder": null },
              { "name": "Customer", "title": null, "description": null, "purposes": ["Billing"],
                "succession": { "from": "Acme K.K.", "purposes": ["Billing", "Payroll"] }, "guardianConsentUnder": 15 } ]
            """, json["categories"]);
        AssertJson("""
            [ { "name": "PersonnelManagement", "title": { "en": "Managing personnel", "ja": "人事管理" }, "description": null, "within": null },
              { "name": "Payroll", "title": "Paying \"salaries\"", "description": null, "within": "PersonnelManagement" },
              { "name": "Billing", "title": null, "description": "Sending bills.", "within": null } ]
            """, json["purposes"]);
        AssertJson("""
            [ { "name": "ParentGroup", "title": null, "description": null, "relationship": "JointUse",
                "scope": [ { "category": "Employee", "purposes": ["Payroll"] }, { "category": "Customer", "purposes": null } ],
                "responsible": "Example K.K., Shibuya", "contract": null, "country": null, "safeguard": "None" },
              { "name": "Bureau", "title": null, "description": null, "relationship": "Processor", "scope": [],
                "responsible": null, "contract": "DPA-12", "country": "US", "safeguard": "EquivalentMeasures" } ]
            """, json["recipients"]);
    }

    [Fact]
    public void Document_HasEveryMarkedMember()
    {
        var json = Parse(Generate("""
            using PersonalData;
            namespace N;

            [PersonalData(Category.Employee)]
            public class Employee
            {
                public string Name { get; set; } = "";
                [NotPersonalData("Shared by \"all\"\\")] public string CostCentre = "";
            }

            public struct Visit { [OnlineIdentifier] public string Ip; [PersonalData(Category.Customer), PersonalData(Category.Employee)] public string A, B; }

            public record Contact([PersonalData(Category.Customer)] string Email, [property: PersonalData(Category.Customer)] string Phone, string Other)
            {
                [field: PersonalData(Category.Customer)] public string Address { get; set; } = "";
            }

            public interface ISource<[PersonalData(Category.Employee)] T>
            {
                [return: PersonalData(Category.Employee)] string Find([PersonalData(Category.Customer)] int id);
                string Last { [return: PersonalData(Category.Customer)] get; }
            }
            """));

        Assert.Equal(
            [
                "F:N.Employee.CostCentre |  | False | Shared by \"all\"\\",
                "F:N.Visit.A | Customer, Employee | False | ",
                "F:N.Visit.B | Customer, Employee | False | ",
                "F:N.Visit.Ip |  | True | ",
                "M:N.Contact.#ctor(System.String,System.String,System.String) Email | Customer | False | ",
                "M:N.ISource`1.Find(System.Int32) id | Customer | False | ",
                "M:N.ISource`1.Find(System.Int32) return | Employee | False | ",
                "M:N.ISource`1.get_Last return | Customer | False | ",
                "P:N.Contact.Address | Customer | False | ",
                "P:N.Contact.Email | Customer | False | ",
                "P:N.Contact.Phone | Customer | False | ",
                "T:N.Employee | Employee | False | ",
                "T:N.ISource`1 T | Employee | False | ",
            ],
            json["members"]!.AsArray().Select(m =>
                $"{Target(m)} | {string.Join(", ", m!["categories"]!.AsArray())} | {m["onlineIdentifier"]!.GetValue<bool>()} | {m["notPersonalData"]}"));
    }

    [Fact]
    public void Document_HasEveryActivity()
    {
        var json = Parse(Generate("""
            using System;
            using PersonalData;
            [assembly: Purpose(Purpose.Billing)]
            namespace N;

            [Purpose(Purpose.Payroll)]
            [LegalBasis(Basis.Law, "Act 1")]
            public class Payroll
            {
                public void Plain() { }

                [DisclosesTo(Recipient.Bureau)]
                [LegalBasis(Basis.Consent, "Form 2")]
                public void Send(string text) { }

                [Collects(Category.Customer, Notice = "https://example.test", NoticeExemption = NoticeExemption.EvidentFromContext, Minors = Minors.Rejected)]
                [Collects(Category.Employee)]
                public string Form { get; set; } = "";

                [HandlesRequest(SubjectRequest.Disclosure, Category.Employee)]
                [HandlesRequest(SubjectRequest.Correction, Category.Employee)]
                [Purpose(Purpose.PersonnelManagement, Purpose.Billing)]
                public void Answer() { }

                public Payroll() { }

                [Purpose(Purpose.Billing)]
                public Payroll(int x)
                {
                    [Purpose(Purpose.Payroll)] void Local([Collects(Category.Customer)] string taken) { }
                    Action plain = () => { };
                    Action first = [Purpose(Purpose.Payroll)] () => { };
                    Action second = [DisclosesTo(Recipient.ParentGroup)] () => { };
                }

                public int Value { [Purpose(Purpose.Billing)] get => 1; }
            }
            """));

        Assert.Equal(
            [
                "A:Program: Billing",
                "M:N.Payroll.#ctor(System.Int32): Billing",
                "M:N.Payroll.#ctor(System.Int32) Local: Payroll",
                "M:N.Payroll.#ctor(System.Int32) Local taken: Payroll",
                "M:N.Payroll.#ctor(System.Int32) lambda 1: Payroll",
                "M:N.Payroll.#ctor(System.Int32) lambda 2: Billing",
                "M:N.Payroll.Answer: PersonnelManagement, Billing",
                "M:N.Payroll.Send(System.String): Payroll",
                "M:N.Payroll.get_Value: Billing",
                "P:N.Payroll.Form: Payroll",
                "T:N.Payroll: Payroll",
            ],
            Activities(json, "purposes"));
        AssertJson("""
            { "id": "M:N.Payroll.Send(System.String)", "part": null, "purposes": ["Payroll"], "categories": [], "recipients": ["Bureau"],
              "legalBases": [ { "basis": "Consent", "reference": "Form 2" }, { "basis": "Law", "reference": "Act 1" } ], "collects": [], "requests": [] }
            """, Activity(json, "M:N.Payroll.Send(System.String)"));
        AssertJson("""
            [ { "category": "Customer", "notice": "https://example.test", "noticeExemption": "EvidentFromContext", "minors": "Rejected" },
              { "category": "Employee", "notice": null, "noticeExemption": "None", "minors": "Unspecified" } ]
            """, Activity(json, "P:N.Payroll.Form")["collects"]);
        AssertJson("""
            [ { "request": "Correction", "category": "Employee" }, { "request": "Disclosure", "category": "Employee" } ]
            """, Activity(json, "M:N.Payroll.Answer")["requests"]);
    }

    [Fact]
    public void Activity_HasTheCategoriesThatItsCodeTakesIn()
    {
        var json = Parse(Generate("""
            using System;
            using System.Linq;
            using System.Collections.Generic;
            using PersonalData;
            namespace N;

            [PersonalData(Category.Employee)] public class Employee { public string Name { get; set; } = ""; }
            public class Customer { [PersonalData(Category.Customer)] public string Email { get; set; } = ""; public string Title { get; set; } = ""; }
            public class Db
            {
                public List<Customer> Customers = new();
                [return: PersonalData(Category.Employee)] public string Boss() => "";
            }

            public class Uses
            {
                private Db db = new();
                [Purpose(Purpose.Billing)] public void MarkedParameter([PersonalData(Category.Customer)] string mail) { }
                [Purpose(Purpose.Billing)] public void MarkedType(IEnumerable<Employee> all) { }
                [Purpose(Purpose.Billing)] public void TypeWithMarkedMembers(Customer one) { }
                [Purpose(Purpose.Billing)] public object ReadsMember() => db.Customers.Select(c => c.Email).ToList();
                [Purpose(Purpose.Billing)] public object ReadsBoth() => db.Customers[0].Email + db.Boss();
                [Purpose(Purpose.Billing)] public void Pattern(object o) { if (o is Customer { Email: "x" }) { } }
                [Purpose(Purpose.Billing)] public string Nothing() => nameof(Customer.Email) + db.Customers[0].Title;
                [Purpose(Purpose.Billing)] public void Writes() { db.Customers[0].Email = ""; _ = new Customer { Email = "" }; }
                [Purpose(Purpose.Billing)] [Collects(Category.Employee)] public string Collecting() => "";
                [Purpose(Purpose.Billing)] public string Helper() => Mail();
                public string Mail() => db.Customers[0].Email;
                [Purpose(Purpose.Billing)] public void Nested(Employee e)
                {
                    Action own = [Purpose(Purpose.Payroll)] () => Console.Write(e.Name + db.Customers[0].Email);
                    Func<Customer, string> inner = [Purpose(Purpose.Payroll)] (Customer c) => "";
                }
            }

            [Purpose(Purpose.Payroll)]
            public class Whole
            {
                public string A(Employee e) => e.Name;
                [Purpose(Purpose.Billing)] public string B(Customer c) => c.Email;
            }
            """));

        Assert.Equal(
            [
                "M:N.Uses.Collecting: Employee",
                "M:N.Uses.Helper: ",
                "M:N.Uses.MarkedParameter(System.String): Customer",
                "M:N.Uses.MarkedType(System.Collections.Generic.IEnumerable{N.Employee}): Employee",
                "M:N.Uses.Nested(N.Employee): Employee",
                "M:N.Uses.Nested(N.Employee) lambda 1: Customer, Employee",
                "M:N.Uses.Nested(N.Employee) lambda 2: Customer",
                "M:N.Uses.Nothing: ",
                "M:N.Uses.Pattern(System.Object): Customer",
                "M:N.Uses.ReadsBoth: Customer, Employee",
                "M:N.Uses.ReadsMember: Customer",
                "M:N.Uses.TypeWithMarkedMembers(N.Customer): Customer",
                "M:N.Uses.Writes: ",
                "M:N.Whole.B(N.Customer): Customer",
                "T:N.Whole: Employee",
            ],
            Activities(json, "categories"));
    }

    [Fact]
    public void MembersOfAnotherProject_AreTakenInToo()
    {
        var library = GeneratorHost.Compile("""
            using PersonalData;
            public class Customer { [PersonalData("Customer")] public string Email { get; set; } = ""; }
            """, "Library").EmitToImageReference();
        var json = Parse(GeneratorHost.Generate(GeneratorHost.Compile("""
            using PersonalData;
            public class App { [Purpose(Purpose.Billing)] string Mail(object o) => ((Customer)o).Email; }
            """, "App", library), policy: Policy));

        Assert.Equal(["M:App.Mail(System.Object): Customer"], Activities(json, "categories"));
        Assert.Empty(json["members"]!.AsArray());
    }

    /// <summary>Members take categories from marks that stand elsewhere: each way has a twin that has none.</summary>
    [Theory]
    [InlineData("public class Base { [PersonalData(Category.Customer)] public virtual string P => \"\"; } public class Data : Base { public override string P => \"\"; public string Q = \"\"; }")]
    [InlineData("public interface IBase { [PersonalData(Category.Customer)] string P { get; } } public class Data : IBase { public string P => \"\"; public string Q = \"\"; }")]
    [InlineData("[PersonalData(Category.Customer)] public class Base { } public class Middle : Base { } public class Data : Middle { public string P = \"\"; [NotPersonalData] public string Q = \"\"; }")]
    [InlineData("[PersonalData(Category.Customer)] public interface IBase { } public class Data : IBase { public string P { get; set; } = \"\"; [NotPersonalData] public string Q { get; set; } = \"\"; }")]
    [InlineData("public class Data : More { } public class More { public string P => Read(); public string Q = \"\"; [return: PersonalData(Category.Customer)] public static string Read() => \"\"; }", "More.Read()")]
    [InlineData("public record Data([property: PersonalData(Category.Customer)] string P, string Q);")]
    [InlineData("public record Data([PersonalData(Category.Customer)] string P, string Q);")]
    [InlineData("public class Data : Box<string> { public string Q = \"\"; } public class Box<[PersonalData(Category.Customer)] T> { public T P = default!; }")]
    [InlineData("public partial class Data { public string P = \"\"; } [PersonalData(Category.Customer)] public partial class Data { [NotPersonalData] public string Q = \"\"; }")]
    [InlineData("[PersonalData(Category.Customer)] public struct Data { public string P; [NotPersonalData] public string Q; }")]
    public void MemberThatTakesItsCategoryFromElsewhere_IsTakenIn(string data, string read = "((Data)o).P")
    {
        const string Uses = """
            public class App
            {
                [PersonalData.Purpose(PersonalData.Purpose.Billing)] object Reads(object o) => READ;
                [PersonalData.Purpose(PersonalData.Purpose.Billing)] object Twin(object o) => ((Data)o).Q;
            }
            """;
        string[] expected = ["M:App.Reads(System.Object): Customer", "M:App.Twin(System.Object): "];
        var uses = Uses.Replace("READ", read);

        Assert.Equal(expected, Activities(Parse(Generate("using PersonalData;\n" + data + uses)), "categories"));

        var library = GeneratorHost.Compile("using PersonalData;\n" + data.Replace("Category.Customer", "\"Customer\""), "Library").EmitToImageReference();
        Assert.Equal(expected, Activities(Parse(GeneratorHost.Generate(GeneratorHost.Compile(uses, "App", library), policy: Policy)), "categories"));
    }

    [Fact]
    public void MembersThatDeriveFromAnotherProjects_AreTakenInToo()
    {
        var library = GeneratorHost.Compile("""
            using PersonalData;
            [PersonalData("Customer")] public class Customer { }
            """, "Library").EmitToImageReference();
        var json = Parse(GeneratorHost.Generate(GeneratorHost.Compile("""
            using PersonalData;
            using Person = Customer;
            public class Member : Person { public string Email { get; set; } = ""; [NotPersonalData] public string Team = ""; }
            public class App
            {
                [Purpose(Purpose.Billing)] string Mail(object o) => ((Member)o).Email;
                [Purpose(Purpose.Billing)] string Team(object o) => ((Member)o).Team;
            }
            """, "App", library), policy: Policy));

        Assert.Equal(["M:App.Mail(System.Object): Customer", "M:App.Team(System.Object): "], Activities(json, "categories"));
    }

    [Fact]
    public void TopLevelStatements_AreActivitiesToo()
    {
        var compilation = GeneratorHost.Compile("""
            using PersonalData;
            var pay = [Purpose(Purpose.Payroll)] (string name) => name;
            Send("");
            [DisclosesTo(Recipient.Bureau)] void Send([PersonalData(Category.Employee)] string name) { }
            """);
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        var json = Parse(GeneratorHost.Generate(compilation, policy: Policy));

        Assert.Equal(
            ["M:Program.{Main}$(System.String[]) Send: Employee", "M:Program.{Main}$(System.String[]) lambda 1: "],
            Activities(json, "categories"));
    }

    [Fact]
    public void WordsOfThePolicy_CountAsMarks()
    {
        var json = Parse(GeneratorHost.Generate(
            GeneratorHost.Compile("""
                namespace N;
                public class SecretAttribute : System.Attribute { }
                public class DeepSecretAttribute : SecretAttribute { }
                public class Person { [DeepSecret] public string Name = ""; public string Mail { get; set; } = ""; public string Find() => ""; }
                public record Card([Secret] string Number);
                public class Mailer { public void Send(Person p) { } public void Upload(string s) { } }
                """),
            policy: Policy + """

                markers:
                  - { attribute: N.SecretAttribute, category: Employee }
                annotations:
                  - { member: "P:N.Person.Mail", personalData: Customer }
                  - { member: "M:N.Person.Find", personalData: Customer }
                  - { member: "M:N.Mailer.Send(N.Person)", purpose: [Billing] }
                  - { member: "M:N.Mailer.Upload(System.String)", disclosesTo: Bureau }
                  - { member: "P:System.String.Length", personalData: Customer }
                  - { member: "P:N.Person.Gone", personalData: Customer }
                """));

        Assert.Equal(
            ["F:N.Person.Name", "M:N.Card.#ctor(System.String) Number", "M:N.Person.Find return", "P:N.Card.Number", "P:N.Person.Mail"],
            json["members"]!.AsArray().Select(Target));
        Assert.Equal(["M:N.Mailer.Send(N.Person): Customer, Employee", "M:N.Mailer.Upload(System.String): "], Activities(json, "categories"));
        Assert.Equal(["M:N.Mailer.Send(N.Person): Billing", "M:N.Mailer.Upload(System.String): "], Activities(json, "purposes"));
        Assert.Equal(["M:N.Mailer.Send(N.Person): ", "M:N.Mailer.Upload(System.String): Bureau"], Activities(json, "recipients"));
    }

    [Fact]
    public void PurposeRegistry_GivesTheDocumentToTheProgram()
    {
        var generated = Generate("""
            using PersonalData;
            public class C { [PersonalData(Category.Customer)] public string A = ""; [Purpose(Purpose.Billing)] string M() => A; }
            """);
        var registry = GeneratorHost.LoadRegistry(generated);
        object Value(string name) => registry.GetProperty(name)!.GetValue(null)!;
        bool IsAllowed(string category, string purpose) => (bool)registry.GetMethod("IsAllowed")!.Invoke(null, [category, purpose])!;

        Assert.True(registry.IsNotPublic);
        Assert.Equal(GeneratorHost.Json(generated), Value("Json"));
        Assert.Equal("Example policy", ((RegistryPolicy)Value("Policy")).Name);
        Assert.Equal(["Employee", "Customer"], ((IEnumerable<RegistryCategory>)Value("Categories")).Select(c => c.Name));
        Assert.Equal(["Managing personnel", "Paying \"salaries\"", ""], ((IEnumerable<RegistryPurpose>)Value("Purposes")).Select(c => c.Title.ToString()));
        Assert.Equal([RegistryRelationship.JointUse, RegistryRelationship.Processor], ((IEnumerable<RegistryRecipient>)Value("Recipients")).Select(c => c.Relationship));
        Assert.Equal("F:C.A", Assert.Single((IEnumerable<RegistryMember>)Value("Members")).Id);
        var activity = Assert.Single((IEnumerable<RegistryActivity>)Value("Activities"));
        Assert.Equal(("M:C.M", "Billing", "Customer"), (activity.Id, Assert.Single(activity.Purposes), Assert.Single(activity.Categories)));
        Assert.True(IsAllowed("Employee", "Payroll"));
        Assert.False(IsAllowed("Customer", "Payroll"));
    }

    [Fact]
    public void Document_ReadsBackAsWhatWasWritten()
    {
        var generated = Generate("""
            using PersonalData;
            [HandlesRequest(SubjectRequest.CeaseUse, Category.Customer)]
            public class C
            {
                [Collects(Category.Customer, Minors = Minors.GuardianConsent)] [LegalBasis(Basis.PublicHealth, "Act 3")]
                public void M([NotNull] string a) { }
            }
            class NotNullAttribute : System.Attribute { }
            """);

        var document = RegistryDocument.Parse(GeneratorHost.Json(generated));

        Assert.Equal(15, document.Categories[1].GuardianConsentUnder);
        Assert.Equal("Acme K.K.", document.Categories[1].Succession!.From);
        Assert.Null(document.Recipients[0].Scope[1].Purposes);
        Assert.Equal(RegistrySafeguard.EquivalentMeasures, document.Recipients[1].Safeguard);
        var (method, type) = (document.Activities[0], document.Activities[1]);
        Assert.Equal((Minors.GuardianConsent, null), (method.Collects[0].Minors, method.Collects[0].Notice));
        Assert.Equal((Basis.PublicHealth, "Act 3"), (method.LegalBases[0].Basis, method.LegalBases[0].Reference));
        Assert.Equal(SubjectRequest.CeaseUse, type.Requests[0].Request);
    }

    [Fact]
    public void SameInput_GivesTheSameBytes_WhateverThePathsAndTheOrderOfFiles()
    {
        const string Data = "using PersonalData; public partial class A { [PersonalData(Category.Customer)] public string X = \"\"; [Purpose(Purpose.Billing)] void M() { } }";
        const string More = "using PersonalData; [PersonalData(Category.Employee)] public partial class A { [Collects(Category.Customer)] void N() { } }";
        byte[] Build(params (string, string)[] files)
        {
            var generated = GeneratorHost.Generate(GeneratorHost.Compile("Program", LanguageVersion.Latest, files), policy: Policy);
            return [.. generated.SyntaxTrees.Where(t => t.FilePath.Contains("PersonalDataGenerator")).OrderBy(t => t.FilePath)
                .SelectMany(t => System.Text.Encoding.UTF8.GetBytes(t.FilePath + t.GetText()))];
        }

        var first = Build(("/home/one/a.cs", Data), ("/home/one/b.cs", More));

        Assert.Equal(first, Build(("/home/one/a.cs", Data), ("/home/one/b.cs", More)));
        Assert.Equal(first, Build(("C:\\two\\b.cs", More), ("C:\\two\\a.cs", Data)));
        Assert.DoesNotContain("home", System.Text.Encoding.UTF8.GetString(first));
    }

    [Fact]
    public void AnyText_SurvivesTheLiteralAndTheDocument()
    {
        const string Text = "\" \\ \r\n \t \u2028 \u0085 \0 {} \U00020BB7 é \ud800 \"\" @\" */";
        var literal = SymbolDisplay.FormatLiteral(Text, quote: true);
        var generated = Generate("public class C { [PersonalData.NotPersonalData(" + literal + ")] public string A = \"\"; }");

        using var document = JsonDocument.Parse(GeneratorHost.Json(generated));
        var member = Assert.Single(RegistryDocument.Parse(GeneratorHost.Json(generated)).Members);

        Assert.Equal(Text, member.NotPersonalData);
        Assert.Empty(GeneratorHost.Problems(generated));
    }

    [Fact]
    public void DesignTimeBuild_HasTheClassButNoDocument()
    {
        var generated = GeneratorHost.Generate(
            GeneratorHost.Compile("public class C { [PersonalData.Purpose(PersonalData.Purpose.Billing)] void M() => _ = PersonalData.PurposeRegistry.Json; }"),
            policy: Policy, designTime: true);

        Assert.Empty(GeneratorHost.Problems(generated));
        Assert.DoesNotContain(generated.Assembly.GetAttributes(), a => a.AttributeClass!.Name == nameof(PersonalDataRegistryAttribute));
    }

    [Fact]
    public void ProjectWithoutTheAttributes_HasTheVocabularyAlone()
    {
        var compilation = GeneratorHost.Compile("class C { const string P = PersonalData.Purpose.Billing; }");
        var generated = GeneratorHost.Generate(compilation.RemoveReferences(GeneratorHost.Annotations), policy: Policy);

        Assert.Empty(GeneratorHost.Problems(generated));
        Assert.Null(generated.GetTypeByMetadataName("PersonalData.PurposeRegistry"));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp6)]
    [InlineData(LanguageVersion.CSharp7_3)]
    public void OldLanguage_Compiles(LanguageVersion version)
    {
        var compilation = GeneratorHost.Compile("Old", version, [("a.cs", "using PersonalData; class C { [Purpose(Purpose.Billing)] void M() { } }")]);

        Assert.Empty(GeneratorHost.Problems(GeneratorHost.Generate(compilation, policy: Policy)));
    }

    [Theory]
    [InlineData("[PersonalData.Purpose] class C { [PersonalData.Purpose(")]
    [InlineData("[PersonalData.Purpose(null)] class A { [PersonalData.Purpose((string[])null)] void M() { } [PersonalData.PersonalData(null)] int x; }")]
    [InlineData("class A { [PersonalData.Purpose(1, typeof(int), Nope)] void M() { } [PersonalData.PersonalData] int x; [PersonalData.Collects(Minors = 99)] void N() {} }")]
    [InlineData("class A { [PersonalData.LegalBasis((PersonalData.Basis)99, null)] [PersonalData.HandlesRequest(\"x\", 1)] [PersonalData.Collects(\"c\", Minors = (PersonalData.Minors)99)] void M() { } }")]
    [InlineData("[PersonalData.Purpose(\"Billing\")] void M(")]
    [InlineData("class A { [PersonalData.Purpose(\"Billing\")] void M() { x => [PersonalData.Purpose(\"Billing\")] ; var l = [PersonalData.Purpose(\"Billing\")] (") ]
    [InlineData("class A { [PersonalData.Purpose(\"Billing\")] A [PersonalData.Purpose(\"Billing\")] }} class A { [PersonalData.Purpose(\"Billing\")] } record R([property: PersonalData.PersonalData(\"C\")")]
    [InlineData("[assembly: PersonalData.Purpose(\"Billing\")] [module: PersonalData.Purpose(\"Billing\")] [return: PersonalData.Purpose(\"Billing\")]")]
    [InlineData("class A<[PersonalData.PersonalData(\"C\")] T> : A<A<T>> { [property: PersonalData.PersonalData(\"C\")] [field: PersonalData.PersonalData(\"C\")] int P => [PersonalData.Purpose(\"x\")] delegate { }; }")]
    [InlineData("class P : Q { [PersonalData.Purpose(\"x\")] void M() { } } class Q : P { }")]
    public void BrokenCode_DoesNotThrow(string source)
    {
        var generated = GeneratorHost.Generate(GeneratorHost.Compile(source), policy: Policy);

        using var document = JsonDocument.Parse(GeneratorHost.Json(generated));
        Assert.Equal("Example policy", RegistryDocument.Parse(GeneratorHost.Json(generated)).Policy.Name);
    }

    [Fact]
    public void EveryPrefixOfAProgram_DoesNotThrow()
    {
        const string Source = """
            using PersonalData;
            [assembly: Purpose(Purpose.Billing)]
            record R([PersonalData(Category.Customer)] string Email, [property: OnlineIdentifier] string Ip);
            class C<[PersonalData(Category.Employee)] T>
            {
                [Collects(Category.Customer, Minors = Minors.Rejected)]
                [return: PersonalData(Category.Customer)]
                string M([PersonalData(Category.Customer)] string a)
                {
                    var l = [LegalBasis(Basis.Law, "x")] [Purpose(Purpose.Payroll)] (R r) => r is { Email: var e } ? e : nameof(r.Email);
                    [DisclosesTo(Recipient.Bureau)] void Local() { }
                    return l(new(a, ""));
                }
            }
            """;
        for (var length = 0; length <= Source.Length; length += 3)
        {
            var generated = GeneratorHost.Generate(GeneratorHost.Compile(Source[..length]), policy: Policy);
            Assert.NotEmpty(GeneratorHost.Json(generated));
        }
    }

    [Fact]
    public void ThousandsOfMarks_StayOneLiteral()
    {
        var members = string.Concat(Enumerable.Range(0, 2000).Select(i =>
            $"[PersonalData(Category.Customer)] public string Property{i} {{ get; set; }} = \"\"; [Purpose(Purpose.Billing)] public void Method{i}() {{ }}\n"));
        var generated = Generate("using PersonalData; public class Big {\n" + members + "}");

        Assert.Equal((2000, 2000), (Parse(generated)["members"]!.AsArray().Count, Parse(generated)["activities"]!.AsArray().Count));
        Assert.Equal(2000, ((IReadOnlyList<RegistryActivity>)GeneratorHost.LoadRegistry(generated).GetProperty("Activities")!.GetValue(null)!).Count);
    }

    private static CSharpCompilation Generate(string source) => GeneratorHost.Generate(GeneratorHost.Compile(source), policy: Policy);

    private static JsonObject Parse(CSharpCompilation generated) => JsonNode.Parse(GeneratorHost.Json(generated))!.AsObject();

    private static string Target(JsonNode? entry) => entry!["part"] is { } part ? $"{entry["id"]} {part}" : $"{entry["id"]}";

    private static IEnumerable<string> Activities(JsonObject json, string names) =>
        json["activities"]!.AsArray().Select(a => $"{Target(a)}: {string.Join(", ", a![names]!.AsArray())}");

    private static JsonNode Activity(JsonObject json, string id) =>
        json["activities"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == id && a["part"] is null)!;

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
