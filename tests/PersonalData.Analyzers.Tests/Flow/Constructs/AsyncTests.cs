namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Tasks, <c>await</c>, continuations, <c>Lazy</c>.</summary>
public sealed class AsyncTests : ConstructTest
{
    [Fact]
    public Task Await_Carries() => CheckAsync("""
        Newsletter.Send({|PD1001:await Get(applicant)|});
        Newsletter.Send(await Plain(applicant));
        Newsletter.Send({|PD1001:await Get(applicant).ConfigureAwait(false)|});
        var task = Get(applicant);
        Newsletter.Send({|PD1001:task.Result|});
        Newsletter.Send({|PD1001:(await task).Trim()|});
        Newsletter.Send({|PD1001:task.GetAwaiter().GetResult()|});
        """, """
        static async Task<string> Get(Applicant a) { await Task.Yield(); return a.Email; }
        static async Task<string> Plain(Applicant a) { await Task.Yield(); return a.Position; }
        """);

    [Fact]
    public Task ValueTask_Carries() => CheckAsync("""
        Newsletter.Send({|PD1001:await Get(applicant)|});
        Newsletter.Send(await Plain(applicant));
        """, """
        static async ValueTask<string> Get(Applicant a) { await Task.Yield(); return a.Email; }
        static ValueTask<string> Plain(Applicant a) => new(a.Position);
        """);

    [Fact]
    public Task TaskFromResult_Carries() => CheckAsync("""
        Newsletter.Send({|PD1001:await Task.FromResult(applicant.Email)|});
        Newsletter.Send(await Task.FromResult(applicant.Position));
        """);

    [Fact]
    public Task TaskRun_Carries() => CheckAsync("""
        Newsletter.Send({|PD1001:await Task.Run(() => applicant.Email)|});
        Newsletter.Send(await Task.Run(() => applicant.Position));
        Newsletter.Send({|PD1001:await Task.Run(async () => { await Task.Yield(); return applicant.Email; })|});
        await Task.Run(() => Newsletter.Send({|PD1001:applicant.Email|}));
        """);

    [Fact]
    public Task Continuation_Carries() => CheckAsync("""
        Newsletter.Send({|PD1001:await Task.Run(() => applicant.Email).ContinueWith(t => t.Result.Trim())|});
        Newsletter.Send(await Task.Run(() => applicant.Position).ContinueWith(t => t.Result.Trim()));
        await Task.Run(() => applicant.Email).ContinueWith(t => Newsletter.Send({|PD1001:t.Result|}));
        """);

    [Fact]
    public Task WhenAllAndWhenAny_Carry() => CheckAsync("""
        var all = await Task.WhenAll(Task.Run(() => applicant.Email), Task.Run(() => "x"));
        Newsletter.Send({|PD1001:all[0]|});
        var plain = await Task.WhenAll(Task.Run(() => applicant.Position));
        Newsletter.Send(plain[0]);
        var any = await Task.WhenAny(Task.Run(() => applicant.Email));
        Newsletter.Send({|PD1001:await any|});
        """);

    [Fact]
    public Task Lazy_Carries() => CheckBody("""
        var lazy = new Lazy<string>(() => applicant.Email);
        var plain = new Lazy<string>(() => applicant.Position);
        Newsletter.Send({|PD1001:lazy.Value|});
        Newsletter.Send(plain.Value);
        """);

    [Fact]
    public Task LazyInField_Carries() => CheckBody("""
        var box = new Box(applicant.Email);
        Newsletter.Send({|PD1001:box.Text|});
        Newsletter.Send(new Box(applicant.Position).Text);
        """, types: "public sealed class Box { private readonly Lazy<string> _text; public Box(string s) => _text = new Lazy<string>(() => s.Trim()); public string Text => _text.Value; }");

    [Fact]
    public Task TaskCompletionSource_Carries() => CheckAsync("""
        var source = new TaskCompletionSource<string>();
        source.SetResult(applicant.Email);
        Newsletter.Send({|PD1001:await source.Task|});
        var plain = new TaskCompletionSource<string>();
        plain.SetResult(applicant.Position);
        Newsletter.Send(await plain.Task);
        """);

    [Fact]
    public Task AsyncHelper_Sink_ReportsAtTheArgument() => CheckAsync("""
        await Post({|PD1001:applicant.Email|});
        await Post(applicant.Position);
        """, "static async Task Post(string s) { await Task.Yield(); Newsletter.Send(s); }");

    [Fact]
    public Task AsyncVoidAndFireAndForget_AreFollowed() => CheckBody("""
        Post({|PD1001:applicant.Email|});
        _ = PostTask({|PD1001:applicant.Email|});
        _ = PostTask(applicant.Position);
        """, "static async void Post(string s) { await Task.Yield(); Newsletter.Send(s); } static async Task PostTask(string s) { await Task.Yield(); Newsletter.Send(s); }");

    [Fact]
    public Task CustomAwaitable_IsFollowed() => CheckAsync("""
        Newsletter.Send({|PD1001:await new Later(applicant.Email)|});
        Newsletter.Send(await new Later(applicant.Position));
        """, types: """
        public sealed class Later(string text)
        {
            public Awaiter GetAwaiter() => new(text);
            public sealed class Awaiter(string text) : System.Runtime.CompilerServices.INotifyCompletion
            {
                public bool IsCompleted => true;
                public string GetResult() => text;
                public void OnCompleted(Action continuation) { }
            }
        }
        """);

    [Fact]
    public Task Channel_Carries() => CheckAsync("""
        var channel = System.Threading.Channels.Channel.CreateUnbounded<string>();
        await channel.Writer.WriteAsync(applicant.Email);
        await foreach (var s in channel.Reader.ReadAllAsync()) Newsletter.Send({|PD1001:s|});
        var plain = System.Threading.Channels.Channel.CreateUnbounded<string>();
        await plain.Writer.WriteAsync(applicant.Position);
        await foreach (var s in plain.Reader.ReadAllAsync()) Newsletter.Send(s);
        """);

    [Fact]
    public Task ParallelForEach_ReportsInside() => CheckAsync("""
        Parallel.ForEach(applicants, a => { Newsletter.Send({|PD1001:a.Email|}); Newsletter.Send(a.Position); });
        await Parallel.ForEachAsync(applicants, async (a, token) => { await Task.Yield(); Newsletter.Send({|PD1001:a.Email|}); });
        """);
}
