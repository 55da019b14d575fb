using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Flow.Lattice;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>Which expressions of a call bring what arrives by it somewhere: the places to report at.</content>
internal sealed partial class BodyAnalysis
{
    /// <summary>The value by the expressions that show it; what none shows comes last, with none.</summary>
    private IEnumerable<(Value Value, IOperation? Operation)> ByParts(Value value, (IOperation Operation, Value Value)[] parts)
    {
        var rest = value;
        var shown = new Value[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var (operation, part) = parts[i];
            shown[i] = Expose(part, Exposure.Whole);
            var found = rest.Where(atom => part.Contains(atom) || Shows(shown[i], atom));
            if (!found.IsEmpty)
            {
                rest = rest.Where(atom => !found.Contains(atom));
                yield return (found, operation);
            }
        }

        // Of several objects together it may be another's than of each: whoever's it is, every expression shows it that brings data from there.
        var all = rest;
        for (var i = 0; i < parts.Length && !all.IsEmpty; i++)
        {
            var found = all.Where(atom => atom is LabelAtom label && ShowsSource(shown[i], label));
            if (!found.IsEmpty)
            {
                rest = rest.Where(atom => !found.Contains(atom));
                yield return (found, parts[i].Operation);
            }
        }

        if (!rest.IsEmpty)
        {
            yield return (rest, null);
        }
    }

    private static bool Shows(Value shown, Atom atom)
    {
        if (shown.Contains(atom))
        {
            return true;
        }

        foreach (var entry in shown.Entries)
        {
            if (entry.Atom is InputAtom input && atom is InputAtom wanted && input.Path.Equals(wanted.Path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ShowsSource(Value shown, LabelAtom wanted)
    {
        foreach (var entry in shown.Entries)
        {
            if (entry.Atom is LabelAtom label && label.Category == wanted.Category && label.Source.Equals(wanted.Source))
            {
                return true;
            }
        }

        return false;
    }
}
