namespace Campaigns.Approvals.Contracts;

/// <summary>Carries out one named command that an approval sends to the module that owns the record.</summary>
/// <remarks>Delivered at least once: the effect and a row with <see cref="ApprovalCommand.Key"/> belong into one transaction, and a key seen before
/// must change nothing and answer as it did. A version other than the record's own must be refused. Throwing means: try again later.</remarks>
public interface IApprovalCommandHandler
{
    /// <summary>Its name, <c>module.verb-noun</c>; with <c>*</c> at the end: all that start so.</summary>
    string Command { get; }

    /// <summary>Does it or says why not.</summary>
    Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct);
}

/// <summary>One command.</summary>
/// <param name="Key">Unique for what it does; the same on every delivery.</param>
/// <param name="Command">Its name; for a handler of several.</param>
/// <param name="RequestId">The request it follows from.</param>
/// <param name="SubjectId">The record.</param>
/// <param name="SubjectVersion">The version that was approved.</param>
/// <param name="Args">As the route wrote them.</param>
public sealed record ApprovalCommand(string Key, string Command, Guid RequestId, string SubjectId, string SubjectVersion, IReadOnlyDictionary<string, string> Args);

/// <summary>The answer to a command.</summary>
/// <param name="Reason">Why it was refused; null: it was done.</param>
/// <param name="Result">What came of it, for people; may be null.</param>
public sealed record CommandOutcome(string? Reason, string? Result)
{
    /// <summary>Done.</summary>
    public static CommandOutcome Done(string? result = null) => new(null, result);

    /// <summary>Will not be done, and trying again does not help.</summary>
    public static CommandOutcome Refused(string reason) => new(reason, null);
}
