using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.Time;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>A route as written: stages in order, in each parallel branches, in each steps in order. No arrows and no loops, so every route ends.</summary>
internal sealed record Route
{
    /// <summary>Name of the format; another one is refused.</summary>
    public const string SchemaName = "campaigns.approval-route/1";

    public required string Key { get; init; }

    public required string SubjectType { get; init; }

    public required Title Title { get; init; }

    public int Priority { get; init; } = 100;

    public Condition? AppliesWhen { get; init; }

    public string Calendar { get; init; } = "vn-official";

    public SelfApproval SelfApproval { get; init; }

    public Repeat Repeat { get; init; }

    public SamePerson SamePerson { get; init; }

    public Resubmit Resubmit { get; init; }

    public int MaxRounds { get; init; } = 10;

    public Duration? ReturnedExpiry { get; init; }

    public Withdraw Withdraw { get; init; }

    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>Actions by outcome: approved, rejected, returned, withdrawn, cancelled.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ActionSpec>> Hooks { get; init; } = new Dictionary<string, IReadOnlyList<ActionSpec>>();

    /// <summary>Every step, in route order.</summary>
    public IEnumerable<(Stage Stage, Branch Branch, Step Step)> AllSteps =>
        from stage in Stages from branch in stage.Branches from step in branch.Steps select (stage, branch, step);

    public Stage StageOf(string id) => Stages.First(s => s.Id == id);
}

/// <summary>A text in both languages.</summary>
internal sealed record Title(string Vi, string En);

internal sealed record Stage(string Id, Title? Title, Condition? When, Join Join, IReadOnlyList<Branch> Branches, IReadOnlyList<ActionSpec> OnApproved)
{
    public string Hook => $"stage.{Id}.approved";
}

internal sealed record Branch(string Id, Title? Title, Condition? When, IReadOnlyList<Step> Steps);

/// <summary>One assignment with its quorum.</summary>
internal sealed record Step
{
    public required string Id { get; init; }

    public Title? Title { get; init; }

    public Condition? When { get; init; }

    public IReadOnlyList<Assign> Assign { get; init; } = [];

    public IReadOnlyList<Exclusion> Exclude { get; init; } = [];

    public Quorum Quorum { get; init; } = Quorum.Any;

    /// <summary>One rejection rejects; else only when the quorum can no longer be reached.</summary>
    public bool AnyRejects { get; init; } = true;

    public IReadOnlyList<Outcome> Outcomes { get; init; } = [Outcome.Approve, Outcome.Reject, Outcome.Return];

    public IReadOnlyList<Outcome> CommentRequired { get; init; } = [Outcome.Reject, Outcome.Return];

    public bool ReturnsOnReject { get; init; }

    public OnEmpty OnEmpty { get; init; }

    public OnNoArea OnNoArea { get; init; }

    public IReadOnlyList<string> Watches { get; init; } = [];

    public DelegateScope Delegate { get; init; } = DelegateScope.SameUnit;

    /// <summary>Null: as the subject's kind has it (yes, for money no).</summary>
    public bool? Bulk { get; init; }

    /// <summary>Null: as the subject's kind has it (confirm, for money none).</summary>
    public LinkUse? Link { get; init; }

    public bool AttachmentRequired { get; init; }

    public Sla? Sla { get; init; }

    public string ExpiredHook => $"step.{Id}.expired";

    /// <summary>The step as written, in canonical form: equal hashes mean equal steps.</summary>
    public required string Hash { get; init; }
}

/// <summary>How many of a stage's branches must approve.</summary>
internal sealed record Join(JoinKind Kind, int AtLeast = 0);

internal enum JoinKind
{
    All,
    Any,
    AtLeast,
}

/// <summary>How many of a step's seats must approve. Percent rounds up.</summary>
internal sealed record Quorum(QuorumKind Kind, int Number = 0)
{
    public static readonly Quorum Any = new(QuorumKind.Any);

    public int Need(int seats) => Kind switch
    {
        QuorumKind.All => seats,
        QuorumKind.AtLeast => Number,
        QuorumKind.Percent => ((Number * seats) + 99) / 100,
        _ => 1,
    };
}

internal enum QuorumKind
{
    Any,
    All,
    AtLeast,
    Percent,
}

/// <summary>Who is asked. Exactly one of the kinds.</summary>
internal abstract record Assign(string Pointer);

/// <summary>A position at that level above the subject's area, or in a named area. By person: everybody who holds it when the step opens.</summary>
internal sealed record ByPosition(string Pointer, string Role, string Org, string? Level, string? Area, bool EachPerson) : Assign(Pointer);

internal sealed record ByUser(string Pointer, string User) : Assign(Pointer);

internal sealed record ByFact(string Pointer, string Fact) : Assign(Pointer);

/// <summary>The head of the requester (fact null) or of the person a fact names.</summary>
internal sealed record ByHead(string Pointer, string? Fact) : Assign(Pointer);

/// <summary>The seats of an earlier step.</summary>
internal sealed record BySameStep(string Pointer, string StepId) : Assign(Pointer);

/// <summary>Who may not decide: the requester (both null), who decided an earlier step, or the person a fact names.</summary>
internal sealed record Exclusion(string Pointer, string? StepId, string? Fact);

/// <summary>By when, and what happens before and after.</summary>
internal sealed record Sla(Duration Due, IReadOnlyList<Duration> RemindBefore, IReadOnlyList<Escalation> Escalate, Expiry? OnExpire);

internal sealed record Escalation(Duration After, IReadOnlyList<Assign> To, EscalationMode Mode);

/// <summary>What the system decides when nobody did, and the commands that follow from it besides those of the outcome.</summary>
internal sealed record Expiry(Duration After, Outcome Outcome, IReadOnlyList<ActionSpec> Actions);

/// <summary>A command to the owner of the subject.</summary>
internal sealed record ActionSpec(string Pointer, string Command, IReadOnlyDictionary<string, string> Args, bool Required, bool Compensates, CommandSpec? Compensate, int MaxAttempts);

internal sealed record CommandSpec(string Command, IReadOnlyDictionary<string, string> Args);

/// <summary>A route as it lies in the store.</summary>
internal sealed record RouteSource(JsonObject Doc, string Hash);

internal enum SelfApproval
{
    Block,
    Allow,
}

internal enum Repeat
{
    Ask,
    Skip,
    Block,
}

internal enum SamePerson
{
    Block,
    Merge,
}

internal enum Resubmit
{
    Restart,
    Resume,
}

internal enum Withdraw
{
    Open,
    BeforeFirstDecision,
    Never,
}

internal enum OnEmpty
{
    Incident,
    Skip,
    Parent,
}

internal enum OnNoArea
{
    Incident,
    Skip,
}

internal enum DelegateScope
{
    None,
    SameUnit,
    SameOrg,
    Any,
}

internal enum LinkUse
{
    None,
    Confirm,
    Pin,
}

internal enum EscalationMode
{
    Add,
    Replace,
    Notify,
}

internal enum Outcome
{
    Approve,
    Reject,
    Return,
    Abstain,
}
