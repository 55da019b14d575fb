namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Implementations of an interface around one another, to any depth: what one of them keeps of the data is in that one, and in nothing that the others give.</summary>
public sealed class DecoratorTests : FlowTest
{
    private const string Types = """
        public sealed record Profile(int Id, [property: PersonalData(Category.Employee)] string Name, [property: PersonalData(Category.Employee)] string Mail, string Club);
        public interface IProfiles { Task<Profile?> FindAsync(int id); Task SaveAsync(Profile p); }
        public sealed class Stored(Func<int, Profile?> load, Action<Profile> save) : IProfiles
        {
            public Task<Profile?> FindAsync(int id) => Task.FromResult(load(id));
            public Task SaveAsync(Profile p) { save(p); return Task.CompletedTask; }
        }
        public sealed class Cached(IProfiles inner) : IProfiles
        {
            private readonly Dictionary<int, Profile?> _cache = new();
            public async Task<Profile?> FindAsync(int id)
            {
                if (_cache.TryGetValue(id, out var hit)) return hit;
                var p = await inner.FindAsync(id);
                _cache[id] = p;
                return p;
            }
            public async Task SaveAsync(Profile p) { await inner.SaveAsync(p); _cache.Remove(p.Id); }
        }
        public sealed class Indexed(IProfiles inner) : IProfiles
        {
            private readonly Dictionary<int, string> _clubs = [];
            private readonly Dictionary<int, string> _mails = [];
            public async Task<Profile?> FindAsync(int id)
            {
                var p = await inner.FindAsync(id);
                if (p is not null)
                {
                    _clubs[p.Id] = p.Club;
                    _mails[p.Id] = {|PD1002:p.Mail|};
                }
                return p;
            }
            public Task SaveAsync(Profile p) => inner.SaveAsync(p);
            public string? ClubOf(int id) => _clubs.GetValueOrDefault(id);
            public string? MailOf(int id) => _mails.GetValueOrDefault(id);
        }
        public sealed class Audited(IProfiles inner) : IProfiles
        {
            public async Task<Profile?> FindAsync(int id)
            {
                var p = await inner.FindAsync(id);
                Console.WriteLine(p?.Club);
                return p;
            }
            public async Task SaveAsync(Profile p) { await inner.SaveAsync(p); Console.WriteLine({|PD2005:p.Mail|}); }
        }
        """;

    [Fact]
    public Task WhatOneOfThemKeeps_IsInNothingThatTheOthersGive() => Verify(Types + """
        public static class Use
        {
            public static async Task Given(IProfiles profiles)
            {
                var p = await profiles.FindAsync(1);
                Console.WriteLine(p?.Club);
                Console.WriteLine({|PD2005:p?.Mail|});
            }

            public static async Task Known()
            {
                var indexed = new Indexed(new Stored(i => new Profile(i, "N", "M", "Judo"), _ => { }));
                var profiles = new Audited(indexed);
                var p = await profiles.FindAsync(1);
                Console.WriteLine(indexed.ClubOf(1));
                Console.WriteLine({|PD2005:indexed.MailOf(1)|});
                Console.WriteLine(p?.Club);
                Console.WriteLine({|PD2005:p?.Mail|});
            }
        }
        """, "PD2005");
}
