namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Structures that nobody creates: they are there from the start, and keep what is written to their members.</summary>
public sealed class StructureTests : FlowTest
{
    private const string Cell = """
        #pragma warning disable PD1002
        public struct Cell { public string Mail; public string Team; public Part Inner; public void Set(string mail) => Mail = mail; }
        public struct Part { public string Mail; }
        public class Row { public Cell Left; public (string Mail, string Team) Pair; }

        """;

    [Fact]
    public Task Default_KeepsWhatItsMembersGet() => VerifyWith("""
        Cell cell = default;
        cell.Mail = employee.Email;
        cell.Team = employee.Department;
        Newsletter.Send({|PD1001:cell.Mail|});
        Newsletter.Send(cell.Team);
        """);

    [Fact]
    public Task UnassignedVariable_KeepsWhatItsMembersGet() => VerifyWith("""
        Cell cell;
        cell.Mail = employee.Email;
        cell.Team = employee.Department;
        Newsletter.Send({|PD1001:cell.Mail|});
        Newsletter.Send(cell.Team);
        """);

    [Fact]
    public Task DefaultTuple_KeepsWhatItsElementsGet() => VerifyWith("""
        (string Mail, string Team) pair = default;
        pair.Mail = employee.Email;
        Newsletter.Send({|PD1001:pair.Mail|});
        Newsletter.Send(pair.Team);
        """);

    [Fact]
    public Task Default_GetsWhatItsMethodStores() => VerifyWith("""
        Cell cell = default;
        cell.Set(employee.Email);
        Newsletter.Send({|PD1001:cell.Mail|});
        Newsletter.Send(cell.Team);
        """);

    [Fact]
    public Task OutParameter_IsAStructureOfItsOwn() => VerifyWith(
        """
        Fill(out var cell, employee);
        Newsletter.Send({|PD1001:cell.Mail|});
        Newsletter.Send(cell.Team);
        """,
        "private static void Fill(out Cell cell, Employee employee) { cell.Mail = employee.Email; cell.Team = employee.Department; cell.Inner = default; }");

    [Fact]
    public Task FieldOfANewObject_KeepsWhatItsMembersGet() => VerifyWith("""
        var row = new Row();
        row.Left.Mail = employee.Email;
        row.Pair.Mail = employee.Email;
        Newsletter.Send({|PD1001:row.Left.Mail|});
        Newsletter.Send(row.Left.Team);
        Newsletter.Send({|PD1001:row.Pair.Mail|});
        Newsletter.Send(row.Pair.Team);
        """);

    [Fact]
    public Task StructureInAStructure_KeepsWhatItsMembersGet() => VerifyWith("""
        Cell cell = default;
        cell.Inner.Mail = employee.Email;
        Newsletter.Send({|PD1001:cell.Inner.Mail|});
        Newsletter.Send(cell.Mail);
        """);

    [Fact]
    public Task ElementsOfANewArray_KeepWhatAnyOfThemGets() => VerifyWith("""
        var cells = new Cell[2];
        cells[0].Mail = employee.Email;
        cells[1].Mail = employee.Department;
        ref var last = ref cells[1];
        last.Team = employee.Department;
        Newsletter.Send({|PD1001:cells[0].Mail|});
        Newsletter.Send(cells[0].Team);
        """);

    [Fact]
    public Task Copy_IsNotWrittenToWithTheOriginal() => VerifyWith("""
        Cell cell = default;
        var copy = cell;
        cell.Mail = employee.Email;
        Newsletter.Send(copy.Mail);
        Newsletter.Send({|PD1001:cell.Mail|});
        """);

    [Fact]
    public Task AnotherDefault_StartsEmpty() => VerifyWith("""
        Cell cell = default;
        cell.Mail = employee.Email;
        cell = default;
        Newsletter.Send(cell.Mail);
        """);

    private static Task VerifyWith(string body, string members = "") => Verify($$"""
        {{Cell}}
        public static class Program
        {
            public static void Run(Employee employee)
            {
                {{body}}
            }

            {{members}}
        }
        """);
}
