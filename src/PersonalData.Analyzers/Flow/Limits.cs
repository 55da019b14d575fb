namespace PersonalData.Analyzers.Flow;

/// <summary>
/// Every bound that the engine puts on its own work, so that an answer comes in time whatever the program, and to which
/// side each errs. What is not named here is unbounded: calls are followed to any depth and through any recursion,
/// expressions to any nesting (<see cref="DeepStack"/>), bodies to any length.
/// </summary>
internal static class Limits
{
    /// <summary>Members in an access path. What is read from there on is one for all that is below: more is reported.</summary>
    public const int PathLength = 4;

    /// <summary>
    /// The same below what a delegate among the inputs gave or filled: more is reported. What one that is kept further away than that
    /// puts into its arguments is not seen: less is reported.
    /// </summary>
    public const int PathLengthOfDelegate = 2;

    /// <summary>Members that lead from an input to an object into which something is stored, for callers to tell by its type what it marks. Further away they do not: more is reported.</summary>
    public const int HolderDepth = 1;

    /// <summary>Members of an object that no code here made, one below the other, that are told apart. Below, all are one: more is reported.</summary>
    public const int MemberDepth = 3;

    /// <summary>Sources of one category and one person in a value. Further ones go unnamed; the category stays, so nothing is lost but names.</summary>
    public const int SourcesOfPerson = 4;

    /// <summary>Sources of one category in a value, of whomever. Further people's data counts as that of the first ones: a consent of all those may hide it.</summary>
    public const int SourcesOfCategory = 16;

    /// <summary>Sources in a value, and forms of one way to a sink, that depend on which override runs. Further ones count as depending on the outermost alone, and beyond twice as many on nothing: more is reported.</summary>
    public const int GuardedSources = 12;

    /// <summary>Ways to sinks that a summary tells apart by which override runs. Further ones count as depending on nothing: more is reported.</summary>
    public const int SinksOfMethod = 200;

    /// <summary>Overrides, one calling the other, that one of these depends on. Further ones count as run by any object: more is reported.</summary>
    public const int GuardsOfSource = 4;

    /// <summary>The same of a way to a sink, the outermost first: through decorators of decorators there are so many forms of one way that more conditions on each would leave none. More is reported.</summary>
    public const int GuardsOfSink = 2;

    /// <summary>Objects that one result names. What only a further one holds is not found: less is reported, in factories with more alternatives.</summary>
    public const int ObjectsOfValue = 24;

    /// <summary>Objects made at one place that a method's callers tell apart. Of more, all are one to them: more is reported.</summary>
    public const int ObjectsOfOrigin = 8;

    /// <summary>Things that an element may be before an untouched unknown object is no longer counted among them. It holds nothing: the same is reported.</summary>
    public const int UnknownsBeside = 8;

    /// <summary>Readings that a summary names for callers that have a purpose. Further ones of the same method are not told: less is reported at calls on behalf.</summary>
    public const int ReadsOfMethod = 64;

    /// <summary>How often one of several methods that call each other is gone over. Summaries only grow and settle long before; if not, what is known then stands: less is reported.</summary>
    public const int VisitsOfMethod = 24;

    /// <summary>Calls that no syntax shows, such as of a <c>ToString</c>, one inside the other. Deeper ones count as code without source: more is reported.</summary>
    public const int NestedComponents = 4;

    /// <summary>Delegates that call delegates at one place. What still deeper ones do is not seen: less is reported.</summary>
    public const int DelegateDepth = 8;

    /// <summary>Unknown delegates that were given one object and may have put something into it. What further ones put there is not seen: less is reported.</summary>
    public const int FillersOfObject = 6;

    /// <summary>Rounds over the delegates that a method calls, each fed with what the others gave. What takes longer chains is not seen: less is reported.</summary>
    public const int DelegateRounds = 3;

    /// <summary>The same for a library's method; its delegates are at most a key, a seed, an accumulator and a result.</summary>
    public const int ModelRounds = 4;

    /// <summary>Writers over streams over streams. What is written into more layers is not seen in the innermost: less is reported.</summary>
    public const int Wrappers = 3;

    /// <summary>Records in records whose built-in text is taken apart by their types alone: marked members further down are not seen in the text, less is reported. Of objects in the text of objects, deeper ones show all that they hold: more is reported.</summary>
    public const int TextDepth = 4;

    /// <summary>Keys of keys by which a person may have been found. Further away it is not known whose consent was checked: more is reported.</summary>
    public const int KeyDepth = 6;

    /// <summary>Different checks of one person of which one was passed on each path. Of more, none counts: more is reported.</summary>
    public const int JoinedChecks = 8;

    /// <summary>Indexers and members in an expression that finds a person. A longer one finds another each time: more is reported.</summary>
    public const int PlaceDepth = 8;

    /// <summary>Characters of the members by which a person was found. A longer way to them is nobody's: more is reported.</summary>
    public const int IdentityLength = 80;

    /// <summary>
    /// Finally blocks in finally blocks of which an exception's way in is gone. Further inside, only the other ways in are: less is
    /// reported of what nothing but an exception leads to.
    /// </summary>
    public const int FinallyDepth = 3;

    /// <summary>How often names may spread through helpers that mention no marked type before names rule nothing out: the same is reported, at more cost.</summary>
    public const int NameSpreads = 40;

    /// <summary>Steps that a report shows. Of a longer way the middle is left out; the report is the same.</summary>
    public const int StepsShown = 40;

    /// <summary>Steps of a way that are looked at to show it. The report is the same.</summary>
    public const int StepsRead = 4096;

    /// <summary>Helpers that a message names. Of a longer chain the middle is left out; the report is the same.</summary>
    public const int HelpersShown = 6;
}
