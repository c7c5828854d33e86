namespace Campaigns.Approvals.Contracts;

/// <summary>Answers for one kind of record that can be put up for approval. Registered by the module that owns the records.</summary>
/// <example><code>services.AddScoped&lt;IApprovalSubjectProvider, EventPlans&gt;();</code></example>
public interface IApprovalSubjectProvider
{
    /// <summary>The kind, its fields and the commands that approval may send. The same answer every time.</summary>
    ApprovalSubjectType Describe();

    /// <summary>The record as it is now; null for an id that is not its own.</summary>
    Task<SubjectSnapshot?> GetAsync(string id, CancellationToken ct);

    /// <summary>Whether this person may put the record up for approval.</summary>
    Task<bool> CanSubmitAsync(string userId, string id, CancellationToken ct);
}

/// <summary>A kind of record that can be put up for approval.</summary>
/// <param name="Key"><c>module.noun</c>, such as <c>events.plan</c>.</param>
/// <param name="Fields">What conditions and templates of a route may ask.</param>
/// <param name="Commands">Names of the commands a route may send.</param>
/// <param name="Financial">Money moves: no automatic approval, no approval of one's own, no tapping of links, no bulk.</param>
/// <param name="ReturnPosition">Position, as <c>role@org</c> in the request's area, that a returned request goes to when its requester has left; null: a person decides.</param>
public sealed record ApprovalSubjectType(string Key, IReadOnlyList<SubjectField> Fields, IReadOnlyList<string> Commands, bool Financial = false, string? ReturnPosition = null);

/// <summary>A typed field of a subject.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Type">What values it has.</param>
/// <param name="Label">Text key of its label.</param>
public sealed record SubjectField(string Name, FieldType Type, string Label = "");

/// <summary>Types of fields.</summary>
public enum FieldType
{
    /// <summary>A whole number; money is whole đồng.</summary>
    Integer,

    /// <summary>A word or text, compared letter by letter.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>Id of a person.</summary>
    User,

    /// <summary>Code of an area.</summary>
    Area,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>Several texts.</summary>
    Texts,
}

/// <summary>A subject at one moment. Approval binds to <paramref name="Version"/>: what was approved is what was shown.</summary>
/// <param name="Version">Opaque; another one after every change.</param>
/// <param name="MaterialHash">Another one only after a change that approvers must judge anew.</param>
/// <param name="Title">For people.</param>
/// <param name="Area">Code of the area it belongs to.</param>
/// <param name="Facts">Field name to value: <c>long</c>, <c>string</c>, <c>bool</c>, a list of texts, or null.</param>
/// <param name="Card">What an approver reads before deciding; null: title and facts only.</param>
public sealed record SubjectSnapshot(string Version, string MaterialHash, string Title, string Area, IReadOnlyDictionary<string, object?> Facts, SubjectCard? Card = null);

/// <summary>The summary an approver reads.</summary>
/// <param name="Sections">In order.</param>
/// <param name="Links">Label to address within the site.</param>
public sealed record SubjectCard(IReadOnlyList<CardSection> Sections, IReadOnlyDictionary<string, string> Links)
{
    /// <summary>What was looked at by machine, so that the approver need not.</summary>
    public IReadOnlyList<CardCheck> Checks { get; init; } = [];
}

/// <summary>Something that was looked at.</summary>
/// <param name="Text">For people: what holds, or what does not.</param>
/// <param name="State">How it stands.</param>
public sealed record CardCheck(string Text, CheckState State);

/// <summary>How a check stands.</summary>
public enum CheckState
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not quite, and somebody gave a reason.</summary>
    Warning,

    /// <summary>Not as it should be.</summary>
    Failed,
}

/// <summary>A part of the card.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Lines">Label to value.</param>
public sealed record CardSection(string Title, IReadOnlyDictionary<string, string> Lines);
