using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using PersonalData.Analyzers.Flow.Lattice;
using PersonalData.Analyzers.Flow.Program;
using PersonalData.Analyzers.Flow.Summaries;

namespace PersonalData.Analyzers.Flow.Transfer;

/// <summary>
/// The abstract interpretation of one body: runs it to a fixpoint, loop by loop, and writes down facts and the summary
/// over the final states. The other parts of this class say what each kind of operation does.
/// </summary>
internal sealed partial class BodyAnalysis
{
    private readonly FlowContext _context;
    private readonly AnalysisRun _run;
    private readonly Body _body;
    private readonly SlotTable _slots = new();
    private readonly FactCollector _collector;
    private readonly Dictionary<CaptureId, List<IOperation>> _capturedOperations = new();

    private State _state = State.Initial;
    private Value _result = Value.Empty;
    private bool _isRecording;

    public BodyAnalysis(FlowContext context, AnalysisRun run, Body body)
    {
        _context = context;
        _run = run;
        _body = body;
        _collector = new FactCollector(body.Method);
    }

    /// <summary>Analyses the body of a method.</summary>
    public static BodyResult Analyze(FlowContext context, AnalysisRun run, Body body)
    {
        var analysis = new BodyAnalysis(context, run, body);
        analysis._state = analysis.EntryState();
        foreach (var initializer in body.Initializers)
        {
            // Reported where it stands, as a body of its own; here it only prepares the object.
            using (analysis._collector.MuteFacts())
            {
                analysis.RunInitializer(initializer.Member, initializer.Graph);
            }
        }

        analysis.RunCompilerWrittenPart();
        if (body.Graph is { } graph)
        {
            var exit = analysis.RunGraph(graph);
            if (exit is null)
            {
                return analysis.Finish(returns: false);
            }

            analysis._state = exit;
        }

        return analysis.Finish(returns: true);
    }

    /// <summary>Analyses the initializer of a field or property, whose graph is the body's.</summary>
    public static BodyResult AnalyzeInitializer(FlowContext context, AnalysisRun run, Body body, ISymbol member)
    {
        var analysis = new BodyAnalysis(context, run, body);
        analysis._state = analysis.EntryState();
        analysis.RunInitializer(member, body.Graph!);
        return analysis.Finish(returns: true);
    }

    private void RunInitializer(ISymbol member, ControlFlowGraph graph) => _state = RunGraph(graph) ?? _state;

    private State EntryState()
    {
        _state = State.Initial;
        foreach (var parameter in _body.Method.Parameters)
        {
            var way = parameter.Locations.FirstOrDefault() is { IsInSource: true } location ? Way.Then(null, location) : null;
            // An out parameter's structure is a new one, of which the caller gets all that is written to it.
            var value = parameter.RefKind == RefKind.Out && IsCopied(parameter.Type) && parameter.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
                ? EmptyStructure(parameter.Type, declaration.GetSyntax(_run.CancellationToken))
                : Value.Of(new InputAtom(new AccessPath(InputRoot.Parameter(parameter.Ordinal))), null);
            foreach (var category in _context.Marks.CategoriesOf(parameter))
            {
                value = value.With(new LabelAtom(category, _context.Sources.Of(parameter), SubjectOfParameter(parameter)), way);
            }

            WriteVariable(parameter, EntryIdentifier(GivenToFunction(value, parameter), parameter));
        }

        return _state;
    }

    /// <summary>Whose data a marked parameter is: an address shows no owner but itself, and of an object its members say.</summary>
    private Subject? SubjectOfParameter(IParameterSymbol parameter) =>
        TracksConsent && IsKey(parameter.Type)
            ? new Subject(ImmutableArray.Create<Atom>(new InputAtom(new AccessPath(InputRoot.Parameter(parameter.Ordinal)))), isOwnerless: true)
            : null;

    private State Join(State first, State second) => State.Join(first, second, WithDefault);

    /// <summary>What a place holds where it was written to on one of two ways.</summary>
    private Value WithDefault(int slot, Value value)
    {
        var (owner, name) = _slots.Describe(slot);
        return owner switch
        {
            null => value,

            // On the other way the object was not there yet, or what a library put into it is unknown: nobody that this code knows.
            ObjectAtom => value.WithAll(DefaultMember(owner, name)),
            _ => value.Join(DefaultMember(owner, name)),
        };
    }

    /// <summary>Runs the graph from the current state; gives the state at its end, or null when it never gets there.</summary>
    private State? RunGraph(ControlFlowGraph graph)
    {
        var flow = new GraphFlow(graph);
        foreach (var operation in GraphOperations.Of(graph))
        {
            if (operation is IFlowCaptureOperation capture)
            {
                if (!_capturedOperations.TryGetValue(capture.Id, out var captured))
                {
                    _capturedOperations.Add(capture.Id, captured = new List<IOperation>());
                }

                captured.Add(capture.Value);
            }
        }

        var solver = new ForwardSolver<State>(flow.Nodes, Join);
        solver.Flow(0, _state);
        foreach (var (first, last, isLoop) in flow.Stretches())
        {
            // In a loop, writing down must wait until the states are final. Outside, they are so at once.
            _isRecording = !isLoop;
            solver.Run(last, (node, state) => RunNode(node, state, flow, solver), _run.CancellationToken);
            _isRecording = true;
            for (var node = first; isLoop && node <= last; node++)
            {
                if (solver.Input(node) is { } state)
                {
                    RunNode(node, state, flow, null);
                }
            }
        }

        _isRecording = false;
        return solver.Input(flow.Exit);
    }

    private void RunNode(int node, State state, GraphFlow flow, ForwardSolver<State>? solver)
    {
        _state = state;
        var block = flow.BlockOf(node);
        var handlers = flow.HandlersOf(node);
        FlowToHandlers();
        foreach (var operation in block.Operations)
        {
            Evaluate(operation);
            FlowToHandlers();
            SettleThrown(block);
        }

        _lastValues.Clear();
        var (conditional, fallThrough) = (_state, _state);
        if (block.BranchValue is { } branchValue)
        {
            var value = Evaluate(branchValue);
            (conditional, fallThrough) = Branch(block, WithTruth(value, branchValue));
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Throw)
            {
                Throw(value);
            }

            FlowToHandlers();
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                Return(branchValue, value);
            }
        }
        else if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Rethrow)
        {
            Throw(_caught);
            FlowToHandlers();
        }

        SettleThrown(block);

        if (solver is not null)
        {
            foreach (var (target, isConditional) in flow.SuccessorsOf(node))
            {
                solver.Flow(target, isConditional ? conditional : fallThrough);
            }
        }

        void FlowToHandlers()
        {
            if (solver is not null)
            {
                foreach (var handler in handlers)
                {
                    solver.Flow(handler, _state);
                }
            }
        }
    }

    private void Return(IOperation operation, Value value)
    {
        if (!_isRecording)
        {
            return;
        }

        ArriveAtResult(operation, value);
        if (_body.Method.ReturnsByRef || _body.Method.ReturnsByRefReadonly)
        {
            value = value.WithAll(PlacesOf(operation));
        }

        _result = _result.Join(Licensed(UnderGrounds(WithTruth(value, operation))));
    }
}
