using System.Collections.Immutable;

namespace PersonalData.Analyzers.Collections;

/// <summary>Mapping of arrays that can't change.</summary>
internal static class ImmutableArrayMapping
{
    /// <summary>The results of <paramref name="map"/> for each item, in order.</summary>
    public static ImmutableArray<TResult> SelectAsArray<T, TResult>(this ImmutableArray<T> items, Func<T, TResult> map)
    {
        var builder = ImmutableArray.CreateBuilder<TResult>(items.Length);
        foreach (var item in items)
        {
            builder.Add(map(item));
        }

        return builder.MoveToImmutable();
    }
}
