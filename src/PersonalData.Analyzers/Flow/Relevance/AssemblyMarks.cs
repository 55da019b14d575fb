using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>Reads the marks of a referenced assembly: without its source, whatever has a marked type in its signature counts by its name.</summary>
internal sealed class AssemblyMarks
{
    private const string Suffix = "Attribute";

    private readonly MarkTable _marks;
    private readonly HashSet<string> _attributes;

    public AssemblyMarks(MarkTable marks, HashSet<string> attributes)
    {
        _marks = marks;
        _attributes = attributes;
    }

    /// <summary>Adds the assembly's types and members to those that count; whether any of its types was new.</summary>
    public bool AddTo(IAssemblySymbol assembly, HashSet<string> types, HashSet<string> members, CancellationToken cancellationToken)
    {
        var known = types.Count;
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var member in pending.Pop().GetMembers())
            {
                switch (member)
                {
                    case INamespaceSymbol space:
                        pending.Push(space);
                        break;
                    case INamedTypeSymbol { DeclaredAccessibility: not Accessibility.Private } type:
                        pending.Push(type);
                        AddType(type, types);
                        break;
                    case INamedTypeSymbol:
                        break;
                    default:
                        if (IsSource(member) || Gives(member, types))
                        {
                            AddMember(member, types, members);
                        }

                        break;
                }
            }
        }

        return types.Count > known;
    }

    private static void AddMember(ISymbol member, HashSet<string> types, HashSet<string> members)
    {
        // What needs an object, and what the language uses without a name, is found by its type.
        if (!member.IsStatic || member is IMethodSymbol { MethodKind: not MethodKind.Ordinary })
        {
            types.Add(member.ContainingType.Name);
        }
        else
        {
            members.Add(member.Name);
        }
    }

    /// <summary>Whether the member gives an object of a type that counts.</summary>
    private static bool Gives(ISymbol member, HashSet<string> types) => member switch
    {
        IFieldSymbol field => Mentions(field.Type, types),
        IPropertySymbol property => Mentions(property.Type, types),
        IEventSymbol @event => Mentions(@event.Type, types),
        IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet } => false,
        IMethodSymbol method => Mentions(method.ReturnType, types)
            || method.Parameters.Any(p => (p.RefKind is RefKind.Out or RefKind.Ref || p.Type.TypeKind == TypeKind.Delegate) && Mentions(p.Type, types)),
        _ => false,
    };

    private static bool Mentions(ITypeSymbol type, HashSet<string> types) => type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType, types),
        INamedTypeSymbol named => types.Contains(named.Name)
            || (named.TypeKind == TypeKind.Delegate && named.DelegateInvokeMethod is { } invoke && invoke.Parameters.Any(p => types.Contains(p.Type.Name)))
            || named.TypeArguments.Any(argument => Mentions(argument, types)),
        _ => false,
    };

    private void AddType(INamedTypeSymbol type, HashSet<string> types)
    {
        if (!_marks.ShapeOf(type).IsEmpty || HoldsByItsBases(type) || type.AllInterfaces.Any(contract => Mentions(contract, types))
            || (type.BaseType is { } general && Mentions(general, types)))
        {
            types.Add(type.Name);
        }

        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (type.Name.EndsWith(Suffix, StringComparison.Ordinal) && _attributes.Contains(Trimmed(current.Name)))
            {
                _attributes.Add(Trimmed(type.Name));
            }
        }
    }

    /// <summary>Whether a base or interface is made for a marked type, as a repository of employees is: then its members give some.</summary>
    private bool HoldsByItsBases(INamedTypeSymbol type) =>
        type.AllInterfaces.Concat(type.BaseType is { } inherited ? new[] { inherited } : Array.Empty<INamedTypeSymbol>())
            .Any(general => general.TypeArguments.Any(argument => !_marks.ShapeOf(argument).IsEmpty));

    private bool IsSource(ISymbol member)
    {
        // An object's own marked members are found by its type.
        if (member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false, IsIndexer: false })
        {
            return !_marks.ShapeOf((member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type).IsEmpty;
        }

        if (!_marks.CategoriesOf(member).IsEmpty || _marks.IsOnlineIdentifier(member))
        {
            return true;
        }

        return member switch
        {
            IMethodSymbol method => !_marks.CategoriesOfResult(method).IsEmpty || !_marks.ShapeOf(method.ReturnType).IsEmpty
                || method.Parameters.Any(p => p.RefKind is RefKind.Out or RefKind.Ref && (!_marks.CategoriesOf(p).IsEmpty || !_marks.ShapeOf(p.Type).IsEmpty))
                || method.Parameters.Any(p => p.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && invoke.Parameters.Any(a => !_marks.ShapeOf(a.Type).IsEmpty)),
            IPropertySymbol property => !_marks.ShapeOf(property.Type).IsEmpty,
            IFieldSymbol field => !_marks.ShapeOf(field.Type).IsEmpty,
            IEventSymbol { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } } => invoke.Parameters.Any(a => !_marks.ShapeOf(a.Type).IsEmpty),
            _ => false,
        };
    }

    private static string Trimmed(string attribute) =>
        attribute.EndsWith(Suffix, StringComparison.Ordinal) ? attribute.Substring(0, attribute.Length - Suffix.Length) : attribute;
}
