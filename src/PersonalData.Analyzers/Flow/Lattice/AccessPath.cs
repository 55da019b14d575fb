using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>Where a method's input comes in.</summary>
internal enum RootKind
{
    /// <summary>The receiver.</summary>
    This,
    Parameter,

    /// <summary>The cell of a variable of the code around a lambda or local function.</summary>
    Captured,

    /// <summary>What calling a delegate that came in as an input gives.</summary>
    Result,

    /// <summary>The static members of a type. Of those, only what leads to delegates is followed (SPEC 6.2 leaves data in them to PD1002).</summary>
    Static,

    /// <summary>An argument of a delegate that came in as an input, as that has left it: <c>ref</c> and <c>out</c> ones, and what was put into objects.</summary>
    Filled,
}

/// <summary>An input of a method. <see cref="Variable"/> names a captured one or the type of static members, <see cref="Function"/> a delegate that gave or filled it.</summary>
internal sealed record InputRoot(RootKind Kind, int Ordinal, ISymbol? Variable, AccessPath? Function)
{
    public static InputRoot This { get; } = new(RootKind.This, 0, null, null);

    public static InputRoot Parameter(int ordinal) => new(RootKind.Parameter, ordinal, null, null);

    public static InputRoot Captured(ISymbol variable) => new(RootKind.Captured, 0, variable, null);

    public static InputRoot Static(INamedTypeSymbol type) => new(RootKind.Static, 0, type.OriginalDefinition, null);

    /// <summary>What a delegate gives.</summary>
    public static InputRoot Result(AccessPath function) => IsDeep(function) ? function.Root : new(RootKind.Result, 0, null, function);

    /// <summary>
    /// What a delegate has made of its argument; null when the delegate itself is known only by what another one put in
    /// its place, or is kept far away from the inputs: each would multiply with every other, and what they do to each
    /// other's arguments is not seen.
    /// </summary>
    public static InputRoot? Filled(AccessPath function, int ordinal) =>
        function.Root.Kind == RootKind.Filled || function.Length > Limits.PathLengthOfDelegate || IsDeep(function) ? null : new(RootKind.Filled, ordinal, null, function);

    /// <summary>Whether it is known only once the delegates that came in have been called.</summary>
    public bool IsOfDelegate => Kind is RootKind.Result or RootKind.Filled;

    /// <summary>The input that the delegates come from, for what they gave; else this one.</summary>
    public InputRoot Outermost
    {
        get
        {
            var root = this;
            while (root is { IsOfDelegate: true, Function: { } function })
            {
                root = function.Root;
            }

            return root;
        }
    }

    /// <summary>Results of results of delegates collapse at the second level: paths must not grow for ever.</summary>
    private static bool IsDeep(AccessPath function) => function.Root is { IsOfDelegate: true, Function.Root.IsOfDelegate: true };

    public bool Equals(InputRoot? other) =>
        other is not null && Kind == other.Kind && Ordinal == other.Ordinal
        && SymbolEqualityComparer.Default.Equals(Variable, other.Variable) && Equals(Function, other.Function);

    public override int GetHashCode() =>
        unchecked((((int)Kind * 31) + Ordinal) * 31 + (Variable is null ? 0 : SymbolEqualityComparer.Default.GetHashCode(Variable)) + (Function?.GetHashCode() ?? 0));
}

/// <summary>
/// A place in a method's inputs: a root and the members that lead on from it. Members are plain names, so that an
/// interface's property and its implementation's are one place.
/// </summary>
internal sealed class AccessPath : IEquatable<AccessPath>
{
    private readonly int _hash;

    public AccessPath(InputRoot root)
        : this(root, ImmutableArray<string>.Empty)
    {
    }

    private AccessPath(InputRoot root, ImmutableArray<string> fields)
    {
        Root = root;
        Fields = fields;
        Length = LengthOf(fields);
        _hash = root.GetHashCode();
        foreach (var field in fields)
        {
            _hash = unchecked((_hash * 31) + StringComparer.Ordinal.GetHashCode(field));
        }
    }

    public InputRoot Root { get; }

    public ImmutableArray<string> Fields { get; }

    /// <summary>How many steps it has, of those that are bounded.</summary>
    public int Length { get; }

    /// <summary>Whether the path stands for everything below an object, and not for that object itself.</summary>
    public bool IsCollapsed => Fields.Length > 0 && Fields[Fields.Length - 1] == Slots.Deeper;

    private int Longest => Root.IsOfDelegate ? Limits.PathLengthOfDelegate : Limits.PathLength;

    /// <summary>Whether the path is as long as paths get: what lies further down, it does not tell apart.</summary>
    public bool IsLongest => IsCollapsed || Length >= Longest;

    /// <summary>The path to <paramref name="field"/> of what is here; all that is below together, when the path is as long as paths get.</summary>
    public AccessPath Then(string field) =>
        Length >= Longest && !IsOfPair(Fields, Fields.Length, field) ? Below
        : IsCollapsed ? this
        : new AccessPath(Root, Fields.Add(field));

    /// <summary>The path to all together that is below what is here.</summary>
    public AccessPath Below => IsCollapsed ? this : new AccessPath(Root, Fields.Add(Slots.Deeper));

    /// <summary>The path to what has the last member.</summary>
    public AccessPath Owner => new(Root, Fields.RemoveAt(Fields.Length - 1));

    public bool Equals(AccessPath? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash || Fields.Length != other.Fields.Length || !Root.Equals(other.Root))
        {
            return false;
        }

        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i] != other.Fields[i])
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as AccessPath);

    public override int GetHashCode() => _hash;

    /// <summary>How many members lead here. An element of a dictionary is one step, though a pair is in between.</summary>
    private static int LengthOf(ImmutableArray<string> fields)
    {
        var length = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            length += IsOfPair(fields, i, fields[i]) ? 0 : 1;
        }

        return length;
    }

    private static bool IsOfPair(ImmutableArray<string> fields, int index, string field) => index > 0 && fields[index - 1] == Slots.Element && (field is "Key" or "Value");

    public override string ToString() => Root.Kind + (Root.Kind == RootKind.Parameter ? Root.Ordinal.ToString() : "") + string.Concat(Fields.Select(f => "." + f));
}

/// <summary>Names of places that are no members.</summary>
internal static class Slots
{
    /// <summary>The elements of a collection, all of them together; what a builder, stream or writer has been given.</summary>
    public const string Element = "[]";

    /// <summary>What a pointer points to: which place that is, or which of several, only who made the pointer knows.</summary>
    public const string Pointee = "*";

    /// <summary>All that is below an object at the end of the longest path.</summary>
    public const string Deeper = "...";

    /// <summary>The value in the cell of a captured variable.</summary>
    public const string Value = "$value";

    /// <summary>The receiver that a delegate was made with.</summary>
    public const string Receiver = "$this";

    /// <summary>The delegates that an object was given to: they may have put something into any of its members.</summary>
    public const string FilledBy = "$filled";

    /// <summary>Whether the name is one of ours: not a member of the program, whose name may be missing while it is typed.</summary>
    public static bool IsInner(string name) => name.Length > 0 && name[0] == '$';

    /// <summary>The cell that a closure captured: variables of one method can share a name, but not a place.</summary>
    public static string Cell(ISymbol variable) =>
        "$" + variable.Name + (variable.Locations.FirstOrDefault() is { IsInSource: true } place ? "@" + place.SourceSpan.Start.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>The field behind a primary-constructor parameter that the type's members use.</summary>
    public static string PrimaryParameter(ISymbol parameter) => "<" + parameter.Name + ">";
}
