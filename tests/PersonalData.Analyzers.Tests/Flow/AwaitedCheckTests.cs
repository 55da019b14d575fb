namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Checks that answer by coming to their end, awaited together with other tasks (SPEC 4, 6.3).</summary>
public sealed class AwaitedCheckTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        public sealed class Program(IWishes wishes)
        {
            public async Task Run(Person person, Person other)
            {
                await Task.Yield();
                {{body}}
            }
        }

        public class Person { [PersonalData(Category.Applicant)] public string Email { get; set; } = ""; }

        public interface IWishes { [ConsentCheck(Purpose.ServiceInformation)] Task Demand([DataSubject] Person person); }
        """);

    [Theory]
    [InlineData("await Task.WhenAll(wishes.Demand(person), Task.Delay(1)); Newsletter.Send(person.Email);")]
    [InlineData("await Task.WhenAll(new[] { wishes.Demand(person), Task.Delay(1) }); Newsletter.Send(person.Email);")]
    [InlineData("var all = Task.WhenAll(wishes.Demand(person), wishes.Demand(other)); await all; Newsletter.Send(person.Email + other.Email);")]
    [InlineData("var demand = wishes.Demand(person); await Task.WhenAll(demand, Task.Delay(1)).ConfigureAwait(false); Newsletter.Send(person.Email);")]
    [InlineData("Task.WhenAll(wishes.Demand(person), Task.Delay(1)).Wait(); Newsletter.Send(person.Email);")]
    [InlineData("Task.WaitAll(wishes.Demand(person), Task.Delay(1)); Newsletter.Send(person.Email);")]
    [InlineData("var first = wishes.Demand(person); var second = wishes.Demand(other); Task.WaitAll(first, second); Newsletter.Send(person.Email + other.Email);")]
    [InlineData("if (Task.WaitAll(new[] { wishes.Demand(person) }, 100)) Newsletter.Send(person.Email);")]
    public Task AwaitedWithOthers_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("await Task.WhenAll(wishes.Demand(person), Task.Delay(1)); Newsletter.Send({|PD1001:other.Email|});")]
    [InlineData("await Task.WhenAny(wishes.Demand(person), Task.Delay(1)); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var all = Task.WhenAll(wishes.Demand(person), Task.Delay(1)); Newsletter.Send({|PD1001:person.Email|}); await all;")]
    [InlineData("Task.WaitAll(wishes.Demand(person), Task.Delay(1)); Newsletter.Send({|PD1001:other.Email|});")]
    [InlineData("Task.WaitAll(new[] { wishes.Demand(person) }, 100); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("Task.WaitAny(wishes.Demand(person), Task.Delay(1)); Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var demand = wishes.Demand(person); if (other.Email == \"\") demand = Task.CompletedTask; await demand; Newsletter.Send({|PD1001:person.Email|});")]
    [InlineData("var demand = other.Email == \"\" ? Task.CompletedTask : wishes.Demand(person); await Task.WhenAll(demand); Newsletter.Send({|PD1001:person.Email|});")]
    public Task NotAwaitedOrOfAnother_Reports(string body) => Check(body);
}
