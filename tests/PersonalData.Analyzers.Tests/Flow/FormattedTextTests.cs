namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Objects that say themselves how they are formatted: an interpolation, <c>string.Format</c> and a console ask for that, not for their <c>ToString()</c>.</summary>
public sealed class FormattedTextTests : FlowTest
{
    private const string Types = """

        public sealed class PhoneNumber : IFormattable
        {
            [PersonalData(Category.Employee)] public string Digits { get; init; } = "";
            public string ToString(string? format, IFormatProvider? provider) => format == "N" ? Digits : "+" + Digits;
        }
        public readonly struct Amount : IFormattable
        {
            [PersonalData(Category.Employee)] public decimal Value { get; init; }
            public string Unit { get; init; }
            public string ToString(string? format, IFormatProvider? provider) => Value.ToString(format, provider) + Unit;
            public override string ToString() => Unit;
        }
        public sealed class Area : IFormattable
        {
            [PersonalData(Category.Employee)] public string Head { get; init; } = "";
            public string Zone { get; init; } = "";
            public string ToString(string? format, IFormatProvider? provider) => Zone;
            public override string ToString() => Head;
        }
        public sealed class Badge : ISpanFormattable
        {
            [PersonalData(Category.Employee)] public string Holder { get; init; } = "";
            string IFormattable.ToString(string? format, IFormatProvider? provider) => Holder;
            bool ISpanFormattable.TryFormat(Span<char> destination, out int written, ReadOnlySpan<char> format, IFormatProvider? provider)
            {
                written = Holder.Length;
                return Holder.TryCopyTo(destination);
            }
        }
        """;

    [Fact]
    public Task Interpolation_FormatsTheObject() => Verify("""
        public static class Program
        {
            public static void Run(PhoneNumber phone, Amount amount, Area area, Badge badge)
            {
                Newsletter.Send({|PD1001:$"call {phone}"|});
                Newsletter.Send({|PD1001:$"call {phone:N}"|});
                Newsletter.Send({|PD1001:$"{amount}"|});
                Newsletter.Send({|PD1001:$"{badge}"|});
                Newsletter.Send($"{area} {area:x}");
                Newsletter.Send({|PD1001:new StringBuilder().Append($"{phone}").ToString()|});
            }
        }
        """ + Types);

    [Fact]
    public Task FormatMethods_FormatTheObject() => Verify("""
        public static class Program
        {
            public static void Run(PhoneNumber phone, Amount amount, Area area, Badge badge)
            {
                Newsletter.Send({|PD1001:string.Format("{0}", phone)|});
                Newsletter.Send({|PD1001:string.Format("{0:N2}", amount)|});
                Newsletter.Send({|PD1001:string.Format("{0}", badge)|});
                Newsletter.Send(string.Format("{0}", area));
                Newsletter.Send({|PD1001:new StringBuilder().AppendFormat("{0}", phone).ToString()|});
                Newsletter.Send({|PD1001:new { phone }.ToString()|}!);
            }
        }
        """ + Types);

    [Fact]
    public Task WhatAsksForMereText_DoesNotFormatTheObject() => Verify("""
        public static class Program
        {
            public static void Run(PhoneNumber phone, Amount amount, Area area)
            {
                Newsletter.Send(phone.ToString()!);
                Newsletter.Send(amount.ToString());
                Newsletter.Send("" + phone + amount);
                Newsletter.Send({|PD1001:"" + area|});
                Newsletter.Send(string.Concat(phone, amount));
                Newsletter.Send(new StringBuilder().Append(phone).Append(amount).ToString());
                Newsletter.Send($"{(phone, 1)}");
            }
        }
        """ + Types);

    [Fact]
    public Task ObjectThatCameInAsSomeObject_IsFormatted() => Verify("""
        public static class Program
        {
            private static string Show(object thing) => $"<{thing}>";
            private static string Plain(object thing) => "" + thing;
            public static void Run(PhoneNumber phone, Area area)
            {
                Newsletter.Send({|PD1001:Show(phone)|});
                Newsletter.Send(Show(area));
                Newsletter.Send(Plain(phone));
                Newsletter.Send({|PD1001:Plain(area)|});
            }
        }
        """ + Types);

    [Fact]
    public Task Console_FormatsTheObject() => Verify("""
        public static class Program
        {
            public static void Run(PhoneNumber phone, Area area)
            {
                Console.WriteLine({|PD2005:$"call {phone}"|});
                Console.WriteLine("{0}", {|PD2005:phone|});
                Console.WriteLine({|PD2005:phone|});
                Console.WriteLine($"{area}");
                Console.WriteLine(area);
            }
        }
        """ + Types, "PD2005");

    [Fact]
    public Task CodeForPurpose_ReadsByTheFormattingThatItsTextRuns() => Verify("""
        public sealed class Grade : IFormattable
        {
            public static Employee Top { get; } = new();
            public string ToString(string? format, IFormatProvider? provider) => Top.Salary > 3 ? "a" : "b";
        }
        public static class Program
        {
            [Purpose(Purpose.ServiceInformation)] public static string Run(Grade grade) => $"{{|PD1001:grade|}}";
        }
        """);
}
