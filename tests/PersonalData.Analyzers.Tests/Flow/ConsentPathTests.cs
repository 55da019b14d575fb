namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Checks that hold on every path, however the path is written: in a helper, in a protected block, by what is refused (SPEC 6.3).</summary>
public sealed class ConsentPathTests : FlowTest
{
    private const string Helpers = """
        static bool ByIf(Person one) { if (one.Agrees) return true; return false; }
        static bool ByGuard(Person one) { if (!one.Agrees) return false; if (one.IsActive) return true; return true; }
        static bool ByChoice(Person one) => one.Agrees ? true : false;
        static bool ByPattern(Person one) => one switch { { Agrees: true } => true, _ => false };
        static bool BySwitch(Person one) { switch (one.Agrees) { case true: return true; default: return false; } }
        static bool InTry(Person one) { try { if (!one.Agrees) return false; return true; } catch (Exception) { return false; } }
        static bool IsRefused(Person one) { if (one.Agrees) return false; return true; }
        static bool ByEither(Person one) { if (one.IsActive) return true; if (one.Agrees) return true; return false; }
        static async Task Ensure(Person one) { await Task.Yield(); if (!one.Agrees) throw new InvalidOperationException(); }
        static Task EnsureNow(Person one) { if (!one.Agrees) throw new InvalidOperationException(); return Task.CompletedTask; }
        static Task PassOn(Person one) => Ensure(one);
        static async Task<int> Count(Person one) { await Task.Yield(); if (!one.Agrees) throw new InvalidOperationException(); return 1; }
        static IEnumerable<Person> Agreed(IEnumerable<Person> all) { foreach (var one in all) if (one.Agrees) yield return one; }
        static IEnumerable<Person> Active(IEnumerable<Person> all) { foreach (var one in all) if (one.IsActive) yield return one; }
        static IEnumerable<Person> Some(IEnumerable<Person> all, Person extra) { foreach (var one in all) if (one.Agrees) yield return one; yield return extra; }
        static IEnumerable<int> Guarded(Person one) { if (!one.Agrees) throw new InvalidOperationException(); yield return 1; }
        static Person? IfAgreed(Person one) => one.Agrees ? one : null;
        static Person OrElse(Person one, Person two) => one.Agrees ? one : two;
        """;

    private static Task Check(string body) => Verify($$"""
        public static class Program
        {
            public static async Task Run(Person person, Person other, List<Person> people, object gate)
            {
                await Task.Yield();
                {{body}}
            }

            {{Helpers}}
        }

        public class Person
        {
            [PersonalData(Category.Applicant)] public string Email { get; set; } = "";
            [ConsentCheck(Purpose.ServiceInformation)] public bool Agrees { get; set; }
            public bool IsActive { get; set; }
            public List<Grant> Grants { get; } = new();
        }

        public class Grant { [ConsentCheck(Purpose.ServiceInformation)] public bool IsGiven { get; set; } public bool IsOver { get; set; } }
        """);

    [Theory]
    [InlineData("if (ByIf(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (ByGuard(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (ByChoice(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (ByPattern(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (BySwitch(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (InTry(person)) Newsletter.Send(person.Email);")]
    [InlineData("if (!IsRefused(person)) Newsletter.Send(person.Email);")]
    [InlineData("var send = false; if (person.Agrees) send = true; if (send) Newsletter.Send(person.Email);")]
    [InlineData("if (person.Agrees switch { true => true, false => false }) Newsletter.Send(person.Email);")]
    public Task AnswerByBranches_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (ByEither(person)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (!ByIf(person)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (IsRefused(person)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (ByIf(other)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var send = person.IsActive; if (person.Agrees) send = true; if (send) Newsletter.Send({|PD1001:person.Email|});")]
    public Task AnswerByOtherBranches_Reports(string body) => Check(body);

    [Theory]
    [InlineData("lock (gate) { if (!person.Agrees) return; } Newsletter.Send(person.Email);")]
    [InlineData("using (new StringReader(\"x\")) { if (!person.Agrees) return; } Newsletter.Send(person.Email);")]
    [InlineData("try { if (!person.Agrees) return; } finally { gate.ToString(); } Newsletter.Send(person.Email);")]
    [InlineData("await using (new MemoryStream()) { if (!person.Agrees) return; } Newsletter.Send(person.Email);")]
    [InlineData("foreach (var one in people) { lock (gate) { if (!one.Agrees) continue; } Newsletter.Send(one.Email); }")]
    [InlineData("lock (gate) { using (new StringReader(\"x\")) { if (!person.Agrees) return; } } Newsletter.Send(person.Email);")]
    [InlineData("try { gate.ToString(); } finally { lock (gate) { if (person.Agrees) Newsletter.Send(person.Email); } }")]
    public Task GuardInsideProtectedBlock_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("try { if (!person.Agrees) return; } finally { Newsletter.Send({|PD1001:person.Email|}); }")]
    [InlineData("try { if (!person.Agrees) gate.ToString(); } finally { gate.ToString(); } Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("foreach (var one in people) { lock (gate) { if (!one.Agrees) break; } } Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("try { if (!person.Agrees) return; } catch (InvalidOperationException) { } Newsletter.Send({|PD1001:person.Email|});")]
    public Task GuardThatDoesNotEndThePath_Reports(string body) => Check(body);

    [Fact]
    public Task FilterOfACatch_DoesNotTrigger() =>
        Check("try { gate.ToString(); } catch (InvalidOperationException) when (person.Agrees) { Newsletter.Send(person.Email); }");

    [Fact]
    public Task OtherFilterOfACatch_Reports() =>
        Check("try { gate.ToString(); } catch (InvalidOperationException) when (person.IsActive) { Newsletter.Send({|PD1001:person.Email|}); }");

    [Theory]
    [InlineData("if (person is null or { Agrees: false }) return; Newsletter.Send(person.Email);")]
    [InlineData("if (person is { Agrees: false }) return; Newsletter.Send(person.Email);")]
    [InlineData("Newsletter.Send(person switch { { Agrees: false } => \"desk\", _ => person.Email });")]
    [InlineData("if (person is not { Agrees: true }) return; Newsletter.Send(person.Email);")]
    [InlineData("if (person is not { Agrees: not false }) return; Newsletter.Send(person.Email);")]
    public Task RefusalMatched_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (person is { Agrees: false, IsActive: true }) return; Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (person is { Agrees: true }) return; Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (other is { Agrees: false }) return; Newsletter.Send({|PD1001:person.Email|});")]
    public Task OtherRefusalMatched_Reports(string body) => Check(body);

    [Theory]
    [InlineData("await Ensure(person); Newsletter.Send(person.Email);")]
    [InlineData("await Ensure(person).ConfigureAwait(false); Newsletter.Send(person.Email);")]
    [InlineData("await PassOn(person); Newsletter.Send(person.Email);")]
    [InlineData("var task = Ensure(person); await task; Newsletter.Send(person.Email);")]
    [InlineData("Ensure(person).GetAwaiter().GetResult(); Newsletter.Send(person.Email);")]
    [InlineData("Ensure(person).Wait(); Newsletter.Send(person.Email);")]
    [InlineData("_ = EnsureNow(person); Newsletter.Send(person.Email);")]
    [InlineData("await Count(person); Newsletter.Send(person.Email);")]
    public Task AwaitedGuard_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("_ = Ensure(person); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("_ = Ensure(person); await Task.Yield(); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var task = Ensure(person); Newsletter.Send({|PD1001:person.Email|}); await task;")]
    [InlineData("Ensure(person).Wait(100); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("_ = Count(person); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("_ = Guarded(person); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("await Ensure(other); Newsletter.Send({|PD1001:person.Email|});")]
    public Task GuardNotAwaited_Reports(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var one in Agreed(people)) Newsletter.Send(one.Email);")]
    [InlineData("if (IfAgreed(person) is { } agreed) Newsletter.Send(agreed.Email);")]
    public Task HelperPassesOnWhoAgreed_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("foreach (var one in Active(people)) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("foreach (var one in Some(people, other)) Newsletter.Send({|PD1001:one.Email|});")]
    [InlineData("Newsletter.Send({|PD1001:OrElse(person, other).Email|});")]
    public Task HelperPassesOnOthers_Reports(string body) => Check(body);

    [Theory]
    [InlineData("if (person.Grants.Any(g => !g.IsOver && g.IsGiven)) Newsletter.Send(person.Email);")]
    [InlineData("if (person.Grants.Exists(g => g.IsGiven)) Newsletter.Send(person.Email);")]
    public Task AnyGrant_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("if (person.Grants.Any(g => g.IsOver)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (!person.Grants.Any(g => g.IsGiven)) Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("if (people.Any(p => p.Agrees)) foreach (var one in people) Newsletter.Send({|PD1001:one.Email|});")]
    public Task AnyOther_Reports(string body) => Check(body);
}
