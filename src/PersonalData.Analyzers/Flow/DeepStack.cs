using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace PersonalData.Analyzers.Flow;

/// <summary>
/// Runs recursive work however deep it goes: where the stack of the thread gives out, the rest goes on another's, which
/// this one waits for. Analyzers run on threads with far smaller stacks than the compiler takes for the same expressions.
/// </summary>
internal static class DeepStack
{
    /// <summary>What one further thread may use, in bytes.</summary>
    private const int StackSize = 16 * 1024 * 1024;

    /// <summary>Does the work here, or apart where little stack is left. To be called once in so many levels of a recursion.</summary>
    public static TResult Go<TState, TResult>(Func<TState, TResult> work, TState state)
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            return GoApart(work, state);
        }

        return work(state);
    }

    /// <summary>Does the compiler's work here; apart when the compiler finds the stack too small for it.</summary>
    public static TResult Retry<TState, TResult>(Func<TState, TResult> work, TState state)
    {
        try
        {
            return work(state);
        }
        catch (InsufficientExecutionStackException)
        {
            return GoApart(work, state);
        }
    }

    private static TResult GoApart<TState, TResult>(Func<TState, TResult> work, TState state)
    {
        TResult? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work(state);
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
