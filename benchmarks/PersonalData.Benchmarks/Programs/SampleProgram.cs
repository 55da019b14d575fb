namespace PersonalData.Benchmarks.Programs;

/// <summary>A source file of a generated program.</summary>
internal sealed record SourceFile(string Name, string Text);

/// <summary>
/// A generated business program: areas of about 500 lines, each with an entity, its records, repository, service, rules,
/// reports and worker. Some areas are about people, and their entities' members are marked; the others use them now
/// and then, as orders use customers. Names such as <c>Name</c> and <c>Email</c> stand on marked and unmarked members alike.
/// </summary>
internal sealed class SampleProgram
{
    private const int MarksOfArea = 6;
    private const int AreasToOneFault = 4;

    private static readonly (string Category, string Purpose)[] s_kinds =
    [
        ("Customer", "InquiryResponse"), ("Employee", "Payroll"), ("Applicant", "Recruitment"),
    ];

    private SampleProgram(IReadOnlyList<SourceFile> files, int lines, int marks, int faults)
    {
        Files = files;
        Lines = lines;
        Marks = marks;
        Faults = faults;
    }

    public IReadOnlyList<SourceFile> Files { get; }

    public int Lines { get; }

    /// <summary>How many members are marked.</summary>
    public int Marks { get; }

    /// <summary>How many uses of personal data the policy does not allow: what the analysis has to find, no more and no less.</summary>
    public int Faults { get; }

    /// <param name="lines">About how many lines.</param>
    /// <param name="marks">About how many marked members; 0 for a program without any.</param>
    /// <param name="callsOfHelper">How often one helper is called, in a class of its own.</param>
    public static SampleProgram Create(int lines, int marks, int callsOfHelper = 0)
    {
        var files = new List<SourceFile> { new("Shared.cs", Templates.Shared) };
        var (count, marked, faults) = (LinesOf(Templates.Shared), 0, 0);
        if (marks > 0)
        {
            files.Add(new("Mailing.cs", Templates.Mailing));
        }

        var people = (marks + MarksOfArea - 1) / MarksOfArea;
        var areas = Math.Max(1, lines / LinesOfArea());
        for (var area = 0; count < lines; area++)
        {
            // The areas about people lie evenly among the others; the first is one of them.
            var isAboutPeople = people > 0 && (long)area * people / areas != (long)(area - 1) * people / areas && marked < marks;
            var person = people > 0 ? NearestPerson(area, people, areas) : -1;
            var kind = s_kinds[area % s_kinds.Length];
            // Customers may be sent the newsletter.
            var hasFault = isAboutPeople && kind.Category != "Customer" && marked / MarksOfArea % AreasToOneFault == 0;
            foreach (var file in Templates.Area(area, isAboutPeople, person, hasFault, kind))
            {
                files.Add(file);
                count += LinesOf(file.Text);
            }

            marked += isAboutPeople ? MarksOfArea : 0;
            faults += hasFault ? 1 : 0;
        }

        if (callsOfHelper > 0)
        {
            files.Add(new("Calls.cs", Templates.Calls(callsOfHelper, isMarked: marks > 0)));
            // Each call with an address, and the helper's own last step, which reads one.
            faults += marks > 0 ? (callsOfHelper / Templates.CallsToOneFault) + 1 : 0;
        }

        return new(files, count, marked, faults);
    }

    private static int NearestPerson(int area, int people, int areas)
    {
        for (var candidate = area; candidate >= 0; candidate--)
        {
            if ((long)candidate * people / areas != (long)(candidate - 1) * people / areas)
            {
                return candidate;
            }
        }

        return -1;
    }

    private static int LinesOfArea() => Templates.Area(0, false, -1, false, s_kinds[0]).Sum(static file => LinesOf(file.Text));

    private static int LinesOf(string text) => text.AsSpan().Count('\n');
}
