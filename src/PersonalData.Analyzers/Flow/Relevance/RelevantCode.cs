using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>
/// Finds the members of a compilation that can have a part in a flow: those that read marked data by themselves, and
/// those that call what gives some. Names rule most of the program out, the compiler's operations most of the rest, and
/// only what is left is analysed; what that is found to give to its callers makes them relevant in turn.
/// </summary>
internal sealed class RelevantCode
{
    private readonly FlowContext _context;
    private readonly SharedComputation<AnalysisRun, RelevantCode>.Lead _lead;
    private readonly MarkedSources _marks;
    private readonly CancellationToken _cancellationToken;
    private readonly ImmutableArray<TreeOutline> _trees;
    private readonly RelevantNames _names;
    private readonly Dictionary<DeclaredCode, Unit> _units = new();
    private readonly HashSet<TreeOutline> _concerned = new();
    private readonly Queue<Unit> _pending = new();
    private readonly InheritedImplementations _inherited;

    /// <summary>The units that call a member, or make objects of a type.</summary>
    private readonly Dictionary<ISymbol, List<Unit>> _mentions = new(SymbolEqualityComparer.Default);

    /// <summary>Givers and readers that those who mention them have not been told of.</summary>
    private readonly Queue<ISymbol> _news = new();

    /// <summary>Members whose callers are relevant.</summary>
    private readonly HashSet<ISymbol> _givers = new(SymbolEqualityComparer.Default);

    /// <summary>Members that only read: that is of interest to callers which have a purpose.</summary>
    private readonly HashSet<ISymbol> _readers = new(SymbolEqualityComparer.Default);

    /// <summary>Types with members among the givers that the language uses without their names.</summary>
    private readonly HashSet<ISymbol> _givingTypes = new(SymbolEqualityComparer.Default);

    /// <summary>Whether such a member extends types without a name of their own.</summary>
    private bool _givesToEverybody;

    private RelevantCode(FlowContext context, MarkedSources marks, SharedComputation<AnalysisRun, RelevantCode>.Lead lead)
    {
        _context = context;
        _lead = lead;
        _marks = marks;
        _cancellationToken = lead.CancellationToken;
        _trees = context.Compilation.SyntaxTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal).Select(TreeOutline.Of).ToImmutableArray();
        _names = new RelevantNames(_trees, countsTakers: false, _cancellationToken);
        _inherited = new InheritedImplementations(context.Overrides);
    }

    public static RelevantCode Find(FlowContext context, MarkedSources marks, SharedComputation<AnalysisRun, RelevantCode>.Lead lead)
    {
        var code = new RelevantCode(context, marks, lead);
        code.Run();
        return code;
    }

    /// <summary>The relevant members that the file declares, in source order: methods, accessors, and fields and properties with initializers.</summary>
    public ImmutableArray<ISymbol> MembersOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var outline = TreeOutline.Of(tree);
        if (!_concerned.Contains(outline))
        {
            return ImmutableArray<ISymbol>.Empty;
        }

        var members = ImmutableArray.CreateBuilder<ISymbol>();
        foreach (var member in outline.Declared(cancellationToken).Members)
        {
            if (_units.TryGetValue(member, out var unit) && unit.IsRelevant)
            {
                members.AddRange(unit.Symbols);
            }
        }

        return members.ToImmutable();
    }

    private void Run()
    {
        foreach (var type in _marks.Types)
        {
            _names.AddCarrier(type);
        }

        foreach (var member in _marks.Members)
        {
            _names.AddAnywhere(member);
        }

        bool isNew;
        var spreads = 0;
        do
        {
            if (++spreads == Limits.NameSpreads)
            {
                _names.AddEverything();
            }

            _names.Spread();
            isNew = AddUnits();
            while (_pending.Count > 0)
            {
                isNew = true;
                AnalyzePending();
            }

            foreach (var unit in _units.Values)
            {
                Reconsider(unit);
            }
        }
        while (isNew || _pending.Count > 0);
    }

    private bool AddUnits()
    {
        var units = FindUnits();
        _lead.ForAll(units, Check);
        foreach (var unit in units)
        {
            Enlist(unit);
        }

        return units.Count > 0;
    }

    private List<Unit> FindUnits()
    {
        var units = new List<Unit>();
        foreach (var tree in _trees)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!_names.MayConcern(tree) && !_marks.Trees.Contains(tree.Tree))
            {
                continue;
            }

            var mayConcern = _names.FilterOf(tree);
            foreach (var member in tree.Declared(_cancellationToken).Members)
            {
                if (!_units.ContainsKey(member) && (_marks.Code.Contains(member) || (member.Is(MemberTraits.HasCode) && mayConcern(member))
                    || (_marks.HasMarkedTypes && mayConcern(member)) || member.Code.Overlaps(_marks.AttributeWords)))
                {
                    var unit = new Unit(tree, member);
                    _units.Add(member, unit);
                    _concerned.Add(tree);
                    units.Add(unit);
                }
            }
        }

        return units;
    }

    /// <summary>Finds out what the code says of itself; of other units it asks nothing.</summary>
    private void Check(Unit unit, AnalysisRun run)
    {
#pragma warning disable RS1030 // Which code is relevant is a question about the whole compilation.
        var model = _context.Compilation.GetSemanticModel(unit.Tree.Tree);
#pragma warning restore RS1030
        unit.Symbols = DeclaredSymbols.Of(unit.Member, model, run.CancellationToken);
        var check = new CodeCheck(_context);
        var isDeep = false;
        try
        {
            foreach (var code in DeclaredSymbols.CodeOf(unit.Member))
            {
                if (!check.IsHit && model.GetOperation(code, run.CancellationToken) is { } operation)
                {
                    check.Visit(operation);
                }
            }
        }
        catch (InsufficientExecutionStackException)
        {
            // Too deep for the compiler here; the engine will say what can be said.
            isDeep = true;
        }

        unit.Called = check.Called;
        unit.Types = check.Types;
        unit.HasPurpose = check.HasPurpose || unit.Symbols.Any(symbol => !_context.Marks.PurposesOf(symbol).IsEmpty);
        unit.IsRelevant = isDeep || check.IsHit || _marks.Code.Contains(unit.Member) || TakesMarked(unit);
    }

    /// <summary>Has the unit analysed, or told when something that it mentions turns out to give data.</summary>
    private void Enlist(Unit unit)
    {
        if (_marks.Code.Contains(unit.Member))
        {
            TellOfMarked(unit);
        }

        if (unit.IsRelevant)
        {
            _pending.Enqueue(unit);
        }
        else
        {
            foreach (var mentioned in unit.Called.Concat(unit.Types).Concat(BasesOf(unit)))
            {
                if (!_mentions.TryGetValue(mentioned, out var units))
                {
                    _mentions.Add(mentioned, units = new List<Unit>());
                }

                units.Add(unit);
            }

            Reconsider(unit);
        }
    }

    /// <summary>A marked member gives data also to code that names only what it overrides or implements.</summary>
    private void TellOfMarked(Unit unit)
    {
        foreach (var symbol in unit.Symbols)
        {
            foreach (var method in MarkedBy(symbol))
            {
                if (MarkTable.Declarations(method).Skip(1).Any() || _inherited.Of(method).Any())
                {
                    Add(unit, method, _givers);
                }
            }
        }
    }

    /// <summary>The methods that give data because of a mark on the symbol.</summary>
    private static IEnumerable<IMethodSymbol> MarkedBy(ISymbol symbol)
    {
        switch (symbol)
        {
            case IPropertySymbol { GetMethod: { } getter }:
                yield return getter;
                break;
            case IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } constructor:
                foreach (var parameter in constructor.Parameters)
                {
                    if (record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { GetMethod: { } positional })
                    {
                        yield return positional;
                    }
                }

                break;
            case IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.ExplicitInterfaceImplementation } method:
                yield return method;
                break;
        }
    }

    /// <summary>Lets those who mention a member that turned out to give or read something be looked at again.</summary>
    private void Tell()
    {
        while (_news.Count > 0)
        {
            if (_mentions.TryGetValue(_news.Dequeue(), out var units))
            {
                foreach (var unit in units)
                {
                    Reconsider(unit);
                }
            }
        }
    }

    /// <summary>Whether a parameter is marked data by its type: the signature alone says something (SPEC 6.3, 3).</summary>
    private bool TakesMarked(Unit unit)
    {
        foreach (var symbol in unit.Symbols)
        {
            if (symbol is IMethodSymbol method)
            {
                foreach (var parameter in method.Parameters)
                {
                    if (!_context.Marks.CategoriesOf(parameter).IsEmpty || !_context.Marks.ShapeOf(parameter.Type).Own.IsEmpty)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private void Reconsider(Unit unit)
    {
        if (unit.IsRelevant)
        {
            return;
        }

        if (unit.Called.Any(_givers.Contains) || _givesToEverybody || unit.Types.Any(_givingTypes.Contains) || BasesOf(unit).Any(_givers.Contains))
        {
            unit.IsRelevant = true;
            _pending.Enqueue(unit);
        }
        else if (!unit.IsReader && (unit.Called.Any(_readers.Contains) || BasesOf(unit).Any(_readers.Contains)))
        {
            unit.IsReader = true;
            if (unit.HasPurpose)
            {
                unit.IsRelevant = true;
            }

            // Without a purpose there is nothing to report here, but its callers read by it too.
            _pending.Enqueue(unit);
        }
    }

    /// <summary>The constructors that a constructor runs without a word of it in the source.</summary>
    private static IEnumerable<ISymbol> BasesOf(Unit unit)
    {
        foreach (var symbol in unit.Symbols)
        {
            if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                foreach (var inherited in constructor.ContainingType.BaseType?.InstanceConstructors ?? ImmutableArray<IMethodSymbol>.Empty)
                {
                    yield return inherited.OriginalDefinition;
                }
            }
        }
    }

    private void AnalyzePending()
    {
        var units = _pending.ToArray();
        _pending.Clear();
        _lead.ForAll(Array.FindAll(units, static unit => unit.IsRelevant), Analyze);
        foreach (var unit in units)
        {
            Conclude(unit);
            Tell();
        }
    }

    /// <summary>Has the unit's code analysed, with all that it calls; the results are kept where all runs find them.</summary>
    private static void Analyze(Unit unit, AnalysisRun run)
    {
        foreach (var method in MethodsOf(unit))
        {
            run.ResultOf(method);
        }
    }

    /// <summary>Learns from the unit's summaries who else is concerned.</summary>
    private void Conclude(Unit unit)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        foreach (var method in MethodsOf(unit))
        {
            if (!unit.IsRelevant)
            {
                Add(unit, method, _readers);
            }
            else if (_lead.Worker.ResultOf(method) is { Summary: var summary })
            {
                AddKeepers(summary, method);
                if (Emission.GivesData(summary, method, _context))
                {
                    Add(unit, method, _givers);
                }
                else if (!summary.Reads.IsEmpty && _context.Marks.PurposesOf(method).IsEmpty)
                {
                    Add(unit, method, _readers);
                }
            }
        }
    }

    /// <summary>Members that the method puts a delegate into: whoever calls that gets what it gives.</summary>
    private void AddKeepers(Summary summary, IMethodSymbol method)
    {
        foreach (var member in Emission.KeepersIn(summary, method))
        {
            if (_context.Functions.MayKeep(member) && _givers.Add(member.OriginalDefinition))
            {
                _news.Enqueue(member.OriginalDefinition);
                _names.AddAnywhere(member.Name);
            }
        }
    }

    /// <summary>The methods that run the unit's code: of an initializer, the constructors.</summary>
    private static IEnumerable<IMethodSymbol> MethodsOf(Unit unit)
    {
        foreach (var symbol in unit.Symbols)
        {
            switch (symbol)
            {
                case IMethodSymbol method:
                    yield return method;
                    break;
                case IFieldSymbol or IPropertySymbol:
                    var constructors = symbol.IsStatic ? symbol.ContainingType.StaticConstructors : symbol.ContainingType.InstanceConstructors;
                    foreach (var constructor in constructors)
                    {
                        if (SourceMethods.RunsInitializers(constructor))
                        {
                            yield return constructor;
                        }
                    }

                    break;
            }
        }
    }

    private void Add(Unit unit, IMethodSymbol method, HashSet<ISymbol> members)
    {
        method = method.OriginalDefinition;
        if (!members.Add(method) || method.ContainingType is not { } type)
        {
            return;
        }

        _news.Enqueue(method);

        if (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor)
        {
            _names.AddCarrier(type.Name);
            return;
        }

        var isUnnamed = unit.Member.Is(MemberTraits.Unnamed);
        var name = (method.AssociatedSymbol ?? method).Name;
        if (unit.Member.Is(MemberTraits.Extension) || (method.IsStatic && _names.IsStaticallyImported(type.Name)))
        {
            _names.AddAnywhere(name);
            if (isUnnamed)
            {
                _names.AddEverything();
                _givesToEverybody = true;
            }
        }

        if (unit.Member.Is(MemberTraits.Private) && !isUnnamed)
        {
            _names.AddLocal(unit.Tree, name);
        }

        foreach (var declaration in MarkTable.Declarations(method).Concat(_inherited.Of(method)))
        {
            members.Add(declaration);
            _news.Enqueue(declaration);
            var owner = declaration.ContainingType;
            foreach (var caller in declaration is IMethodSymbol handler ? _context.Handlers.CallersOf(handler) : Enumerable.Empty<string>())
            {
                // No name of the handler stands where a library is asked to run it.
                _names.AddAnywhere(caller);
            }

            _names.AddMember((declaration is IMethodSymbol { AssociatedSymbol: { } member } ? member : declaration).Name, owner.Name);
            if (isUnnamed && _givingTypes.Add(owner.OriginalDefinition))
            {
                _news.Enqueue(owner.OriginalDefinition);
                _names.AddCarrier(owner.Name);
            }
        }
    }

    /// <summary>A member that names did not rule out.</summary>
    private sealed class Unit
    {
        public Unit(TreeOutline tree, DeclaredCode member)
        {
            Tree = tree;
            Member = member;
        }

        public TreeOutline Tree { get; }

        public DeclaredCode Member { get; }

        public ImmutableArray<ISymbol> Symbols { get; set; } = ImmutableArray<ISymbol>.Empty;

        public IReadOnlyCollection<ISymbol> Called { get; set; } = Array.Empty<ISymbol>();

        public IReadOnlyCollection<ISymbol> Types { get; set; } = Array.Empty<ISymbol>();

        public bool IsRelevant { get; set; }

        public bool IsReader { get; set; }

        public bool HasPurpose { get; set; }
    }
}
