using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PersonalData.Analyzers.Marks;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>How data passes through one member without source: what its row says, taken apart.</summary>
internal sealed class FlowModel
{
    private static readonly (string Word, PredicateMeaning Meaning)[] s_words =
    {
        ("where ", PredicateMeaning.Where), ("all ", PredicateMeaning.All), ("any ", PredicateMeaning.Any),
    };

    private const string DoneWord = "done";
    private const string DoneWithoutWords = "done without ";
    private const string AfterWord = "after ";

    private readonly ImmutableArray<string>? _notDoneWith;

    private FlowModel(ImmutableArray<ModelFlow> flows, HandlerCall? handler, string? predicate, PredicateMeaning meaning, ImmutableArray<string>? notDoneWith, string? after)
    {
        After = after;
        Flows = flows;
        Handler = handler;
        _notDoneWith = notDoneWith;
        Predicate = predicate;
        Meaning = meaning;
    }

    public ImmutableArray<ModelFlow> Flows { get; }

    /// <summary>What the program has to handle the call, from a row <c>runs Namespace.Type.Member name</c>; null when it is not handed on.</summary>
    public HandlerCall? Handler { get; }

    /// <summary>The predicate whose answers are known to hold, from a row such as <c>where predicate</c>; null when there is none.</summary>
    public string? Predicate { get; }

    /// <summary>Of whom the predicate holds.</summary>
    public PredicateMeaning Meaning { get; }

    /// <summary>The tasks that all have come to their end when the one that it gives has, from a row such as <c>after tasks</c>; null when there are none.</summary>
    public string? After { get; }

    /// <summary>
    /// Whether the task that it is called on has come to its end when it returns, from a row <c>done</c>; or
    /// <c>done without name, name</c>, where the overloads with such a parameter may give up.
    /// </summary>
    public bool IsDoneAfter(IMethodSymbol method) => _notDoneWith is { } names && !method.Parameters.Any(parameter => names.Contains(parameter.Name));

    /// <summary>Takes rows like <c>0[] -&gt; return</c> apart; one that isn't of that form says nothing.</summary>
    public static FlowModel Parse(IEnumerable<string> rows)
    {
        var flows = ImmutableArray.CreateBuilder<ModelFlow>();
        HandlerCall? handler = null;
        string? predicate = null;
        var meaning = PredicateMeaning.None;
        ImmutableArray<string>? notDoneWith = null;
        string? after = null;
        foreach (var row in rows)
        {
            if (row == DoneWord || row.StartsWith(DoneWithoutWords, StringComparison.Ordinal))
            {
                notDoneWith = row.Split(ModelFlow.Separators, StringSplitOptions.RemoveEmptyEntries).Skip(2).ToImmutableArray();
                continue;
            }

            if (ModelFlow.Parse(row) is { } flow)
            {
                flows.Add(flow);
                continue;
            }

            if (row.StartsWith(AfterWord, StringComparison.Ordinal))
            {
                after = row.Substring(AfterWord.Length).Trim();
                continue;
            }

            handler ??= HandlerCall.Parse(row);
            foreach (var (word, means) in s_words)
            {
                if (row.StartsWith(word, StringComparison.Ordinal))
                {
                    (predicate, meaning) = (row.Substring(word.Length).Trim(), means);
                }
            }
        }

        return new FlowModel(flows.ToImmutable(), handler, predicate, meaning, notDoneWith, after);
    }
}

/// <summary>What a call tells of a predicate that it was given.</summary>
internal enum PredicateMeaning
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>where</c>: it holds for every element that comes back.</summary>
    Where,

    /// <summary><c>all</c>: it holds for every element if the result is true.</summary>
    All,

    /// <summary><c>any</c>: it holds for one of them if the result is true.</summary>
    Any,
}

/// <summary>
/// Data passes from one place of a call to another. Grammar: <c>term -&gt; term [with name, name] [without name, name]</c>,
/// where the names are parameters that an overload must have, or must not have, for the flow to be its.
/// </summary>
internal sealed record ModelFlow(ModelTerm From, ModelTerm To, ImmutableArray<string> With, ImmutableArray<string> Without)
{
    internal static readonly char[] Separators = { ' ', ',' };

    /// <summary>Takes a row apart; null when it isn't of the form.</summary>
    public static ModelFlow? Parse(string row)
    {
        var arrow = row.IndexOf("->", StringComparison.Ordinal);
        if (arrow <= 0)
        {
            return null;
        }

        var words = row.Substring(arrow + 2).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || ModelTerm.Parse(row.Substring(0, arrow).Trim()) is not { } from || ModelTerm.Parse(words[0]) is not { } to)
        {
            return null;
        }

        var with = ImmutableArray.CreateBuilder<string>();
        var without = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string>.Builder? names = null;
        foreach (var word in words.Skip(1))
        {
            if (word is "with" or "without")
            {
                names = word == "with" ? with : without;
            }
            else if (names is null)
            {
                return null;
            }
            else
            {
                names.Add(word);
            }
        }

        return new ModelFlow(from, to, with.ToImmutable(), without.ToImmutable());
    }

    /// <summary>Whether the flow is one of the overload <paramref name="method"/>.</summary>
    public bool IsOf(IMethodSymbol method)
    {
        foreach (var name in With)
        {
            if (OrdinalOf(method, name) is null)
            {
                return false;
            }
        }

        foreach (var name in Without)
        {
            if (OrdinalOf(method, name) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Which parameter is called <paramref name="name"/>, here or in what the method overrides or implements: the row may be that one's.</summary>
    public static int? OrdinalOf(IMethodSymbol method, string name)
    {
        if (Own(method, name) is { } own)
        {
            return own;
        }

        foreach (var declaration in MarkTable.Declarations(method.OriginalDefinition))
        {
            if (declaration is IMethodSymbol declared && declared.Parameters.Length == method.Parameters.Length && Own(declared, name) is { } inherited)
            {
                return inherited;
            }
        }

        return null;
    }

    private static int? Own(IMethodSymbol method, string name)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name)
            {
                return parameter.Ordinal;
            }
        }

        return null;
    }
}

/// <summary>How a term's value is taken.</summary>
internal enum ModelForm
{
    /// <summary>As it is.</summary>
    Value,

    /// <summary><c>~</c>: as its text.</summary>
    Text,

    /// <summary><c>:</c>: as its text in some format.</summary>
    Formatted,

    /// <summary><c>*</c>: everything that can be reached from it.</summary>
    Whole,
}

/// <summary>
/// A place of a call. Grammar: <c>base member* [~ | : | *]</c>, where base is <c>this</c>, <c>return</c>, an argument's number or its
/// parameter's name; a member is <c>[]</c> (the elements) or <c>.Name</c>; and, of an argument that is a delegate,
/// <c>(n)</c> is the n-th argument that it is called with (to the left of the arrow: as it leaves it) and <c>()</c> what it gives; members may follow.
/// </summary>
internal sealed record ModelTerm(string Base, ImmutableArray<string> Members, int? DelegateArgument, bool IsDelegateResult, ModelForm Form)
{
    public bool IsThis => Base == "this";

    public bool IsReturn => Base == "return";

    public static ModelTerm? Parse(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        if (end == 0)
        {
            return null;
        }

        var start = text.Substring(0, end);
        var members = ImmutableArray.CreateBuilder<string>();
        int? delegateArgument = null;
        var isResult = false;
        var form = ModelForm.Value;
        while (end < text.Length)
        {
            switch (text[end])
            {
                case '[' when end + 1 < text.Length && text[end + 1] == ']':
                    members.Add(Lattice.Slots.Element);
                    end += 2;
                    break;
                case '.':
                    var name = end + 1;
                    while (name < text.Length && (char.IsLetterOrDigit(text[name]) || text[name] == '_'))
                    {
                        name++;
                    }

                    members.Add(text.Substring(end + 1, name - end - 1));
                    end = name;
                    break;
                case '(' when members.Count == 0 && text.IndexOf(')', end) is var close && close > 0:
                    var number = text.Substring(end + 1, close - end - 1);
                    isResult = number.Length == 0;
                    if (!isResult)
                    {
                        if (!int.TryParse(number, out var ordinal))
                        {
                            return null;
                        }

                        delegateArgument = ordinal;
                    }

                    end = close + 1;
                    break;
                case '~' when end == text.Length - 1:
                    form = ModelForm.Text;
                    end++;
                    break;
                case ':' when end == text.Length - 1:
                    form = ModelForm.Formatted;
                    end++;
                    break;
                case '*' when end == text.Length - 1:
                    form = ModelForm.Whole;
                    end++;
                    break;
                default:
                    return null;
            }
        }

        return new ModelTerm(start, members.ToImmutable(), delegateArgument, isResult, form);
    }
}
