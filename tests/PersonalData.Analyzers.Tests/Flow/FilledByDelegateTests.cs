namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>What a library's method has a delegate fill, and what a library's collections enumerate.</summary>
public sealed class FilledByDelegateTests : FlowTest
{
    [Fact]
    public Task TextThatADelegateWrites_HoldsWhatItWrites() => VerifyBody("""
        Newsletter.Send({|PD1001:string.Create(5, employee, static (span, one) => one.Name.CopyTo(span))|});
        Newsletter.Send({|PD1001:string.Create(5, 0, (span, _) => employee.Name.CopyTo(span))|});
        Newsletter.Send({|PD1001:string.Create(5, employee.Name, static (span, name) => name.CopyTo(span))|});
        Newsletter.Send(string.Create(5, employee, static (span, one) => one.Department.CopyTo(span)));
        Newsletter.Send(string.Create(5, (employee.Department, employee.Email), static (span, both) => both.Department.CopyTo(span)));
        Newsletter.Send({|PD1001:string.Create(5, (employee.Department, employee.Email), static (span, both) => both.Email.CopyTo(span))|});
        """);

    [Fact]
    public Task NamesInACollectionOfNamesAndValues_AreNotItsValues() => VerifyBody("""
        var all = new System.Collections.Specialized.NameValueCollection();
        all.Set("mail", employee.Email);
        foreach (string? name in all) Newsletter.Send(name!);
        Newsletter.Send({|PD1001:all["mail"]|}!);
        var named = new System.Collections.Specialized.NameValueCollection { { employee.Email, "mail" } };
        foreach (string? name in named) Newsletter.Send({|PD1001:name|}!);
        """);

    [Fact]
    public Task BytesThatAnInterpolationIsWrittenTo_HoldItsHoles() => VerifyBody("""
        Span<byte> bytes = stackalloc byte[30];
        System.Text.Unicode.Utf8.TryWrite(bytes, $"{employee.Email}", out _);
        Newsletter.Send({|PD1001:Encoding.UTF8.GetString(bytes)|});
        Span<byte> others = stackalloc byte[30];
        System.Text.Unicode.Utf8.TryWrite(others, $"{employee.Department}", out _);
        Newsletter.Send(Encoding.UTF8.GetString(others));
        """);
}
