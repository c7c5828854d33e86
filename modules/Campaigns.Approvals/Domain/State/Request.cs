using Campaigns.Kernel.Values;

namespace Campaigns.Approvals.Domain.State;

/// <summary>One run of a route for one subject.</summary>
internal sealed class Request : Entity
{
    /// <summary>For people to name it by.</summary>
    public required string Number { get; init; }

    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    public required string Purpose { get; init; }

    /// <summary>The version it is bound to: what was approved is what was shown.</summary>
    public required string SubjectVersion { get; set; }

    public required string MaterialHash { get; set; }

    public required string Title { get; set; }

    public required string Area { get; set; }

    public required string RequesterId { get; init; }

    public required string RouteKey { get; init; }

    public int RouteVersion { get; set; }

    public RequestState State { get; set; }

    public Execution Execution { get; set; }

    /// <summary>From 1; return and resubmission start the next, and so does a material edit.</summary>
    public int Round { get; set; } = 1;

    /// <summary>How many rounds were started by edits; they do not count against the route's limit.</summary>
    public int Restarts { get; set; }

    public bool OnHold { get; set; }

    public DateTimeOffset? HeldAt { get; set; }

    /// <summary>1, and 1 more with every command that changed the request; callers compare by it.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>Subject and purpose while it is open, else null: the database allows one open request for one question.</summary>
    public string? OpenKey { get; set; }

    public DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Facts for other modules; they leave with the row.</summary>
    public void Tell(IEnumerable<Kernel.Events.IEvent> facts)
    {
        foreach (var fact in facts) Raise(fact);
    }

    /// <summary>Binds it to the subject as it is now.</summary>
    public void Pin(string version, string material, string title, string area) => (SubjectVersion, MaterialHash, Title, Area) = (version, material, title, area);

    public static string KeyOf(string type, string id, string purpose) => $"{type}|{id}|{purpose}";

    public bool IsClosed => State is not (RequestState.InProgress or RequestState.Returned);
}

/// <summary>One submission of a request.</summary>
internal sealed class RequestRound
{
    public required Guid RequestId { get; init; }

    public required int Round { get; init; }

    /// <summary>The facts as they were when it started.</summary>
    public required string Facts { get; init; }

    /// <summary>Which stages, branches and steps apply; planned once. Another plan only when the request moves to another version of its route.</summary>
    public required string Plan { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndReason { get; set; }
}

internal sealed class StageRun
{
    public required Guid RequestId { get; init; }

    public required int Round { get; init; }

    public required string StageId { get; init; }

    public required int Ordinal { get; set; }

    public StageState State { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}

internal sealed class StepRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RequestId { get; init; }

    public required int Round { get; init; }

    public required string StageId { get; set; }

    public required string BranchId { get; set; }

    public required string StepId { get; set; }

    /// <summary>From 1; another run only after a migration changed the step.</summary>
    public int RunNo { get; set; } = 1;

    public StepState State { get; set; }

    /// <summary>Approvals needed; frozen when it opened.</summary>
    public int Need { get; set; }

    public int Approvals { get; set; }

    public int Rejections { get; set; }

    public int Abstentions { get; set; }

    /// <summary>Hash of the step as written.</summary>
    public required string SpecHash { get; init; }

    /// <summary>Who was asked.</summary>
    public List<string> Seats { get; set; } = [];

    /// <summary>Everybody who decided, and whom they stood in for.</summary>
    public List<string> Deciders { get; set; } = [];

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}
