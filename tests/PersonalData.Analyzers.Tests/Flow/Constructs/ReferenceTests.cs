namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary><c>ref</c>, <c>out</c>, <c>in</c>, ref locals and returns, pointers.</summary>
public sealed class ReferenceTests : ConstructTest
{
    [Fact]
    public Task Out_CarriesBack() => CheckBody("""
        Get(applicant, out var email, out var position);
        Newsletter.Send({|PD1001:email|});
        Newsletter.Send(position);
        """, "static void Get(Applicant a, out string email, out string position) { email = a.Email; position = a.Position; }");

    [Fact]
    public Task Out_TryPattern_CarriesBack() => CheckBody("""
        if (TryGet(applicant, out var email)) Newsletter.Send({|PD1001:email|});
        if (!TryGetPosition(applicant, out var position)) return;
        Newsletter.Send(position);
        """, """
        static bool TryGet(Applicant a, out string email) { if (a.Id == 0) { email = ""; return false; } email = a.Email; return true; }
        static bool TryGetPosition(Applicant a, out string position) { position = a.Position; return true; }
        """);

    [Fact]
    public Task Ref_ChangesTheVariable() => CheckBody("""
        string text = "", other = "", cleared = applicant.Email;
        Fill(ref text, applicant.Email);
        Fill(ref other, applicant.Position);
        Fill(ref cleared, "");
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        Newsletter.Send(cleared);
        """, "static void Fill(ref string place, string value) => place = value;");

    [Fact]
    public Task Ref_KeepsWhatItDoesNotOverwrite() => CheckBody("""
        string text = applicant.Email, other = applicant.Position;
        Append(ref text);
        Append(ref other);
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        """, "static void Append(ref string place) => place += \"x\";");

    [Fact]
    public Task In_PassesOn() => CheckBody("""
        decimal salary = employee.Salary, id = employee.Id;
        Send(in {|PD1001:salary|});
        Send({|PD1001:employee.Salary|});
        Send(in id);
        SendReadonly(in {|PD1001:salary|});
        """, "static void Send(in decimal value) => Newsletter.Send(value); static void SendReadonly(ref readonly decimal value) => Newsletter.Send(value);");

    [Fact]
    public Task RefLocal_WritesThrough() => CheckBody("""
        string text = "", other = "";
        ref string place = ref text;
        place = applicant.Email;
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send({|PD1001:place|});
        Newsletter.Send(other);
        place = ref other;
        Newsletter.Send(other);
        """);

    [Fact]
    public Task RefLocal_ReadsThrough() => CheckBody("""
        string text = "";
        ref readonly string place = ref text;
        text = applicant.Email;
        Newsletter.Send({|PD1001:place|});
        """);

    [Fact]
    public Task RefLocal_ToFieldAndElement_WritesThrough() => CheckBody("""
        var box = new Box();
        ref string a = ref box.A;
        a = applicant.Email;
        var array = new string[2];
        ref string b = ref array[0];
        b = applicant.Email;
        Newsletter.Send({|PD1001:box.A|});
        Newsletter.Send(box.B);
        Newsletter.Send({|PD1001:array[0]|});
        """, types: "public sealed class Box { public string A = \"\", B = \"\"; }");

    [Fact]
    public Task RefReturn_WritesThrough() => CheckBody("""
        var box = new Box();
        box.Place() = applicant.Email;
        Newsletter.Send({|PD1001:box.A|});
        var other = new Box();
        other.Place() = applicant.Position;
        Newsletter.Send(other.A);
        ref string place = ref other.Place();
        place = applicant.Email;
        Newsletter.Send({|PD1001:other.A|});
        """, types: "public sealed class Box { public string A = \"\"; public ref string Place() => ref A; }");

    [Fact]
    public Task RefReturn_OfParameter_WritesThrough() => CheckBody("""
        string a = "", b = "";
        Pick(ref a, ref b) = applicant.Email;
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send({|PD1001:b|});
        """, "static ref string Pick(ref string x, ref string y) => ref x.Length > y.Length ? ref x : ref y;");

    [Fact]
    public Task RefReturn_Read_Carries() => CheckBody("""
        var box = new Box { A = applicant.Email };
        var plain = new Box { A = applicant.Position };
        Newsletter.Send({|PD1001:box.Place()|});
        Newsletter.Send(plain.Place());
        """, types: "public sealed class Box { public string A = \"\"; public ref readonly string Place() => ref A; }");

    [Fact]
    public Task RefForeach_WritesThrough() => CheckBody("""
        var array = new string[2];
        Span<string> all = array;
        foreach (ref var item in all) item = applicant.Email;
        Newsletter.Send({|PD1001:array[0]|});
        """);

    [Fact]
    public Task RefField_WritesThrough() => CheckBody("""
        string text = "";
        var view = new View(ref text);
        view.Place = applicant.Email;
        Newsletter.Send({|PD1001:view.Place|});
        """, types: "public ref struct View { public ref string Place; public View(ref string place) { Place = ref place; } }");

    [Fact]
    public Task Pointer_WritesThrough() => CheckBody("""
        unsafe
        {
            decimal salary = employee.Salary, zero = 0, one = 1;
            decimal* p = &salary;
            Newsletter.Send({|PD1001:*p|});
            decimal* q = &zero;
            *q = employee.Salary;
            Newsletter.Send({|PD1001:zero|});
            Newsletter.Send(one);
        }
        """);

    [Fact]
    public Task PointerToStruct_ReadsMembers() => CheckBody("""
        unsafe
        {
            var point = new Point { X = employee.Salary, Y = employee.Id };
            Point* p = &point;
            Newsletter.Send({|PD1001:p->X|});
            Newsletter.Send(p->Y);
        }
        """, types: "public struct Point { public decimal X, Y; }");

    [Fact]
    public Task Fixed_ReadsElements() => CheckBody("""
        unsafe
        {
            fixed (char* p = applicant.Email) Newsletter.Send({|PD1001:p[0]|});
            fixed (char* p = applicant.Position) Newsletter.Send(p[0]);
            decimal[] array = [employee.Salary];
            fixed (decimal* p = array) Newsletter.Send({|PD1001:*p|});
            fixed (decimal* p = &array[0]) Newsletter.Send({|PD1001:p[0]|});
        }
        """);

    [Fact]
    public Task FunctionPointer_IsCalled() => CheckBody("""
        unsafe
        {
            delegate*<string, string> trim = &Trim;
            Newsletter.Send({|PD1001:trim(applicant.Email)|});
            Newsletter.Send(trim(applicant.Position));
            delegate*<string, void> post = &Post;
            post({|PD1001:applicant.Email|});
            post(applicant.Position);
        }
        """, "static string Trim(string s) => s.Trim(); static void Post(string s) => Newsletter.Send(s);");

    [Fact]
    public Task OutOfStructMember_CarriesBack() => CheckBody("""
        var box = new Box();
        Fill(out box.A, applicant.Email);
        Fill(out box.B, applicant.Position);
        Newsletter.Send({|PD1001:box.A|});
        Newsletter.Send(box.B);
        """, "static void Fill(out string place, string value) => place = value;", "public struct Box { public string A, B; }");

    [Fact]
    public Task Interlocked_CarriesBack() => CheckBody("""
        string place = "";
        Interlocked.Exchange(ref place, applicant.Email);
        Newsletter.Send({|PD1001:place|});
        """);
}
