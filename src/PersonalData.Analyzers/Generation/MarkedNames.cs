using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// The names of all members whose read gives personal data: with them, code that mentions none is passed over on its
/// text alone, without asking what anything in it means.
/// </summary>
internal static class MarkedNames
{
    public static HashSet<string> In(Compilation compilation, MarkTable marks, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddOf(compilation.Assembly);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (marks.MayHaveMarks(assembly))
            {
                AddOf(assembly);
            }
        }

        return names;

        void AddOf(IAssemblySymbol assembly)
        {
            var open = new Stack<INamespaceOrTypeSymbol>();
            open.Push(assembly.GlobalNamespace);
            while (open.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var member in open.Pop().GetMembers())
                {
                    switch (member)
                    {
                        case INamespaceOrTypeSymbol inner:
                            open.Push(inner);
                            break;
                        case IPropertySymbol or IFieldSymbol when !marks.CategoriesOf(member).IsEmpty:
                        case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method
                            when !marks.CategoriesOfResult(method).IsEmpty:
                            names.Add(member.Name.Substring(member.Name.LastIndexOf('.') + 1));
                            break;
                    }
                }
            }
        }
    }
}
