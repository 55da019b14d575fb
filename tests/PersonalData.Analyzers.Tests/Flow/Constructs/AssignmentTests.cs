namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Assignments, operators and conversions.</summary>
public sealed class AssignmentTests : ConstructTest
{
    [Fact]
    public Task SimpleAssignment_ToExistingLocal_Carries() => CheckBody("""
        string text, other;
        text = applicant.Email;
        other = applicant.Position;
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        """);

    [Fact]
    public Task ChainedAssignment_CarriesToEach() => CheckBody("""
        string a, b, c;
        a = b = applicant.Email;
        c = applicant.Position;
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send({|PD1001:b|});
        Newsletter.Send(c);
        """);

    [Fact]
    public Task AssignmentAsExpression_CarriesItsValue() => CheckBody("""
        string a;
        Newsletter.Send({|PD1001:a = applicant.Email|});
        Newsletter.Send(a = applicant.Position);
        Newsletter.Send(a);
        """);

    [Fact]
    public Task CompoundAssignment_KeepsBothSides() => CheckBody("""
        var text = "x";
        text += applicant.Email;
        text += "y";
        Newsletter.Send({|PD1001:text|});
        var other = "x";
        other += applicant.Position;
        Newsletter.Send(other);
        """);

    [Fact]
    public Task CompoundArithmetic_CarriesIntoNumbers() => CheckBody("""
        decimal sum = 0, zero = 0;
        sum += employee.Salary;
        sum *= 12;
        zero += employee.Id;
        Newsletter.Send({|PD1001:sum|});
        Newsletter.Send(zero);
        """);

    [Fact]
    public Task SumAddedUpByHand_Travels() => CheckBody("""
        decimal sum = 0;
        var ids = 0;
        foreach (var e in employees) { sum += e.Salary; ids += e.Id; }
        Newsletter.Send({|PD1001:sum|});
        Newsletter.Send(ids);
        """);

    [Fact]
    public Task CoalesceAssignment_CarriesBothSides() => CheckBody("""
        string? text = null, kept = applicant.Name, other = null;
        text ??= applicant.Email;
        kept ??= "";
        other ??= applicant.Position;
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send({|PD1001:kept|});
        Newsletter.Send(other);
        """);

    [Fact]
    public Task UnaryOperators_CarryTheOperand() => CheckBody("""
        var minus = -employee.Salary;
        var plus = +employee.Salary;
        var bits = ~(int)employee.Salary;
        var id = -employee.Id;
        Newsletter.Send({|PD1001:minus|});
        Newsletter.Send({|PD1001:plus|});
        Newsletter.Send({|PD1001:bits|});
        Newsletter.Send(id);
        """);

    [Fact]
    public Task Increment_KeepsTheValue() => CheckBody("""
        var salary = employee.Salary;
        var id = employee.Id;
        var before = salary++;
        var after = --salary;
        var next = ++id;
        Newsletter.Send({|PD1001:salary|});
        Newsletter.Send({|PD1001:before|});
        Newsletter.Send({|PD1001:after|});
        Newsletter.Send(next);
        """);

    [Fact]
    public Task BinaryOperators_CarryEitherSide() => CheckBody("""
        var n = (int)employee.Salary;
        var i = employee.Id;
        Newsletter.Send({|PD1001:1 + n|});
        Newsletter.Send({|PD1001:n / 12|});
        Newsletter.Send({|PD1001:n % 7|});
        Newsletter.Send({|PD1001:n << 2|});
        Newsletter.Send({|PD1001:n >>> 2|});
        Newsletter.Send({|PD1001:n ^ 5|});
        Newsletter.Send({|PD1001:5 & n | 1|});
        Newsletter.Send(1 + i * i - (i >> 1) % 3);
        """);

    [Fact]
    public Task StringConcatenation_CarriesEitherSide() => CheckBody("""
        Newsletter.Send({|PD1001:"to " + applicant.Email|});
        Newsletter.Send({|PD1001:applicant.Email + ';' + 3|});
        Newsletter.Send("to " + applicant.Position + 3);
        """);

    [Fact]
    public Task Checked_CarriesTheOperand() => CheckBody("""
        Newsletter.Send(checked({|PD1001:(int)employee.Salary|}));
        Newsletter.Send(unchecked({|PD1001:(byte)employee.Salary|}));
        Newsletter.Send(checked((byte)employee.Id));
        """);

    [Fact]
    public Task NumericConversion_CarriesTheOperand() => CheckBody("""
        double salary = (double)employee.Salary;
        long id = employee.Id;
        Newsletter.Send({|PD1001:salary|});
        Newsletter.Send(id);
        """);

    [Fact]
    public Task BoxingAndCasts_CarryTheOperand() => CheckBody("""
        object boxed = employee.Salary;
        var unboxed = (decimal)boxed;
        object text = applicant.Email;
        var name = text as string;
        object id = employee.Id;
        Newsletter.Send({|PD1001:unboxed|});
        Newsletter.Send({|PD1001:name|}!);
        Newsletter.Send((int)id);
        """);

    [Fact]
    public Task NullableConversion_CarriesTheOperand() => CheckBody("""
        decimal? salary = employee.Salary;
        int? id = employee.Id;
        Newsletter.Send({|PD1001:salary.Value|});
        Newsletter.Send({|PD1001:salary.GetValueOrDefault()|});
        Newsletter.Send({|PD1001:salary + 1|});
        Newsletter.Send(id.Value);
        """);

    [Fact]
    public Task UserDefinedConversion_IsFollowed() => CheckBody("""
        Address address = applicant.Email;
        Address harmless = applicant.Position;
        Newsletter.Send({|PD1001:(string)address|});
        Newsletter.Send((string)harmless);
        Redacted redacted = applicant.Email;
        Newsletter.Send(redacted.Text);
        """, types: """
        public sealed class Address
        {
            private readonly string _text;
            private Address(string text) => _text = text;
            public static implicit operator Address(string text) => new(text);
            public static explicit operator string(Address address) => address._text;
        }
        public sealed class Redacted
        {
            public string Text = "";
            public static implicit operator Redacted(string text) => new() { Text = text.Length > 3 ? "long" : "short" };
        }
        """);

    [Fact]
    public Task UserDefinedOperator_IsFollowed() => CheckBody("""
        var money = new Money { Amount = employee.Salary };
        var other = new Money { Amount = employee.Id };
        Newsletter.Send({|PD1001:(money + other).Amount|});
        Newsletter.Send({|PD1001:(-money).Amount|});
        Newsletter.Send((other + other).Amount);
        Newsletter.Send((money - other).Amount);
        money++;
        other++;
        Newsletter.Send({|PD1001:money.Amount|});
        Newsletter.Send(other.Amount);
        """, types: """
        public sealed class Money
        {
            public decimal Amount;
            public static Money operator +(Money a, Money b) => new() { Amount = a.Amount + b.Amount };
            public static Money operator -(Money a, Money b) => new() { Amount = b.Amount };
            public static Money operator -(Money a) => new() { Amount = -a.Amount };
            public static Money operator ++(Money a) => new() { Amount = a.Amount + 1 };
        }
        """);

    [Fact]
    public Task CompoundUserDefinedOperator_IsFollowed() => CheckBody("""
        var money = new Money();
        var other = new Money();
        money += employee.Salary;
        other += employee.Id;
        Newsletter.Send({|PD1001:money.Amount|});
        Newsletter.Send(other.Amount);
        """, types: """
        public readonly struct Money
        {
            public decimal Amount { get; init; }
            public static Money operator +(Money a, decimal b) => new() { Amount = a.Amount + b };
        }
        """);

    [Fact]
    public Task InstanceCompoundOperator_ChangesItsReceiver() => CheckBody("""
        var money = new Money();
        var other = new Money();
        money += employee.Salary;
        other += employee.Id;
        Newsletter.Send({|PD1001:money.Amount|});
        Newsletter.Send(other.Amount);
        var counter = new Money { Amount = employee.Salary };
        counter++;
        Newsletter.Send({|PD1001:counter.Amount|});
        """, types: """
        public sealed class Money
        {
            public decimal Amount;
            public void operator +=(decimal b) => Amount += b;
            public void operator ++() => Amount += 1;
        }
        """);

    [Fact]
    public Task ComparisonOperators_CarryNothing() => CheckBody("""
        var same = applicant.Email == "x";
        var differs = applicant.Email != "x";
        var rich = employee.Salary > 100;
        var both = rich && applicant.Name == "y" || !same;
        var bits = rich & same | differs;
        Newsletter.Send(same);
        Newsletter.Send(differs.ToString());
        Newsletter.Send(rich);
        Newsletter.Send(both);
        Newsletter.Send(bits);
        Newsletter.Send({|PD1001:rich ? applicant.Email : ""|});
        """);

    [Fact]
    public Task OverwrittenLocal_IsHarmlessFromThere() => CheckBody("""
        var text = applicant.Email;
        Newsletter.Send({|PD1001:text|});
        text = "";
        Newsletter.Send(text);
        text = applicant.Name;
        Newsletter.Send({|PD1001:text|});
        """);

    [Fact]
    public Task OverwrittenOnOneBranch_StillCarries() => CheckBody("""
        var text = applicant.Email;
        if (applicant.Id > 3) text = "";
        Newsletter.Send({|PD1001:text|});
        var other = applicant.Email;
        if (applicant.Id > 3) other = ""; else other = "x";
        Newsletter.Send(other);
        """);

    [Fact]
    public Task Discard_TakesNothingOn() => CheckBody("""
        _ = applicant.Email;
        _ = Get(applicant, out _);
        """, "static string Get(Applicant a, out string b) { b = a.Email; return a.Name; }");

    [Fact]
    public Task OverwrittenField_IsHarmlessFromThere() => CheckBody("""
        var box = new Box();
        box.Text = applicant.Email;
        box.Text = "";
        Newsletter.Send(box.Text);
        box.Text = applicant.Email;
        Newsletter.Send({|PD1001:box.Text|});
        """, types: "public sealed class Box { public string Text = \"\"; }");

    [Fact]
    public Task NullForgivingAndParentheses_CarryTheOperand() => CheckBody("""
        Newsletter.Send({|PD1001:(applicant!.Email + "")!.Trim()|});
        Newsletter.Send({|PD1001:applicant.Email|}!);
        Newsletter.Send((applicant!.Position + "")!.Trim());
        """);

    [Fact]
    public Task ThrowExpression_GivesNothing() => CheckBody("""
        var text = applicant.Id > 0 ? applicant.Email : throw new InvalidOperationException();
        var other = applicant.Id > 0 ? applicant.Position : throw new InvalidOperationException();
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        """);

    [Fact]
    public Task NullConditionalAssignment_WritesTheMember() => CheckBody("""
        Box? box = applicant.Id > 3 ? new Box() : null;
        Box? other = applicant.Id > 3 ? new Box() : null;
        box?.Text = applicant.Email;
        other?.Text = applicant.Position;
        Newsletter.Send({|PD1001:box!.Text|});
        Newsletter.Send(other!.Text);
        other?.Text += applicant.Name;
        Newsletter.Send({|PD1001:other!.Text|});
        """, types: "public sealed class Box { public string Text = \"\"; }");

    [Fact]
    public Task DefaultAndSizeof_CarryNothing() => CheckBody("""
        var text = applicant.Email;
        text = default;
        Newsletter.Send(text!);
        Newsletter.Send(sizeof(int));
        Newsletter.Send(default(decimal));
        """);

    [Fact]
    public Task EveryCompoundAssignment_KeepsBothSides() => CheckBody("""
        var salary = (int)employee.Salary;
        int a = 1, b = 1, c = 1, d = 1, e = 1, f = 1, g = 1, h = 1, i = 1, j = 1, id = employee.Id;
        a -= salary; b *= salary; c /= salary; d %= salary; e &= salary; f |= salary; g ^= salary; h <<= salary; i >>= salary; j >>>= salary;
        id -= 1; id *= 2; id /= 3; id %= 4; id &= 5; id |= 6; id ^= 7; id <<= 8; id >>= 9; id >>>= 10;
        Newsletter.Send({|PD1001:a|});
        Newsletter.Send({|PD1001:b|});
        Newsletter.Send({|PD1001:c|});
        Newsletter.Send({|PD1001:d|});
        Newsletter.Send({|PD1001:e|});
        Newsletter.Send({|PD1001:f|});
        Newsletter.Send({|PD1001:g|});
        Newsletter.Send({|PD1001:h|});
        Newsletter.Send({|PD1001:i|});
        Newsletter.Send({|PD1001:j|});
        Newsletter.Send(id);
        """);

    [Fact]
    public Task Decrement_KeepsTheValue() => CheckBody("""
        var salary = employee.Salary;
        var id = employee.Id;
        Newsletter.Send({|PD1001:salary--|});
        Newsletter.Send(id--);
        unchecked { salary--; id--; ; }
        Newsletter.Send({|PD1001:salary|});
        Newsletter.Send(id);
        """);

    [Fact]
    public Task EveryComparison_CarriesNothing() => CheckBody("""
        Newsletter.Send(employee.Salary <= 3);
        Newsletter.Send(employee.Salary >= 3);
        Newsletter.Send(employee.Salary < 3 == employee.Salary > 3);
        """);

    [Fact]
    public Task TypedReferences_Carry() => CheckBody("""
        var salary = employee.Salary;
        var id = (decimal)employee.Id;
        var some = __makeref(salary);
        var none = __makeref(id);
        Newsletter.Send({|PD1001:__refvalue(some, decimal)|});
        Newsletter.Send(__refvalue(none, decimal));
        Newsletter.Send(__reftype(some));
        """);

    [Fact]
    public Task ArgList_CarriesIntoTheCall() => CheckBody("""
        Newsletter.Send({|PD1001:Join(applicant.Email, __arglist("x"))|});
        Newsletter.Send({|PD1001:Join("x", __arglist(applicant.Email))|});
        Newsletter.Send(Join(applicant.Position, __arglist("x")));
        """, """
        static string Join(string first, __arglist)
        {
            var rest = new ArgIterator(__arglist);
            return first + __refvalue(rest.GetNextArg(), string);
        }
        """);

    [Fact]
    public Task StrictUserDefinedOperators_AreFollowed() => CheckBody("""
        var money = new Money(employee.Salary);
        var plain = new Money(employee.Id);
        Newsletter.Send({|PD1001:checked(money + money).Amount|});
        Newsletter.Send({|PD1001:checked(-money).Amount|});
        Newsletter.Send(checked(plain + plain).Amount);
        Newsletter.Send(money == plain);
        Newsletter.Send(money > plain);
        """, types: """
        public readonly record struct Money(decimal Amount)
        {
            public static Money operator +(Money a, Money b) => new(a.Amount);
            public static Money operator checked +(Money a, Money b) => new(a.Amount + b.Amount);
            public static Money operator -(Money a) => new(0);
            public static Money operator checked -(Money a) => new(-a.Amount);
            public static bool operator >(Money a, Money b) => a.Amount > b.Amount;
            public static bool operator <(Money a, Money b) => a.Amount < b.Amount;
        }
        """);
}
