using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <content>
/// Properties that others override or implement: some with code, some as mere storage, each with marks of its own.
/// </content>
internal sealed partial class BodyAnalysis
{
    /// <summary>Whether the reference is to the base's own member, whatever overrides it.</summary>
    private static bool IsOfBase(IPropertyReferenceOperation operation) => operation.Instance?.Syntax is BaseExpressionSyntax;

    private bool HasWrittenOverrides(IPropertySymbol property) =>
        (property.GetMethod ?? property.SetMethod) is { } accessor && CallTargets.MayDispatch(accessor)
        && (_context.Overrides.HasOverrides(property.GetMethod) || _context.Overrides.HasOverrides(property.SetMethod));

    /// <summary>Whether a use of the accessor may run code of this compilation.</summary>
    private bool RunsCode(IMethodSymbol accessor, IPropertyReferenceOperation operation, Value owner) =>
        !_context.Targets.Of(accessor, !IsOfBase(operation), owner, WrittenType(operation)).IsEmpty;

    private ITypeSymbol? WrittenType(IPropertyReferenceOperation operation) =>
        _context.Targets.TypeOf(operation.Instance, id => _capturedOperations.TryGetValue(id, out var captured) && captured.Count == 1 ? captured[0] : null);

    /// <summary>The properties, other than abstract ones, that the reference may be to, each with the accessor that says so.</summary>
    private IEnumerable<(IPropertySymbol Property, IMethodSymbol Called, IMethodSymbol Accessor)> MembersOf(IPropertyReferenceOperation operation, Value owner)
    {
        var property = operation.Property;
        if (property.IsStatic || IsOfBase(operation))
        {
            yield break;
        }

        var seen = new HashSet<IPropertySymbol>(SymbolEqualityComparer.Default);
        foreach (var accessor in new[] { property.GetMethod, property.SetMethod })
        {
            if (accessor is null || !CallTargets.MayDispatch(accessor))
            {
                continue;
            }

            foreach (var member in _context.Targets.MembersOf(accessor, owner, WrittenType(operation)))
            {
                if (member.AssociatedSymbol is IPropertySymbol { IsAbstract: false } found && seen.Add(found))
                {
                    yield return (found, accessor, member);
                }
            }
        }
    }

    /// <summary>The overrides and implementations, or the property itself, that only store.</summary>
    private ImmutableArray<IPropertySymbol> StoringMembers(IPropertyReferenceOperation operation, Value owner) =>
        MembersOf(operation, owner).Select(static member => member.Property)
            .Where(member => _context.Marks.MayHaveMarks(member.ContainingAssembly) && Program.SourceMethods.IsStorage(member, _context.Compilation)).ToImmutableArray();

    /// <summary>A value is assigned to a property that stores it: to whichever override or implementation the object has.</summary>
    private void ArriveAtStored(IPropertyReferenceOperation operation, Value owner, Value value, IOperation source)
    {
        if (!_isRecording)
        {
            return;
        }

        var isKnown = false;
        foreach (var (member, called, accessor) in MembersOf(operation, owner).Where(member => Program.SourceMethods.IsStorage(member.Property, _context.Compilation)))
        {
            isKnown = true;
            var outer = _guards;
            _guards = GuardedPath(owner) is { } path ? Together(_guards, Guard.OfCall(path, null, called, accessor)) : _guards;
            ArriveAtMember(member, (owner, operation.Instance?.Type), value, source);
            _guards = outer;
        }

        if (!isKnown)
        {
            ArriveAtMember(operation.Property, (owner, operation.Instance?.Type), value, source);
        }
    }

    /// <summary>The categories that marks on overrides and implementations give, where the property itself shows none.</summary>
    private IEnumerable<(ISymbol Member, string Category, ImmutableArray<Guard> Guards)> ImplementedMarks(ISymbol member, IOperation operation, Value owner, ImmutableArray<string> shown)
    {
        if (member is not IPropertySymbol { IsIndexer: false } || operation is not IPropertyReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Property, member))
        {
            yield break;
        }

        foreach (var (property, called, accessor) in MembersOf(reference, owner))
        {
            foreach (var category in _context.Marks.MarksOn(property))
            {
                if (!shown.Contains(category))
                {
                    yield return (property, category, GuardedPath(owner) is { } path
                        ? ImmutableArray.Create(Guard.OfCall(path, null, called, accessor))
                        : ImmutableArray<Guard>.Empty);
                }
            }
        }
    }
}
