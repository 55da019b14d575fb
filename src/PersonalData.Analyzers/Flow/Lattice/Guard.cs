using Microsoft.CodeAnalysis;

namespace PersonalData.Analyzers.Flow.Lattice;

/// <summary>
/// A condition on what a method does, in terms of its inputs: that the object at a path may run a certain override, or
/// may be of a certain type; or that what a type parameter stands for may. A method knows its inputs' declared types
/// only; who calls it knows better, and leaves out what can't be. Unknown means that it holds.
/// </summary>
internal sealed class Guard : IEquatable<Guard>
{
    private Guard(AccessPath? path, ITypeSymbol? type, IMethodSymbol? called, IMethodSymbol? target)
    {
        Path = path;
        Type = type;
        Called = called;
        Target = target;
    }

    /// <summary>The object; null when only type arguments decide.</summary>
    public AccessPath? Path { get; }

    /// <summary>What the object is tested for; with a call, the type whose static member is called.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>The member that is called.</summary>
    public IMethodSymbol? Called { get; }

    /// <summary>The code that is run by that call.</summary>
    public IMethodSymbol? Target { get; }

    public static Guard OfCall(AccessPath? path, ITypeSymbol? type, IMethodSymbol called, IMethodSymbol target) => new(path, type, called, target);

    public static Guard OfType(AccessPath? path, ITypeSymbol type) => new(path, type, null, null);

    /// <summary>The same condition in terms of other inputs.</summary>
    public Guard In(AccessPath? path, ITypeSymbol? type, IMethodSymbol? called) => new(path, type, called, Target);

    public bool Equals(Guard? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Equals(Path, other.Path) && SymbolEqualityComparer.Default.Equals(Type, other.Type)
            && SymbolEqualityComparer.Default.Equals(Called, other.Called) && SymbolEqualityComparer.Default.Equals(Target, other.Target));

    public override bool Equals(object? obj) => Equals(obj as Guard);

    public override int GetHashCode() =>
        unchecked(((Path?.GetHashCode() ?? 0) * 31) + SymbolEqualityComparer.Default.GetHashCode(Target) + SymbolEqualityComparer.Default.GetHashCode(Type));
}
