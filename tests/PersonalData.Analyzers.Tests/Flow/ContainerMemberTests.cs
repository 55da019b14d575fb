namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>
/// A tuple or collection of marked objects is their data (SPEC 6.1), but what else is in it is not: only a mark on a type
/// reaches that type's members.
/// </summary>
public sealed class ContainerMemberTests : FlowTest
{
    private static Task Check(string body) => Verify($$"""
        [PersonalData(Category.Employee)]
        public sealed class Worker { public string Name { get; set; } = ""; [NotPersonalData("an organisational unit")] public string Team { get; set; } = ""; }

        public sealed class Crew : List<Worker> { public string Title { get; set; } = ""; }

        public static class Program
        {
            public static void Run(
                (string Title, Worker Head) pair, List<(Applicant Guest, Worker Host)> visits, Dictionary<string, Worker> byRoom,
                Tuple<string, Worker> seat, Task<(string Title, Worker Head)> later, ILookup<string, Worker> byTeam, Crew crew, (string, Worker)[] seats)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("Newsletter.Send(pair.Title);")]
    [InlineData("var (title, head) = pair; Newsletter.Send(title);")]
    [InlineData("foreach (var visit in visits) Newsletter.Send(visit.Guest.Position + visit.Host.Team);")]
    [InlineData("foreach (var (guest, host) in visits) { var position = guest.Position; Newsletter.Send(position); }")]
    [InlineData("Newsletter.Send(visits.Select(v => v.Guest).First().Position);")]
    [InlineData("foreach (var (room, worker) in byRoom) Newsletter.Send(room);")]
    [InlineData("foreach (var entry in byRoom.OrderBy(e => e.Key)) Newsletter.Send(entry.Key);")]
    [InlineData("Newsletter.Send(seat.Item1);")]
    [InlineData("Newsletter.Send(later.Result.Title);")]
    [InlineData("foreach (var group in byTeam) Newsletter.Send(group.Key);")]
    [InlineData("Newsletter.Send(crew.Title);")]
    [InlineData("Newsletter.Send(seats[0].Item1);")]
    public Task WhatStandsBesideThem_DoesNotTrigger(string body) => Check(body);

    [Theory]
    [InlineData("Newsletter.Send({|PD1001:pair.Head.Name|});")]
    [InlineData("foreach (var visit in visits) Newsletter.Send({|PD1001:visit.Guest.Position + visit.Host.Name|});")]
    [InlineData("foreach (var (room, worker) in byRoom) Newsletter.Send({|PD1001:worker.Name|});")]
    [InlineData("Newsletter.Send({|PD1001:seat.Item2.Name|});")]
    [InlineData("Newsletter.Send({|PD1001:later.Result.Head.Name|});")]
    [InlineData("Newsletter.Send({|PD1001:crew[0].Name|});")]
    [InlineData("Newsletter.Send({|PD1001:seats[0].Item2.Name|});")]
    public Task WhatIsInThem_Reports(string body) => Check(body);
}
