using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Rules.Discovery;
using PersonalData.Analyzers.Tests.Diagnostics;

namespace PersonalData.Analyzers.Tests.Rules.Discovery;

/// <summary>PD6001: what looks like personal data, beside what only sounds like it.</summary>
public sealed class DiscoveryAnalyzerTests() : RuleTest("PD6001")
{
    [Theory]
    [InlineData("class Guest", "string Name")]
    [InlineData("class GuestDto", "string DisplayName")]
    [InlineData("interface IGuest", "string Name")]
    [InlineData("class Guests", "string Address1")]
    [InlineData("class Booking", "string GuestName")]
    [InlineData("class Booking", "string FirstName")]
    [InlineData("class BookingForm", "string FirstName")]
    [InlineData("class GuestSettingsHistory", "string Email")]
    [InlineData("class Booking", "string GuestAddress")]
    [InlineData("class Booking", "string email")]
    [InlineData("class Booking", "List<string> Emails")]
    [InlineData("class Booking", "string[] PhoneNumbers")]
    [InlineData("class Booking", "DateOnly? BirthDate")]
    [InlineData("class Booking", "DateTimeOffset date_of_birth")]
    [InlineData("class Booking", "string CreditCardNumber")]
    [InlineData("class Booking", "DayOfWeek Gender")]
    [InlineData("class 社員", "string 名前")]
    [InlineData("class 社員マスタ", "string 名前カナ")]
    [InlineData("class 受注", "string 顧客氏名")]
    [InlineData("class 受注", "string 顧客の住所")]
    [InlineData("class 受注", "string 氏名_カナ")]
    [InlineData("class 受注", "DateTime 生年月日")]
    [InlineData("class 受注", "string ｼﾒｲ")]
    [InlineData("class 明細", "decimal 基本給")]
    [InlineData("class Shain", "string Namae")]
    [InlineData("class M_SHAIN", "string SHAIN_SHIMEI")]
    [InlineData("class Jutyu", "string JuushoKana")]
    [InlineData("class Jutyu", "string denwa_bangou")]
    [InlineData("class Kyuyo", "long kouza_bangou")]
    [InlineData("class Employee2", "bool HasCriminalRecord")]
    [InlineData("struct Visit", "string 病歴")]
    public async Task Resemblance_IsReported(string type, string member)
    {
        var report = Assert.Single(await Run($"public {type} {{ {(type[0] == 'i' ? "" : "public ")}{member} {{ get; set; }} }}"));

        Assert.Equal(member.Split(' ')[^1], report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan));
    }

    [Theory]
    [InlineData("class Product", "string Name")]
    [InlineData("class GuestGroup", "string Name")]
    [InlineData("class GuestService", "string Email")]
    [InlineData("class MailSettings", "string Email")]
    [InlineData("class MailSettingsForm", "string Email")]
    [InlineData("class ShopConfigViewModel", "string ReceiverEmail")]
    [InlineData("class 送信設定フォーム", "string メールアドレス")]
    [InlineData("class Guest", "string FileName")]
    [InlineData("class Guest", "string TypeName")]
    [InlineData("class Guest", "string CompanyName")]
    [InlineData("class Guest", "string CompanyEmail")]
    [InlineData("class Guest", "string IpAddress")]
    [InlineData("class Guest", "string EmailTemplate")]
    [InlineData("class Guest", "string PhoneFormat")]
    [InlineData("class Guest", "bool EmailConfirmed")]
    [InlineData("class Guest", "bool Email")]
    [InlineData("class Guest", "int AddressId")]
    [InlineData("class Guest", "int Id")]
    [InlineData("class Guest", "Guid Name")]
    [InlineData("class Guest", "DateTime FirstName")]
    [InlineData("class Server", "string Address")]
    [InlineData("class MemoryBlock", "long Address")]
    [InlineData("class Connection", "string UserName")]
    [InlineData("class Shop", "string Phone")]
    [InlineData("class CacheEntry", "int Age")]
    [InlineData("class Certificate", "string Fingerprint")]
    [InlineData("class Offer", "decimal MaxSalary")]
    [InlineData("class 商品", "string 名前")]
    [InlineData("class 社員区分", "string 名称")]
    [InlineData("class 会社", "string 電話番号")]
    [InlineData("class 受注", "string 会社住所")]
    [InlineData("class 社員", "string 住所コード")]
    [InlineData("class 社員", "string 氏名表示形式")]
    [InlineData("class 商品", "int 対象年齢")]
    [InlineData("class Shohin", "string Namae")]
    [InlineData("class Kaisha", "string Jusho")]
    [InlineData("class Shain", "string JushoKubun")]
    public async Task NearTwin_DoesNotTrigger(string type, string member) =>
        Assert.Empty(await Run($"public {type} {{ public {member} {{ get; set; }} }}"));

    [Fact]
    public async Task Message_NamesTheMemberTheWordAndTheCategory() => Assert.Equal(
        "'Guest.HomeAddress' looks like personal data: its name says 'home address'. If it is, mark it with [PersonalData(Category.Customer)].",
        await MessageOf("public class Guest { public string HomeAddress { get; set; } = \"\"; }"));

    [Fact]
    public async Task Message_InJapanese() => Assert.Equal(
        "'社員.氏名' は個人データと思われます (名前に '氏名' が含まれています)。個人データであれば、[PersonalData(Category.Employee)] を付けてください。",
        Assert.Single(await Run("public class 社員 { public string 氏名 { get; set; } = \"\"; }")).GetMessage(Cultures.Japanese));

    [Fact]
    public async Task Message_WhereNothingTellsTheCategory_AsksForOne()
    {
        var report = Assert.Single(await Run("public class Thing { public string Email { get; set; } = \"\"; }"));

        Assert.Equal(
            "'Thing.Email' looks like personal data: its name says 'email'. If it is, mark it with [PersonalData] and the category of the people concerned.",
            report.GetMessage(Cultures.English));
        Assert.DoesNotContain(DiscoveryAnalyzer.CategoryProperty, report.Properties.Keys);
    }

    [Fact]
    public Task PositionalRecord_IsReportedAtTheParameter() =>
        Verify("public sealed record GuestRow(int Id, string {|PD6001:Name|}, string {|PD6001:Email|}, string Note);");

    [Fact]
    public Task Fields_AreReportedUnlessStaticOrConstant() => Verify("""
        public class Guest
        {
            public string {|PD6001:Email|} = "";
            private readonly string {|PD6001:_lastName|} = "";
            public static string FirstName = "";
            public const string Phone = "";
            public string Read() => _lastName;
        }
        """);

    [Fact]
    public Task Property_AroundAField_IsReportedAtTheField() => Verify("""
        public class Guest
        {
            private string {|PD6001:_email|} = "";
            public string Email { get => _email; set => _email = value.Trim(); }
            public string FullName => _email;
        }
        """);

    [Fact]
    public Task Marked_DoesNotTrigger() => Verify("""
        [PersonalData("Customer")]
        public class Guest
        {
            public string Email { get; set; } = "";
            [NotPersonalData("a company's")] public string Phone { get; set; } = "";
        }

        public class Booking
        {
            [PersonalData("Customer")] public string Email { get; set; } = "";
            [OnlineIdentifier] public string Phone { get; set; } = "";
        }

        public sealed record Row([PersonalData("Customer")] string Email);

        public class Account : Guest
        {
            public string FirstName { get; set; } = "";
        }
        """);

    [Fact]
    public Task Implementation_OfASuggestedMember_IsNotSuggestedAgain() => Verify("""
        public interface IGuest
        {
            string {|PD6001:Email|} { get; }
        }

        public abstract class Guest : IGuest
        {
            public string Email { get; set; } = "";
            public abstract string {|PD6001:LastName|} { get; }
        }

        public class Regular : Guest
        {
            public override string LastName => "";
        }

        public interface INamed
        {
            string Name { get; }
        }

        public class Visitor : INamed
        {
            public string {|PD6001:Name|} { get; set; } = "";
        }
        """);

    [Fact]
    public Task Name_BesideOtherDataOfAPerson_IsReported() => Verify("""
        public class Entry1
        {
            public string {|PD6001:Name|} { get; set; } = "";
            public DateOnly {|PD6001:BirthDate|} { get; set; }
        }

        public class Entry2
        {
            public string Name { get; set; } = "";
            public DateOnly Date { get; set; }
        }

        public class Entry3
        {
            public string {|PD6001:Name|} { get; set; } = "";
            [PersonalData("Customer")] public string Code { get; set; } = "";
        }
        """);

    [Fact]
    public Task Name_BesideAPersonsName_IsTheThings() => Verify("""
        public class CardEntry
        {
            public string Name { get; set; } = "";
            public string {|PD6001:CardholderName|} { get; set; } = "";
        }

        public class GuestEntry
        {
            public string {|PD6001:Name|} { get; set; } = "";
            public string {|PD6001:FirstName|} { get; set; } = "";
        }
        """);

    [Fact]
    public Task FullName_NeedsAPersonOrContactDetails() => Verify("""
        public class Manifest
        {
            public string FullName { get; set; } = "";
        }

        public class SignIn
        {
            public string {|PD6001:FullName|} { get; set; } = "";
            public string {|PD6001:Email|} { get; set; } = "";
            public string Name { get; set; } = "";
        }

        public class Warehouse
        {
            public string FullName { get; set; } = "";
            public string Email { get; set; } = "";
        }
        """);

    [Fact]
    public Task Address_BesideAPersonsWord_IsReported() => Verify("""
        public class Parcel
        {
            public string {|PD6001:ContactName|} { get; set; } = "";
            public string {|PD6001:AddressLine1|} { get; set; } = "";
            public decimal Weight { get; set; }
        }
        """);

    [Fact]
    public Task NestedTypes_SpeakWithTheirOuterType() => Verify("""
        public class Guest
        {
            public class InputModel { public string {|PD6001:Name|} { get; set; } = ""; }
            public class Room { public string Name { get; set; } = ""; }
        }
        """);

    [Fact]
    public Task Attributes_Tell() => Verify("""
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using System.Text.Json.Serialization;

        public class Form
        {
            [EmailAddress] public string {|PD6001:Where|} { get; set; } = "";
            [Phone] public string {|PD6001:Reach|} { get; set; } = "";
            [CreditCard] public string {|PD6001:Payment|} { get; set; } = "";
            [Column("birth_date")] public DateTime {|PD6001:F1|} { get; set; }
            [JsonPropertyName("last_name")] public string {|PD6001:F2|} { get; set; } = "";
            [Display(Name = "メールアドレス")] public string {|PD6001:F3|} { get; set; } = "";
            [DisplayName("氏名")] public string {|PD6001:F4|} { get; set; } = "";
            [Column("status")] public string F5 { get; set; } = "";
            [JsonPropertyName("email_confirmed")] public bool F6 { get; set; }
            [Required] public string F7 { get; set; } = "";
        }

        public sealed record Answer([EmailAddress] string {|PD6001:Where|}, [property: JsonPropertyName("email")] string {|PD6001:F|});

        [Table("T_SHAIN")]
        public class Ts01
        {
            public string {|PD6001:Namae|} { get; set; } = "";
        }
        """);

    [Fact]
    public async Task Message_OfAnAttribute() => Assert.Equal(
        "'Guest.Where' looks like personal data: it has [EmailAddress]. If it is, mark it with [PersonalData(Category.Customer)].",
        await MessageOf("public class Guest { [System.ComponentModel.DataAnnotations.EmailAddress] public string Where { get; set; } = \"\"; }"));

    [Fact]
    public async Task Message_OfAColumn() => Assert.Equal(
        "'Guest.F1' looks like personal data: its column or field is called 'e_mail'. If it is, mark it with [PersonalData(Category.Customer)].",
        await MessageOf("public class Guest { [System.ComponentModel.DataAnnotations.Schema.Column(\"e_mail\")] public string F1 { get; set; } = \"\"; }"));

    [Theory]
    [InlineData("public class StaffMember { public string Email = \"\"; }", "Employee")]
    [InlineData("public class 応募者 { public string 氏名 = \"\"; }", "Applicant")]
    [InlineData("public class Kokyaku { public string Shimei = \"\"; }", "Customer")]
    [InlineData("public class User { public string Email = \"\"; }", "Customer")]
    [InlineData("public class Letter { public string ApplicantEmail = \"\"; }", "Applicant")]
    [InlineData("public class Order { public string Email = \"\"; }", "Customer")]
    [InlineData("namespace Contoso.Payroll.Model { public class Line { public decimal Salary; } }", "Employee")]
    [InlineData("namespace Contoso.HR { public class Person { public string Email = \"\"; } }", "Employee")]
    [InlineData("namespace Contoso.採用 { public class Person { public string Email = \"\"; } }", "Applicant")]
    [InlineData("public class Recruiting { public class Row { public string Email = \"\"; } }", "Applicant")]
    [InlineData("public class Row { [PersonalData(\"Employee\")] public string Code = \"\"; public string Email = \"\"; }", "Employee")]
    [InlineData("public class Thing { public string Email = \"\"; }", null)]
    public async Task Category_FitsTheContainingType(string code, string? category)
    {
        var report = Assert.Single(await Run(code));

        Assert.Equal(category, report.Properties.GetValueOrDefault(DiscoveryAnalyzer.CategoryProperty));
    }

    [Theory]
    [InlineData("Personnel: { title: Our colleagues }, Buyers: { title: Buyers }", "Employee", "Personnel")]
    [InlineData("Kunde: { title: Customers }, Andere: { title: Others }", "Customer", "Kunde")]
    [InlineData("A: { title: { ja: 従業員等 } }, B: { title: { ja: お客様 } }", "社員", "A")]
    [InlineData("Everybody: { title: Everybody }", "Thing", "Everybody")]
    [InlineData("Customer: { title: X }, AcquiredCustomer: { title: Y }", "AcquiredCustomerRow", "AcquiredCustomer")]
    [InlineData("Customer: { title: X }, Patient: { title: Y }", "PatientFile", "Patient")]
    [InlineData("Customer: { title: X }, Patient: { title: Y }", "Employee", null)]
    public async Task Category_IsOneOfThePolicy(string categories, string type, string? category)
    {
        var policy = $"policy: {{ name: Test }}\npurposes: {{ P: {{ title: P }} }}\ncategories: {{ {categories} }}\n";
        var reports = await Run($"namespace Inner {{ public class {type} {{ public string Email {{ get; set; }} = \"\"; }} }}", policy);
        var report = Assert.Single(reports);

        Assert.Equal(category, report.Properties.GetValueOrDefault(DiscoveryAnalyzer.CategoryProperty));
    }

    [Fact]
    public async Task GeneratedCode_DoesNotTrigger() => Assert.Empty(await Run("""
        // <auto-generated/>
        public class Guest { public string Email { get; set; } }
        """));

    [Fact]
    public async Task Report_HasTheKind() => Assert.Equal(
        "Passport",
        Assert.Single(await Run("public class Guest { public string PassportNumber { get; set; } = \"\"; }")).Properties[DiscoveryAnalyzer.KindProperty]);

    [Theory]
    [InlineData("class Warehouse", "string ContactName", "string Name, Phone, AddressLine")]
    [InlineData("class Order", "string CustomerEmail", "string Name, DisplayName")]
    [InlineData("class Branch", "string Memo", "string Name, Phone, AddressLine")]
    public async Task MarkOfWhatANameTells_CallsForNoOtherMark(string type, string marked, string others)
    {
        static string Program(string type, string mark, string marked, string others) =>
            $"public {type} {{ {mark} public {marked} {{ get; set; }} = \"\"; public {others}; }}";

        var before = await Run(Program(type, "", marked, others));
        var after = await Run(Program(type, "[PersonalData(Category.Customer)]", marked, others));

        Assert.Equal(before.Where(r => !r.GetMessage().Contains(marked.Split(' ')[1], StringComparison.Ordinal)).Select(r => r.GetMessage()), after.Select(r => r.GetMessage()));
    }
}
