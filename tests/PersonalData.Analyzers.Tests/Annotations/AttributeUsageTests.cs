using System.Reflection;
using Targets = System.AttributeTargets;

namespace PersonalData.Analyzers.Tests.Annotations;

/// <summary>The attributes as the contract lists them (SPEC 4).</summary>
public sealed class AttributeUsageTests
{
    private const Targets Types = Targets.Class | Targets.Struct | Targets.Interface;
    private const Targets Data =
        Types | Targets.Property | Targets.Field | Targets.Parameter | Targets.ReturnValue | Targets.GenericParameter;

    // Accessors, local functions and lambdas are methods to the compiler, records classes or structs.
    public static TheoryData<Type, Targets, bool, string> Table => new()
    {
        { typeof(PersonalDataAttribute), Data, true, "category: String" },
        { typeof(NotPersonalDataAttribute), Targets.Property | Targets.Field, false, "reason: String" },
        { typeof(OnlineIdentifierAttribute), Data, false, "" },
        { typeof(PurposeAttribute), Targets.Assembly | Types | Targets.Method | Targets.Constructor | Targets.Property, false, "purposes: String[]" },
        { typeof(DisclosesToAttribute), Targets.Class | Targets.Interface | Targets.Method | Targets.Constructor, false, "recipient: String" },
        { typeof(CollectsAttribute), Targets.Method | Targets.Class | Targets.Property | Targets.Parameter, true, "category: String" },
        { typeof(LegalBasisAttribute), Targets.Assembly | Targets.Class | Targets.Method, true, "basis: Basis, reference: String" },
        { typeof(ConsentCheckAttribute), Targets.Method | Targets.Property | Targets.Field | Targets.Parameter, false, "purposes: String[]" },
        { typeof(DataSubjectAttribute), Targets.Parameter, false, "" },
        { typeof(ReclassifiesAttribute), Targets.Method | Targets.Constructor, false, "from: String, to: String, reason: String" },
        { typeof(AnonymizesAttribute), Targets.Method | Targets.Constructor | Targets.Property | Targets.ReturnValue, false, "" },
        { typeof(HandlesRequestAttribute), Targets.Method | Targets.Class, true, "request: SubjectRequest, category: String" },
        { typeof(PersonalDataRegistryAttribute), Targets.Assembly, false, "json: String" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Attribute_IsAsTheContractSays(Type attribute, Targets targets, bool repeatable, string parameters)
    {
        var usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;
        var constructor = Assert.Single(attribute.GetConstructors());

        Assert.Equal(targets, usage.ValidOn);
        Assert.Equal(repeatable, usage.AllowMultiple);
        Assert.Equal(parameters, string.Join(", ", constructor.GetParameters().Select(p => p.Name + ": " + p.ParameterType.Name)));
        Assert.Equal("PersonalData", attribute.Namespace);
        Assert.True(attribute.IsSealed);
    }

    [Fact]
    public void Table_ListsEveryAttribute()
    {
        var declared = typeof(PurposeAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)));

        Assert.Equal(declared.Select(t => t.Name).Order(), Table.Select(row => ((Type)row[0]).Name).Order());
    }

    [Theory]
    [InlineData(typeof(Basis), "Consent, Law, LifeBodyProperty, PublicHealth, StateCooperation")]
    [InlineData(typeof(NoticeExemption), "None, HarmToPersons, HarmToBusiness, StateCooperation, EvidentFromContext")]
    [InlineData(typeof(Minors), "Unspecified, GuardianConsent, Rejected, NotDirectedAtMinors")]
    [InlineData(typeof(SubjectRequest), "Disclosure, Correction, CeaseUse, CeaseProvision, PurposeNotification")]
    public void Enum_HasTheValuesOfTheContract(Type type, string names) =>
        Assert.Equal(names, string.Join(", ", Enum.GetNames(type)));

    [Fact]
    public void NamedArguments_AreAsTheContractSays()
    {
        static string Settable(Type type) => string.Join(", ", type.GetProperties().Where(p => p.CanWrite).Select(p => p.Name + ": " + p.PropertyType.Name).Order());

        Assert.Equal("Minors: Minors, Notice: String, NoticeExemption: NoticeExemption", Settable(typeof(CollectsAttribute)));
        Assert.Equal("Recipients: String[]", Settable(typeof(ConsentCheckAttribute)));
    }

    [Fact]
    public void EveryPublicType_IsInTheOneNamespace() =>
        Assert.All(typeof(PurposeAttribute).Assembly.GetExportedTypes(), type => Assert.Equal("PersonalData", type.Namespace));

    [Theory]
    [InlineData("Category")]
    [InlineData("Purpose")]
    [InlineData("Recipient")]
    [InlineData("PurposeRegistry")]
    public void NoPublicType_HasAGeneratedName(string name) =>
        Assert.Null(typeof(PurposeAttribute).Assembly.GetType("PersonalData." + name));

    [Fact]
    public void Arguments_AreKept()
    {
        Assert.Equal(["a", "b"], new PurposeAttribute("a", "b").Purposes);
        Assert.Equal("c", new PersonalDataAttribute("c").Category);
        Assert.Equal("r", new DisclosesToAttribute("r").Recipient);
        Assert.Equal((Basis.Law, "art. 1"), (new LegalBasisAttribute(Basis.Law, "art. 1").Basis, new LegalBasisAttribute(Basis.Law, "art. 1").Reference));
        Assert.Equal("", new LegalBasisAttribute(Basis.Law).Reference);
        var reclassifies = new ReclassifiesAttribute("from", "to", "reason");
        Assert.Equal(("from", "to", "reason"), (reclassifies.From, reclassifies.To, reclassifies.Reason));
        Assert.Equal((SubjectRequest.Correction, "c"), (new HandlesRequestAttribute(SubjectRequest.Correction, "c").Request, new HandlesRequestAttribute(SubjectRequest.Correction, "c").Category));
        Assert.Equal("why", new NotPersonalDataAttribute("why").Reason);
        Assert.Equal("{}", new PersonalDataRegistryAttribute("{}").Json);
        Assert.Empty(new ConsentCheckAttribute().Purposes);
        Assert.Empty(new ConsentCheckAttribute().Recipients);
    }
}
