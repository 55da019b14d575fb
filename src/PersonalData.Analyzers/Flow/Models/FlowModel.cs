using System.Collections.Immutable;

namespace PersonalData.Analyzers.Flow.Models;

/// <summary>How data passes through one member without source: what its row says, taken apart.</summary>
internal sealed class FlowModel
{
    public FlowModel(ImmutableArray<ModelFlow> flows) => Flows = flows;

    public ImmutableArray<ModelFlow> Flows { get; }

    /// <summary>Takes rows like <c>0[] -&gt; return</c> apart; one that isn't of that form says nothing.</summary>
    public static FlowModel Parse(IEnumerable<string> rows)
    {
        var flows = ImmutableArray.CreateBuilder<ModelFlow>();
        foreach (var row in rows)
        {
            var arrow = row.IndexOf("->", StringComparison.Ordinal);
            if (arrow > 0 && ModelTerm.Parse(row.Substring(0, arrow).Trim()) is { } from && ModelTerm.Parse(row.Substring(arrow + 2).Trim()) is { } to)
            {
                flows.Add(new ModelFlow(from, to));
            }
        }

        return new FlowModel(flows.ToImmutable());
    }
}

/// <summary>Data passes from one place of a call to another.</summary>
internal sealed record ModelFlow(ModelTerm From, ModelTerm To);

/// <summary>How a term's value is taken.</summary>
internal enum ModelForm
{
    /// <summary>As it is.</summary>
    Value,

    /// <summary><c>~</c>: as its text.</summary>
    Text,

    /// <summary><c>*</c>: everything that can be reached from it.</summary>
    Whole,
}

/// <summary>
/// A place of a call. Grammar: <c>base member* [~ | *]</c>, where base is <c>this</c>, <c>return</c>, an argument's number or its
/// parameter's name; a member is <c>[]</c> (the elements) or <c>.Name</c>; and, of an argument that is a delegate,
/// <c>(n)</c> is the n-th argument that it is called with and <c>()</c> what it gives.
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
