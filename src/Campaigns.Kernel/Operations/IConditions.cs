namespace Campaigns.Kernel.Operations;

/// <summary>Lets a module say that something outside does not work, such as the mail server: shown in <c>/health/ready</c> and on the Operations page.
/// It does not take the site out of service.</summary>
public interface IConditions
{
    /// <summary>It does not work now. Said again while it lasts: one that nobody repeats for an hour is forgotten.</summary>
    /// <param name="check">What, in one word: <c>mail</c>.</param>
    /// <param name="reason">Why, for the operator, without personal data.</param>
    void Report(string check, string reason);

    /// <summary>It works.</summary>
    void Clear(string check);
}

/// <summary>Something that is wrong.</summary>
/// <param name="Check">What was looked at: <c>database</c>, <c>disk</c>, <c>mail</c>, <c>clock</c>.</param>
/// <param name="State">In one word: <c>full</c>, <c>read-only</c>, <c>slow</c>, <c>unreachable</c>, <c>failed</c>, <c>jumped</c>, <c>down</c>.</param>
/// <param name="Reason">For the operator, in English.</param>
/// <param name="Since">Real time.</param>
public sealed record Condition(string Check, string State, string Reason, DateTimeOffset Since);
