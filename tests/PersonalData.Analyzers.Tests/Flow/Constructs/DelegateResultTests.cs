namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>What a helper makes of its delegate parameters: parts of what they give, and what they fill.</summary>
public sealed class DelegateResultTests : ConstructTest
{
    [Fact]
    public Task PartOfWhatADelegateGives_IsFollowed() => CheckBody(
        """
        Newsletter.Send({|PD1001:First(() => [applicant.Email])|});
        Newsletter.Send(First(() => [applicant.Position]));
        Newsletter.Send({|PD1001:Second(() => ("x", applicant.Email))|});
        Newsletter.Send(Second(() => (applicant.Email, "x")));
        Newsletter.SendAll({|PD1001:Copy(() => applicants.Select(a => a.Email))|});
        Newsletter.SendAll(Copy(() => applicants.Select(a => a.Position)));
        Newsletter.SendAll({|PD1001:Flat(applicants, a => new[] { a.Email })|});
        Newsletter.SendAll(Flat(applicants, a => new[] { a.Position }));
        {|PD1001:Each(() => [applicant.Email], Newsletter.Send)|};
        Each(() => [applicant.Position], Newsletter.Send);
        """,
        """
        static string First(Func<string[]> f) => f()[0];
        static string Second(Func<(string, string)> f) => f().Item2;
        static List<T> Copy<T>(Func<IEnumerable<T>> f) => f().ToList();
        static IEnumerable<R> Flat<T, R>(IEnumerable<T> all, Func<T, IEnumerable<R>> f) { foreach (var x in all) foreach (var y in f(x)) yield return y; }
        static void Each(Func<List<string>> f, Action<string> act) { foreach (var s in f()) act(s); }
        """);

    [Fact]
    public Task PartOfWhatAnAsynchronousDelegateGives_IsFollowed() => CheckAsync(
        """
        Newsletter.SendAll({|PD1001:await Pages(p => Task.FromResult(applicants.Skip(p).Select(a => a.Email).ToList()))|});
        Newsletter.SendAll(await Pages(p => Task.FromResult(applicants.Skip(p).Select(a => a.Position).ToList())));
        """,
        """
        static async Task<List<R>> Pages<R>(Func<int, Task<List<R>>> fetch)
        {
            var all = new List<R>();
            for (var p = 0; ; p++)
            {
                var page = await fetch(p);
                if (page.Count == 0) return all;
                all.AddRange(page);
            }
        }
        """);

    [Fact]
    public Task ObjectThatADelegateFills_HoldsIt() => CheckBody(
        """
        Newsletter.Send({|PD1001:Text(b => b.Append(applicant.Email))|});
        Newsletter.Send(Text(b => b.Append(applicant.Position)));
        Newsletter.Send({|PD1001:Written(w => w.Write(applicant.Email))|});
        Newsletter.Send(Written(w => w.Write(applicant.Position)));
        Newsletter.Send({|PD1001:Slot(a => a[0] = applicant.Email)|});
        Newsletter.Send(Slot(a => a[0] = applicant.Position));
        Newsletter.Send({|PD1001:Outer(b => b.Append(applicant.Email))|});
        Newsletter.Send(Outer(b => b.Append(applicant.Position)));
        """,
        """
        static string Text(Action<StringBuilder> f) { var b = new StringBuilder(); f(b); return b.ToString(); }
        static string Written(Action<TextWriter> f) { using var w = new StringWriter(); f(w); return w.ToString(); }
        static string Slot(Action<string[]> f) { var a = new string[1]; f(a); return a[0]; }
        static string Outer(Action<StringBuilder> f) => Text(x => f(x));
        """);

    [Fact]
    public Task MemberThatADelegateSets_IsTheOneThatHoldsIt() => CheckBody(
        """
        To({|PD1001:o => { o.To = applicant.Email; }|});
        Title(o => { o.To = applicant.Email; });
        Reset(o => { o.To = applicant.Email; });
        All({|PD1001:o => o.All.Add(applicant.Email)|});
        All(o => o.All.Add(applicant.Position));
        """,
        """
        static void To(Action<Options> f) { var o = new Options(); f(o); Newsletter.Send(o.To); }
        static void Title(Action<Options> f) { var o = new Options(); f(o); Newsletter.Send(o.Title); }
        static void Reset(Action<Options> f) { var o = new Options(); f(o); o.To = ""; Newsletter.Send(o.To); }
        static void All(Action<Options> f) { var o = new Options(); f(o); foreach (var s in o.All) Newsletter.Send(s); }
        """,
        "public sealed class Options { public string To = \"\"; public string Title = \"\"; public List<string> All { get; } = new(); }");

    [Fact]
    public Task WhatWasThereBefore_IsReportedOnceAndAtItsArgument() => CheckBody(
        """
        Fill({|PD1001:new StringBuilder(applicant.Email)|}, b => b.Append(applicant.Position));
        Fill(new StringBuilder(applicant.Position), {|PD1001:b => b.Append(applicant.Email)|});
        Note(applicant, a => { });
        Note(applicant, {|PD1001:a => { a.Position = a.Name; }|});
        """,
        """
        static void Fill(StringBuilder b, Action<StringBuilder> f) { f(b); Newsletter.Send(b.ToString()); }
        static void Note(Applicant a, Action<Applicant> log) { log(a); Newsletter.Send(a.Position); }
        """);

    [Fact]
    public Task OutAndRefParametersOfADelegate_AreFilled() => CheckBody(
        """
        Newsletter.Send({|PD1001:Lookup(Email)|});
        Newsletter.Send(Lookup(Position));
        Newsletter.Send({|PD1001:Do("a", (ref string s) => s += applicant.Name)|});
        Newsletter.Send(Do("a", (ref string s) => s += applicant.Position));
        Newsletter.Send({|PD1001:Do(applicant.Name, (ref string s) => s += "a")|});
        Newsletter.Send(Do(applicant.Name, (ref string s) => s = "a"));
        """,
        """
        static string Lookup(TryGet g) => g(1, out var v) ? v : "";
        static string Do(string s, Edit e) { e(ref s); return s; }
        static bool Email(int id, out string v) { v = new Applicant().Email; return true; }
        static bool Position(int id, out string v) { v = new Applicant().Position; return true; }
        """,
        "public delegate bool TryGet(int id, out string value); public delegate void Edit(ref string s);");

    [Fact]
    public Task DelegateThatGetsADelegate_ReportsAtTheArgumentInside() => CheckBody(
        """
        var sinks = new List<Action<string>> { Newsletter.Send };
        sinks.ForEach(send => send({|PD1001:applicant.Email|}));
        sinks.ForEach(send => send(applicant.Position));
        Each(sinks, send => send({|PD1001:applicant.Email|}));
        Each(sinks, send => send(applicant.Position));
        """,
        "static void Each<T>(IEnumerable<T> all, Action<T> act) { foreach (var x in all) act(x); }");

    [Fact]
    public Task CompiledExpression_IsItsLambda() => CheckBody(
        """
        System.Linq.Expressions.Expression<Func<Applicant, string>> email = a => a.Email, position = a => a.Position;
        Newsletter.Send({|PD1001:email.Compile()(applicant)|});
        Newsletter.Send(position.Compile()(applicant));
        Newsletter.SendAll({|PD1001:Project(applicants, a => a.Email)|});
        Newsletter.SendAll(Project(applicants, a => a.Position));
        """,
        "static IEnumerable<R> Project<T, R>(IEnumerable<T> all, System.Linq.Expressions.Expression<Func<T, R>> of) => all.Select(of.Compile());");

    [Fact]
    public Task ObjectOfALibrary_CallsTheDelegateThatItWasMadeWith() => CheckAsync(
        """
        new Thread(Work).Start({|PD1001:applicant.Email|});
        new Thread(Work).Start(applicant.Position);
        new Thread(o => { }).Start(applicant.Email);
        var sender = new System.Threading.Tasks.Dataflow.ActionBlock<string>(s => Newsletter.Send(s));
        await System.Threading.Tasks.Dataflow.DataflowBlock.SendAsync(sender, {|PD1001:applicant.Email|});
        sender.Post({|PD1001:applicant.Email|});
        sender.Post(applicant.Position);
        var emails = new System.Threading.Tasks.Dataflow.TransformBlock<Applicant, string>(a => a.Email);
        await System.Threading.Tasks.Dataflow.DataflowBlock.SendAsync(emails, applicant);
        Newsletter.Send({|PD1001:await System.Threading.Tasks.Dataflow.DataflowBlock.ReceiveAsync(emails)|});
        var positions = new System.Threading.Tasks.Dataflow.TransformBlock<Applicant, string>(a => a.Position);
        await System.Threading.Tasks.Dataflow.DataflowBlock.SendAsync(positions, applicant);
        Newsletter.Send(await System.Threading.Tasks.Dataflow.DataflowBlock.ReceiveAsync(positions));
        """,
        "static void Work(object? o) => Newsletter.Send((string)o!);");
}
