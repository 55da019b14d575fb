namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// A delegate that came in fills, or gives, an object with marked members: who reads the mark answers for where that goes,
/// and not who brought the delegate (SPEC 6.3, 4). What nothing marks is still told to who did.
/// </summary>
public sealed class FilledMarkedMemberTests : FlowTest
{
    private const string Types = """
        public sealed class Context { [PersonalData(Category.Applicant)] public string? Address { get; set; } public string? Note { get; set; } public Context? Inner { get; set; } }
        public delegate void Next(Context context);
        public delegate Task NextAsync(Context context);
        public delegate void Filler<T>(T context);
        public delegate void Maker(out Context context);
        """;

    [Fact]
    public Task MemberThatADelegateFills_IsReportedWhereItsMarkIsRead() => Verify(Types + """
        public static class Show
        {
            public static void Address(Context c, Next next) { next(c); Console.WriteLine({|PD2005:c.Address|}); }
            public static void Note(Context c, Next next) { next(c); Console.WriteLine(c.Note); }
            public static void Send(Context c, Next next) { next(c); Newsletter.Send({|PD1001:c.Address|}!); }
            public static async Task AddressAsync(Context c, NextAsync next) { await next(c); Console.WriteLine({|PD2005:c.Address|}); }
            public static void Inner(Context c, Next next) { next(c); Console.WriteLine({|PD2005:c.Inner!.Address|}); }
            public static void Generic(Context c, Filler<Context> fill) { fill(c); Console.WriteLine({|PD2005:c.Address|}); }
            public static void Built(Action<Context> fill) { var c = new Context(); fill(c); Console.WriteLine({|PD2005:c.Address|}); }
            public static void BuiltNote(Action<Context> fill) { var c = new Context(); fill(c); Console.WriteLine(c.Note); }
            public static void Made(Maker make) { make(out var c); Console.WriteLine({|PD2005:c.Address|}); }
            public static void Text(Action<StringBuilder> write) { var text = new StringBuilder(); write(text); Console.WriteLine(text); }
        }
        public static class Program
        {
            public static void Run(Applicant a)
            {
                Show.Address(new Context(), c => c.Address = a.Email);
                Show.Note(new Context(), {|PD2005:c => c.Note = {|PD1002:a.Email|}|});
                Show.Note(new Context(), c => c.Address = a.Email);
                Show.Send(new Context(), c => c.Address = a.Email);
                Show.AddressAsync(new Context(), c => { c.Address = a.Email; return Task.CompletedTask; });
                Show.Inner(new Context(), c => c.Inner = new Context { Address = a.Email });
                Show.Generic(new Context(), c => c.Address = a.Email);
                Show.Built(c => c.Address = a.Email);
                Show.BuiltNote(c => c.Address = a.Email);
                Show.BuiltNote({|PD2005:c => c.Note = {|PD1002:a.Email|}|});
                Show.Made((out Context c) => c = new Context { Address = a.Email });
                Show.Text({|PD2005:text => text.Append(a.Email)|});
            }
        }
        """, "PD2005");

    [Fact]
    public Task MemberOfWhatADelegateGives_IsReportedWhereItsMarkIsRead() => Verify(Types + """
        public static class Show
        {
            public static void Address(Func<int, Context> find) => Console.WriteLine({|PD2005:find(1).Address|});
            public static void Note(Func<int, Context> find) => Console.WriteLine(find(1).Note);
            public static async Task AddressAsync(Func<int, Task<Context>> find) => Console.WriteLine({|PD2005:(await find(1)).Address|});
            public static void Text(Func<int, string> find) => Console.WriteLine(find(1));
        }
        public static class Program
        {
            public static void Run(Applicant a)
            {
                Show.Address(_ => new Context { Address = a.Email });
                Show.Note(_ => new Context { Address = a.Email });
                Show.Note({|PD2005:_ => new Context { Note = {|PD1002:a.Email|} }|});
                Show.AddressAsync(async _ => new Context { Address = a.Email });
                Show.Text({|PD2005:_ => a.Email|});
            }
        }
        """, "PD2005");

    [Fact]
    public Task OtherPeoplesDataInAMemberThatADelegateFills_IsReportedAtTheCaller() => Verify(Types + """
        public static class Show
        {
            public static void Address(Context c, Next next) { next(c); Console.WriteLine({|PD2005:c.Address|}); }
        }
        public static class Program
        {
            public static void Run(Employee e) => Show.Address(new Context(), {|PD2005:c => c.Address = {|PD1003:e.Email|}|});
        }
        """, "PD2005");

    [Fact]
    public Task ChainOfParts_IsReportedInThePartThatReadsTheMark() => Verify(Types + """
        public interface IPart { void Invoke(Context context, Next next); }
        public sealed class Resolve(Func<int, Applicant> find) : IPart
        {
            public void Invoke(Context context, Next next) { context.Address = find(1).Email; next(context); }
        }
        public sealed class Show : IPart
        {
            public void Invoke(Context context, Next next) { next(context); Console.WriteLine({|PD2005:context.Address|}); }
        }
        public sealed class Pipeline
        {
            private readonly List<IPart> _parts = [];
            public Pipeline Use(IPart part) { _parts.Add(part); return this; }
            public Next Build(Next last) => _parts.Aggregate(last, (next, part) => c => part.Invoke(c, next));
        }
        public static class Program
        {
            public static void Nested(Func<int, Applicant> find) => new Show().Invoke(new Context(), c => new Resolve(find).Invoke(c, _ => { }));
            public static void Piped(Func<int, Applicant> find) => new Pipeline().Use(new Resolve(find)).Use(new Show()).Build(_ => { })(new Context());
        }
        """, "PD2005");
}
