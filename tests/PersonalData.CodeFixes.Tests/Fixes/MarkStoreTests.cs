using PersonalData.Analyzers.Rules.Flow;
using PersonalData.CodeFixes.Fixes;

namespace PersonalData.CodeFixes.Tests.Fixes;

public sealed class MarkStoreTests : FixTest<FlowAnalyzer, MarkStore>
{
    protected override string Rule => "PD1002";

    [Fact]
    public Task Field_IsMarkedAboveItsComments() => Verify(
        """
        using PersonalData;

        public sealed class Cache
        {
            /// <summary>The last one.</summary>
            private string _last = ""; // kept

            public void Put(Applicant applicant) => _last = {|PD1002:applicant.Email|};

            public string Get() => _last;
        }
        """,
        """
        using PersonalData;

        public sealed class Cache
        {
            /// <summary>The last one.</summary>
            [PersonalData(Category.Applicant)]
            private string _last = ""; // kept

            public void Put(Applicant applicant) => _last = applicant.Email;

            public string Get() => _last;
        }
        """);

    [Fact]
    public Task MissingUsing_IsAdded() => Verify(
        """
        // The company's cache.
        using System;

        namespace Contoso;

        public sealed class Cache
        {
            public string Last { get; set; } = "";

            public void Put(Applicant applicant) => Last = {|PD1002:applicant.Email|};
        }
        """,
        """
        // The company's cache.
        using System;
        using PersonalData;

        namespace Contoso;

        public sealed class Cache
        {
            [PersonalData(Category.Applicant)]
            public string Last { get; set; } = "";

            public void Put(Applicant applicant) => Last = applicant.Email;
        }
        """);

    [Fact]
    public Task GlobalUsing_IsEnough() => Verify(
        [
            """
            public sealed class Cache
            {
                public string Last { get; set; } = "";

                public void Put(Applicant applicant) => Last = {|PD1002:applicant.Email|};
            }
            """,
            "global using PersonalData;",
        ],
        [
            """
            public sealed class Cache
            {
                [PersonalData(Category.Applicant)]
                public string Last { get; set; } = "";

                public void Put(Applicant applicant) => Last = applicant.Email;
            }
            """,
            "global using PersonalData;",
        ]);

    [Fact]
    public Task PositionalParameter_IsMarkedWithoutATarget() => Verify(
        """
        using PersonalData;

        public sealed record Row(int Id, string Email);

        public static class Rows
        {
            public static Row Of(Employee employee) => new(1, {|PD1002:employee.Email|});
        }
        """,
        """
        using PersonalData;

        public sealed record Row(int Id, [PersonalData(Category.Employee)] string Email);

        public static class Rows
        {
            public static Row Of(Employee employee) => new(1, employee.Email);
        }
        """);

    [Fact]
    public Task CapturedParameterOfPrimaryConstructor_IsMarked() => Verify(
        """
        using PersonalData;

        public sealed class Greeting(
            string name)
        {
            public string Text() => "Hello " + name;
        }

        public static class Greetings
        {
            public static Greeting Of(Employee employee) => new({|PD1002:employee.Name|});
        }
        """,
        """
        using PersonalData;

        public sealed class Greeting(
            [PersonalData(Category.Employee)] string name)
        {
            public string Text() => "Hello " + name;
        }

        public static class Greetings
        {
            public static Greeting Of(Employee employee) => new(employee.Name);
        }
        """);

    [Fact]
    public Task StoreInAnotherDocument_IsMarkedThereOnce() => Verify(
        [
            """
            public static class Filling
            {
                public static void One(Row row, Employee employee) => row.Email = {|PD1002:employee.Email|};

                public static void Other(Row row, Employee employee) => row.Email = {|PD1002:employee.Name|};

                public static void Third(Row row, Customer customer) => row.Email = {|PD1002:customer.Email|};
            }
            """,
            """
            public sealed class Row
            {
                public int Id { get; set; }

                public string Email { get; set; } = "";
            }
            """,
        ],
        [
            Filled,
            """
            using PersonalData;

            public sealed class Row
            {
                public int Id { get; set; }

                [PersonalData(Category.Employee)]
                public string Email { get; set; } = "";
            }
            """,
        ],
        run =>
        {
            // One at a time, the first mark makes the other category a matter of PD1003; all at once, both get their marks.
            run.BatchFixedState.Sources.Add(Filled);
            run.BatchFixedState.Sources.Add(
                """
                using PersonalData;

                public sealed class Row
                {
                    public int Id { get; set; }

                    [PersonalData(Category.Employee)]
                    [PersonalData(Category.Customer)]
                    public string Email { get; set; } = "";
                }
                """);
        });

    private const string Filled = """
        public static class Filling
        {
            public static void One(Row row, Employee employee) => row.Email = employee.Email;

            public static void Other(Row row, Employee employee) => row.Email = employee.Name;

            public static void Third(Row row, Customer customer) => row.Email = customer.Email;
        }
        """;

    [Fact]
    public Task Neighbours_SayWhereTheMarkGoes() => Verify(
        """
        using PersonalData;

        public sealed class Row
        {
            [PersonalData(Category.Employee)] public string Name { get; set; } = "";
            public string Email { get; set; } = "";

            public void Fill(Employee employee) => Email = {|PD1002:employee.Email|};
        }
        """,
        """
        using PersonalData;

        public sealed class Row
        {
            [PersonalData(Category.Employee)] public string Name { get; set; } = "";
            [PersonalData(Category.Employee)] public string Email { get; set; } = "";

            public void Fill(Employee employee) => Email = employee.Email;
        }
        """);

    [Fact]
    public Task OtherAttributes_StayBeforeTheMark() => Verify(
        """
        using System;
        using PersonalData;

        public sealed class Row
        {
            [Obsolete]
            public string Email { get; set; } = "";

            [Obsolete]
            public void Fill(Employee employee) => Email = {|PD1002:employee.Email|};
        }
        """,
        """
        using System;
        using PersonalData;

        public sealed class Row
        {
            [Obsolete]
            [PersonalData(Category.Employee)]
            public string Email { get; set; } = "";

            [Obsolete]
            public void Fill(Employee employee) => Email = employee.Email;
        }
        """);

    [Fact]
    public Task TypeCalledCategory_IsNotMistaken() => Verify(
        """
        using PersonalData;

        namespace Contoso.Shop
        {
            public sealed class Category;

            public sealed class Row
            {
                public string Email { get; set; } = "";

                public void Fill(Employee employee) => Email = {|PD1002:employee.Email|};
            }
        }
        """,
        """
        using PersonalData;

        namespace Contoso.Shop
        {
            public sealed class Category;

            public sealed class Row
            {
                [PersonalData(PersonalData.Category.Employee)]
                public string Email { get; set; } = "";

                public void Fill(Employee employee) => Email = employee.Email;
            }
        }
        """);

    [Fact]
    public Task PropertyCalledCategory_IsNotMistaken() => Verify(
        """
        using PersonalData;

        public sealed class Row
        {
            public string Category { get; set; } = "";

            public string Email { get; set; } = "";

            public void Fill(Employee employee) => Email = {|PD1002:employee.Email|};
        }
        """,
        """
        using PersonalData;

        public sealed class Row
        {
            public string Category { get; set; } = "";

            [PersonalData(PersonalData.Category.Employee)]
            public string Email { get; set; } = "";

            public void Fill(Employee employee) => Email = employee.Email;
        }
        """);

    [Fact]
    public Task ImportThatWouldCollide_IsNotAdded() => Verify(
        """
        using Contoso.Shop;

        namespace Contoso.Shop
        {
            public sealed class Category;
        }

        namespace Contoso.Other
        {
            public sealed class Row
            {
                public Category? Category { get; set; }

                public string Email { get; set; } = "";

                public void Fill(Employee employee) => Email = {|PD1002:employee.Email|};
            }
        }
        """,
        """
        using Contoso.Shop;

        namespace Contoso.Shop
        {
            public sealed class Category;
        }

        namespace Contoso.Other
        {
            public sealed class Row
            {
                public Category? Category { get; set; }

                [PersonalData.PersonalData(PersonalData.Category.Employee)]
                public string Email { get; set; } = "";

                public void Fill(Employee employee) => Email = employee.Email;
            }
        }
        """);

    [Fact]
    public Task NameThatIsAKeyword_IsEscaped() => Verify(
        """
        using PersonalData;

        public sealed class Row
        {
            [PersonalData(Category.@event)] public string Name { get; set; } = "";
            public string Copy { get; set; } = "";

            public void Fill() => Copy = {|PD1002:Name|};
        }
        """,
        """
        using PersonalData;

        public sealed class Row
        {
            [PersonalData(Category.@event)] public string Name { get; set; } = "";
            [PersonalData(Category.@event)] public string Copy { get; set; } = "";

            public void Fill() => Copy = Name;
        }
        """,
        run => run.UsePolicy(
            """
            policy: { name: Example }
            purposes: { Billing: { title: Billing } }
            categories:
              event: { purposes: [Billing] }
              Applicant: { purposes: [Billing] }
              Employee: { purposes: [Billing] }
              Customer: { purposes: [Billing] }
            """));
}
