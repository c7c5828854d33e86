namespace Campaigns.Kernel.Commands;

/// <summary>The input of one use case.</summary>
/// <typeparam name="TOut">What the use case answers.</typeparam>
public interface ICommand<TOut>
{
    /// <summary>Bad shape, found without looking at any data: missing, too long, not a date. Runs before the handler.</summary>
    IEnumerable<Failure> Check() => [];
}

/// <summary>Performs one use case. The registered handler is wrapped: <see cref="ICommand{TOut}.Check"/>, then this, then one log line.</summary>
public interface IHandler<in TCommand, TOut>
    where TCommand : ICommand<TOut>
{
    /// <summary>Does it or says why not. Broken rules of our own (a lost database) throw.</summary>
    Task<Result<TOut>> Handle(TCommand command, CancellationToken ct);
}
