using System.Collections.Immutable;
using PersonalData.Analyzers.Collections;

namespace PersonalData.Analyzers.Policies;

/// <summary>
/// Finds definitions by name. Rules ask at every flow, and a hostile file has tens of thousands of names, so it is a
/// table; it is made of the definitions alone, so any two are equal and a record that holds one compares by its data.
/// </summary>
internal sealed class NameIndex<T>(Func<T, string> nameOf) : IEquatable<NameIndex<T>>
    where T : class, IEquatable<T>
{
    private Table? _table;

    public T? Find(EquatableArray<T> items, string name)
    {
        // A `with` copies the index along with the old definitions, hence the look at what the table was made of.
        var table = _table;
        if (table is null || table.Source != items.Items)
        {
            var byName = new Dictionary<string, T>(StringComparer.Ordinal);
            foreach (var item in items)
            {
                if (!byName.ContainsKey(nameOf(item)))
                {
                    byName.Add(nameOf(item), item);
                }
            }

            _table = table = new Table(items.Items, byName);
        }

        return table.ByName.TryGetValue(name, out var found) ? found : null;
    }

    public bool Equals(NameIndex<T>? other) => other is not null;

    public override bool Equals(object? obj) => Equals(obj as NameIndex<T>);

    public override int GetHashCode() => 0;

    private sealed record Table(ImmutableArray<T> Source, Dictionary<string, T> ByName);
}
