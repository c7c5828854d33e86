namespace Campaigns.Kernel.Commands;

/// <summary>What kind of refusal it is; decides the HTTP status at the edge (RFC 9110).</summary>
public enum FailureKind
{
    /// <summary>The input breaks a rule: 422.</summary>
    Invalid,

    /// <summary>Not there, or not within the caller's scope: 404.</summary>
    NotFound,

    /// <summary>The state of things forbids it: 409.</summary>
    Conflict,

    /// <summary>The caller may not do this: 403.</summary>
    Forbidden,

    /// <summary>The record changed since it was read: 412.</summary>
    Stale,
}

/// <summary>An expected refusal.</summary>
/// <param name="Code">Text key, <c>module.reason</c>. The API's code is the part after the first dot.</param>
/// <param name="Field">The input it is about, in camelCase; null when it is about the whole.</param>
/// <param name="Kind">Decides the status.</param>
/// <param name="Args">Values for the placeholders of the text; never personal data.</param>
public sealed record Failure(string Code, string? Field = null, FailureKind Kind = FailureKind.Invalid, params object[] Args)
{
    /// <summary>The code of the API: <c>registrations.event-full</c> answers <c>event-full</c>.</summary>
    public string ApiCode => Code[(Code.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Broken rule of one field: 422.</summary>
    public static Failure Invalid(string code, string? field = null, params object[] args) => new(code, field, FailureKind.Invalid, args);

    /// <summary>Not there or not yours: 404.</summary>
    public static Failure NotFound(string code) => new(code, null, FailureKind.NotFound);

    /// <summary>State forbids it: 409.</summary>
    public static Failure Conflict(string code, params object[] args) => new(code, null, FailureKind.Conflict, args);

    /// <summary>Missing permission: 403.</summary>
    public static Failure Forbidden(string code) => new(code, null, FailureKind.Forbidden);

    /// <summary>Changed underneath: 412.</summary>
    public static Failure Stale(string code) => new(code, null, FailureKind.Stale);

    /// <summary>The same refusal, about a field.</summary>
    public Failure At(string field) => this with { Field = field };
}
