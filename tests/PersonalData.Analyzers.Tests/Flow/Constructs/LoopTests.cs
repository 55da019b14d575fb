namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Loops, jumps, iterators, <c>using</c>, exceptions, locks.</summary>
public sealed class LoopTests : ConstructTest
{
    [Fact]
    public Task Foreach_CarriesElements() => CheckBody("""
        foreach (var a in applicants) { Newsletter.Send({|PD1001:a.Email|}); Newsletter.Send(a.Position); }
        foreach (var (index, a) in applicants.Index()) { Newsletter.Send({|PD1001:a.Email|}); Newsletter.Send(index); }
        """);

    [Fact]
    public Task Foreach_OverArrayAndString_CarriesElements() => CheckBody("""
        foreach (var s in new[] { applicant.Email }) Newsletter.Send({|PD1001:s|});
        foreach (var s in new[] { applicant.Position }) Newsletter.Send(s);
        foreach (var c in applicant.Email) Newsletter.Send({|PD1001:c|});
        """);

    [Fact]
    public Task Foreach_CustomEnumerator_IsFollowed() => CheckBody("""
        foreach (var s in new Bag(applicant.Email)) Newsletter.Send({|PD1001:s|});
        foreach (var s in new Bag(applicant.Position)) Newsletter.Send(s);
        """, types: """
        public sealed class Bag(string text)
        {
            public Enumerator GetEnumerator() => new(text);
            public sealed class Enumerator(string text) { public string Current => text; public bool MoveNext() => false; }
        }
        """);

    [Fact]
    public Task LoopCarried_ReachesTheNextTurn() => CheckBody("""
        string last = "", other = "";
        for (var i = 0; i < 3; i++)
        {
            Newsletter.Send({|PD1001:last|});
            Newsletter.Send(other);
            last = applicant.Email;
            other = applicant.Position;
        }
        """);

    [Fact]
    public Task LoopCarried_ThroughSeveralVariables() => CheckBody("""
        string a = "", b = "", c = "";
        while (applicant.Id > 3)
        {
            Newsletter.Send({|PD1001:c|});
            c = b;
            b = a;
            a = applicant.Email;
        }
        do { a = ""; } while (applicant.Id > 4);
        Newsletter.Send(a);
        """);

    [Fact]
    public Task GotoLoop_ReachesTheNextTurn() => CheckBody("""
        string last = "";
        again:
        Newsletter.Send({|PD1001:last|});
        last = applicant.Email;
        if (applicant.Id > 3) goto again;
        """);

    /// <summary>Code may stand before what leads to it, with nothing that is run twice.</summary>
    [Fact]
    public Task GotoBackward_OutOfALoop_BringsWhatIsKnownThere() => CheckBody("""
        string text = "", other = "";
        goto read;
        send:
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        return;
        read:
        foreach (var a in applicants)
        {
            text = a.Email;
            other = a.Position;
            if (a.Id == 1) goto send;
        }
        """);

    [Fact]
    public Task EmptyLoops_End() => CheckBody("""
        var text = applicant.Email;
        if (applicant.Id == 1) { for (;;) { } }
        while (applicant.Id == 2) ;
        Newsletter.Send({|PD1001:text|});
        again: if (applicant.Id == 3) { text = applicant.Position; goto again; }
        while (true) { Newsletter.Send({|PD1001:text|}); text = ""; }
        """);

    [Fact]
    public Task BreakAndContinue_AreFollowed() => CheckBody("""
        string text = "", other = "";
        foreach (var a in applicants)
        {
            if (a.Id == 1) { text = a.Email; break; }
            if (a.Id == 2) { other = a.Email; other = ""; continue; }
        }
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        """);

    [Fact]
    public Task Yield_PassesElementsOn() => CheckBody("""
        foreach (var s in Emails(applicants)) Newsletter.Send({|PD1001:s|});
        foreach (var s in Positions(applicants)) Newsletter.Send(s);
        Newsletter.SendAll({|PD1001:Emails(applicants)|});
        Newsletter.SendAll(Positions(applicants));
        """, """
        static IEnumerable<string> Emails(List<Applicant> all) { foreach (var a in all) { if (a.Id == 3) yield break; yield return a.Email; } }
        static IEnumerable<string> Positions(List<Applicant> all) { foreach (var a in all) yield return a.Position; }
        """);

    [Fact]
    public Task AwaitForeach_CarriesElements() => CheckAsync("""
        await foreach (var s in Emails(applicants)) Newsletter.Send({|PD1001:s|});
        await foreach (var s in Positions(applicants).ConfigureAwait(false)) Newsletter.Send(s);
        await foreach (var s in Emails(applicants).ConfigureAwait(false)) Newsletter.Send({|PD1001:s|});
        await foreach (var s in Emails(applicants).WithCancellation(default)) Newsletter.Send({|PD1001:s|});
        """, """
        static async IAsyncEnumerable<string> Emails(List<Applicant> all) { foreach (var a in all) { await Task.Yield(); yield return a.Email; } }
        static async IAsyncEnumerable<string> Positions(List<Applicant> all) { foreach (var a in all) { await Task.Yield(); yield return a.Position; } }
        """);

    [Fact]
    public Task Using_CarriesAndCallsDispose() => CheckBody("""
        using (var post = new Post(applicant.Email)) Newsletter.Send({|PD1001:post.Text|});
        using var other = new Post(applicant.Position);
        Newsletter.Send(other.Text);
        """, types: "public sealed class Post(string text) : IDisposable { public string Text => text; public void Dispose() { } }");

    [Fact]
    public Task TryFinally_SeesEveryState() => CheckBody("""
        string text = "", other = "";
        try { text = applicant.Email; other = applicant.Position; Console.Out.Flush(); text = ""; }
        finally { Newsletter.Send({|PD1001:text|}); Newsletter.Send(other); }
        Newsletter.Send(text);
        """);

    [Fact]
    public Task TryCatch_SeesEveryState() => CheckBody("""
        string text = "", other = "";
        try { text = applicant.Email; other = applicant.Position; Console.Out.Flush(); text = ""; }
        catch (IOException e) when (e.Message.Length > 3) { Newsletter.Send({|PD1001:text|}); Newsletter.Send(other); }
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        """);

    [Fact]
    public Task NestedTry_SeesEveryState() => CheckBody("""
        string text = "";
        try
        {
            try { text = applicant.Email; Console.Out.Flush(); text = ""; }
            catch (IOException) { text = "x"; throw; }
            finally { Console.Out.Flush(); }
        }
        catch (Exception) { Newsletter.Send({|PD1001:text|}); }
        """);

    [Fact]
    public Task InnerFinally_StandsBetweenTheTryAndOuterHandlers() => CheckBody("""
        string text = "", kept = "", thrown = "";
        var builder = new StringBuilder();
        try
        {
            try { text = applicant.Email; kept = applicant.Email; builder.Append(applicant.Email); Console.Out.Flush(); }
            catch (FormatException) { text = applicant.Email; throw; }
            finally { text = ""; builder.Clear(); if (kept.Length > 3) { thrown = applicant.Email; throw new IOException(); } }
        }
        catch (IOException) { Newsletter.Send(text); Newsletter.Send(builder.ToString()); Newsletter.Send({|PD1001:kept|}); Newsletter.Send({|PD1001:thrown|}); }
        finally { Newsletter.Send(text); Newsletter.Send({|PD1001:kept|}); }
        """);

    [Fact]
    public Task InnerFinally_InALoop_LeadsToOuterHandlers() => CheckBody("""
        string text = "", last = "";
        try
        {
            foreach (var one in applicants)
            {
                try { try { text = one.Email; Console.Out.Flush(); } finally { last = one.Email; } }
                finally { text = ""; }
            }
        }
        catch (Exception) { Newsletter.Send(text); Newsletter.Send({|PD1001:last|}); }
        """);

    [Fact]
    public Task Exception_CarriesFromThrowToCatch() => CheckBody("""
        try { throw new Refused(applicant.Email); }
        catch (Refused e) { Newsletter.Send({|PD1001:e.Who|}); }
        try { throw new Refused(applicant.Position); }
        catch (Refused e) { Newsletter.Send(e.Who); }
        """, types: "public sealed class Refused(string who) : Exception { public string Who { get; } = who; }");

    [Fact]
    public Task Exception_CarriesOutOfCallee() => CheckBody("""
        try { Refuse(applicant.Email); }
        catch (Refused e) { Newsletter.Send({|PD1001:e.Who|}); }
        try { Refuse(applicant.Position); }
        catch (Refused e) { Newsletter.Send(e.Who); }
        """, "static void Refuse(string who) => Deeper(who); static void Deeper(string who) { if (who.Length > 3) throw new Refused(who); }",
        "public sealed class Refused(string who) : Exception { public string Who { get; } = who; }");

    [Fact]
    public Task Lock_CarriesThrough() => CheckBody("""
        string text, other;
        lock (applicants) { text = applicant.Email; other = applicant.Position; }
        Newsletter.Send({|PD1001:text|});
        Newsletter.Send(other);
        """);

    [Fact]
    public Task CheckedAndUnsafeBlocks_CarryThrough() => CheckBody("""
        int n, m;
        checked { n = (int)employee.Salary; m = employee.Id; }
        unsafe { n++; }
        Newsletter.Send({|PD1001:n|});
        Newsletter.Send(m);
        """);

    [Fact]
    public Task UnreachableCode_DoesNotTrigger() => CheckBody("""
        var text = "";
        if (false) text = applicant.Email;
        Newsletter.Send(text);
        return;
        """);
}
