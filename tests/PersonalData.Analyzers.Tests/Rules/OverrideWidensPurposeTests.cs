namespace PersonalData.Analyzers.Tests.Rules;

/// <summary>PD1004: what an override may be for (SPEC 6.4).</summary>
public sealed class OverrideWidensPurposeTests() : RuleTest("PD1004")
{
    [Fact]
    public Task Implementation_ForAnotherPurpose_Reports() => Verify("""
        public interface IExport
        {
            [Purpose(Purpose.Payroll)] void Export();
        }

        public class PressExport : IExport
        {
            [Purpose(Purpose.PublicRelations)] public void {|PD1004:Export|}() { }
        }
        """);

    [Fact]
    public async Task Message_NamesBothMembersAndTheirPurposes() => Assert.Equal(
        "'PressExport.Export' is for PublicRelations, but 'IExport.Export', by which it is called, is for Payroll, Benefits only. "
        + "Keep to a purpose that is among or within those of the base, or declare the purpose there too.",
        await MessageOf("""
            public interface IExport
            {
                [Purpose(Purpose.Payroll, Purpose.Benefits)] void Export();
            }

            public class PressExport : IExport
            {
                [Purpose(Purpose.PublicRelations, Purpose.Benefits)] public void Export() { }
            }
            """));

    [Fact]
    public Task Implementation_WithinTheBasesPurpose_DoesNotTrigger() => Verify("""
        public interface IExport
        {
            [Purpose(Purpose.PersonnelManagement)] void Export();
        }

        public class PayrollExport : IExport
        {
            [Purpose(Purpose.Payroll)] public void Export() { }
        }
        """);

    [Fact]
    public Task Implementation_OfTheWiderPurpose_Reports() => Verify("""
        public interface IExport
        {
            [Purpose(Purpose.Payroll)] void Export();
        }

        public class PersonnelExport : IExport
        {
            [Purpose(Purpose.PersonnelManagement)] public void {|PD1004:Export|}() { }
        }
        """);

    [Fact]
    public Task Interface_WithThePurposeOnItself_Reports() => Verify("""
        [Purpose(Purpose.Payroll)]
        public interface IExport
        {
            void Export();
        }

        public class PressExport : IExport
        {
            [Purpose(Purpose.PublicRelations)] void IExport.{|PD1004:Export|}() { }
        }
        """);

    [Fact]
    public Task Base_WithoutPurpose_DoesNotTrigger() => Verify("""
        public interface IExport
        {
            void Export();
        }

        public class PressExport : IExport
        {
            [Purpose(Purpose.PublicRelations)] public void Export() { }
        }
        """);

    [Fact]
    public Task Override_WithoutPurposeOfItsOwn_DoesNotTrigger() => Verify("""
        public abstract class Export
        {
            [Purpose(Purpose.Payroll)] public abstract void Run();
        }

        [Purpose(Purpose.PublicRelations)]
        public class PressExport : Export
        {
            public override void Run() { }
        }
        """);

    [Fact]
    public Task Override_OfAnInheritedPurpose_ReportsOnce() => Verify("""
        public abstract class Export
        {
            [Purpose(Purpose.Payroll)] public abstract void Run();
        }

        public class Middle : Export
        {
            public override void Run() { }
        }

        public class PressExport : Middle
        {
            [Purpose(Purpose.PublicRelations)] public override void {|PD1004:Run|}() { }
        }
        """);

    [Fact]
    public Task Property_ForAnotherPurpose_Reports() => Verify("""
        public abstract class Sheet
        {
            [Purpose(Purpose.Payroll)] public abstract string Text { get; }
            [Purpose(Purpose.Payroll)] public abstract string Title { get; }
        }

        public class PressSheet : Sheet
        {
            [Purpose(Purpose.PublicRelations)] public override string {|PD1004:Text|} => "";
            [Purpose(Purpose.Payroll)] public override string Title => "";
        }
        """);

    [Fact]
    public Task HiddenMember_IsNoOverride_DoesNotTrigger() => Verify("""
        public class Export
        {
            [Purpose(Purpose.Payroll)] public void Run() { }
        }

        public class PressExport : Export
        {
            [Purpose(Purpose.PublicRelations)] public new void Run() { }
        }
        """);

    [Fact]
    public Task StaticAbstractMember_ForAnotherPurpose_Reports() => Verify("""
        public interface IExport
        {
            [Purpose(Purpose.Payroll)] static abstract void Export();
        }

        public class PressExport : IExport
        {
            [Purpose(Purpose.PublicRelations)] public static void {|PD1004:Export|}() { }
        }
        """);

    [Fact]
    public Task UnknownPurpose_IsAnotherRulesReport_DoesNotTrigger() => Verify("""
        public interface IExport
        {
            [Purpose(Purpose.Payroll)] void Export();
        }

        public class PressExport : IExport
        {
            [Purpose("Pres")] public void Export() { }
        }
        """);
}
