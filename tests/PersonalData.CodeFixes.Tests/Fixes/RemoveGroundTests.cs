using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class RemoveGroundTests : FixTest<UnusedGroundReports, RemoveGround>
{
    protected override string Rule => "PD5006";

    [Fact]
    public Task Attribute_IsRemovedAndAllElseStays() => Verify(
        """
        using System;
        using PersonalData;

        [assembly: {|PD5006:LegalBasis(Basis.Law, "unused")|}]

        public static class Desk
        {
            /// <summary>Reports.</summary>
            [{|PD5006:LegalBasis(Basis.Law, "unused")|}]
            public static void Report() { }

            // Twice.
            [Obsolete]
            [{|PD5006:LegalBasis(Basis.Law, "unused")|}] // gone
            [{|PD5006:LegalBasis(Basis.Consent, "unused too")|}]
            public static void Again() { }

            [{|PD5006:LegalBasis(Basis.Law, "unused")|}, Obsolete]
            public static void Mixed() { }

            [Obsolete, {|PD5006:LegalBasis(Basis.Law, "unused")|}] public static void Inline() { }

            [{|PD5006:LegalBasis(Basis.Law, "unused")|}] public static void Last() { }
        }
        """,
        """
        using System;
        using PersonalData;

        public static class Desk
        {
            /// <summary>Reports.</summary>
            public static void Report() { }

            // Twice.
            [Obsolete]
            public static void Again() { }

            [Obsolete]
            public static void Mixed() { }

            [Obsolete] public static void Inline() { }

            public static void Last() { }
        }
        """);
}
