namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Pointers that are copied, handed to other code, or made of buffers, arrays and strings.</summary>
public sealed class PointerTests : FlowTest
{
    private const string Buffers = """
        private static unsafe void Put(decimal* target, Employee employee) => *target = employee.Salary;
        private static unsafe void PutId(decimal* target, Employee employee) => *target = employee.Id;
        private static unsafe decimal Get(decimal* source) => *source;
        private static unsafe void Copy(char* from, char* to, int n) { for (int i = 0; i < n; i++) to[i] = from[i]; }
        private static unsafe void CopyOn(char* from, char* to, int n) { for (int i = 0; i < n; i++) *to++ = *from++; }
        """;

    [Fact]
    public Task CodeThatIsGivenAPointer_WritesToWhatItPointsTo() => VerifyBody("""
        unsafe
        {
            decimal x = 0, y = 0;
            Put(&x, employee);
            PutId(&y, employee);
            Newsletter.Send({|PD1001:x.ToString()|});
            Newsletter.Send(y.ToString());
            Newsletter.Send({|PD1001:Get(&x).ToString()|});
            Newsletter.Send(Get(&y).ToString());
        }
        """, Buffers);

    [Fact]
    public Task Buffer_IsFilledByWhoeverHasAPointerToIt() => VerifyBody("""
        unsafe
        {
            char* a = stackalloc char[9];
            fixed (char* p = employee.Email) Copy(p, a, 9);
            Newsletter.Send({|PD1001:new string(a)|});
            char* b = stackalloc char[9];
            fixed (char* p = employee.Email) CopyOn(p, b, 9);
            Newsletter.Send({|PD1001:new string(b)|});
            char* c = stackalloc char[9];
            fixed (char* p = employee.Department) Copy(p, c, 9);
            Newsletter.Send(new string(c));
        }
        """, Buffers);

    [Fact]
    public Task CopyOfAPointer_PointsToTheSame() => VerifyBody("""
        unsafe
        {
            char* a = stackalloc char[9];
            char* b = stackalloc char[9];
            char* w = a;
            foreach (var c in employee.Email) *w++ = c;
            Newsletter.Send({|PD1001:new string(a)|});
            Newsletter.Send(new string(b));
            decimal x = 0;
            decimal* p = &x;
            decimal** q = &p;
            **q = employee.Salary;
            Newsletter.Send({|PD1001:x.ToString()|});
        }
        """);

    [Fact]
    public Task PointerIntoAnArrayOrString_IsToItsElements() => VerifyBody("""
        unsafe
        {
            var a = new decimal[3];
            fixed (decimal* p = a) { *p = employee.Salary; }
            Newsletter.Send({|PD1001:a[0].ToString()|});
            var b = new decimal[3];
            fixed (decimal* p = &b[1]) { *p = employee.Salary; }
            Newsletter.Send({|PD1001:b[0].ToString()|});
            var c = new decimal[3];
            fixed (decimal* p = c) { *p = employee.Id; }
            Newsletter.Send(c[0].ToString());
            fixed (char* p = employee.Email) Newsletter.Send({|PD1001:new ReadOnlySpan<char>(p, 3).ToString()|});
            fixed (char* p = employee.Department) Newsletter.Send(new ReadOnlySpan<char>(p, 3).ToString());
        }
        """);
}
