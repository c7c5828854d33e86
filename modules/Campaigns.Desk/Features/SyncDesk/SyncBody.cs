using System.Text.Json;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary>A batch a device sends. Safe to send again, whole or in part.</summary>
internal sealed record SyncBody
{
    /// <summary>Up to 100 characters; belongs to the account that first used it.</summary>
    public string? DeviceId { get; init; }

    /// <summary>1 to 500, in the order they were recorded.</summary>
    public IReadOnlyList<OperationBody>? Operations { get; init; }
}

/// <summary>One thing recorded.</summary>
internal sealed record OperationBody
{
    /// <summary>Up to 100 characters, unique on the device.</summary>
    public string? Id { get; init; }

    /// <summary><c>register</c>, <c>check-in</c>, <c>undo-check-in</c>, <c>edit</c>, <c>interest</c>, <c>head-count</c> or <c>enrol</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The device's clock when it was recorded: ISO 8601 with offset. Kept and shown; one that cannot be read or lies ahead counts as now.</summary>
    public string? At { get; init; }

    /// <summary>Of <c>register</c>: <c>eventId</c> and the public body; of <c>check-in</c>, <c>undo-check-in</c>: <c>registrationId</c>, or <c>eventId</c> and <c>code</c>;
    /// of <c>edit</c>: <c>registrationId</c>, <c>fields</c> (fullName, phone, hamlet, people), <c>version</c>; of <c>interest</c>: <c>registrationId</c>, <c>product</c>;
    /// of <c>head-count</c>: <c>eventId</c>, <c>heads</c>; of <c>enrol</c>: the body of <c>/enrolments</c>. A <c>registrationId</c> may be the id of the same device's <c>register</c>.</summary>
    public JsonElement? Data { get; init; }
}

/// <summary>The answers, in the order of the operations.</summary>
internal sealed record SyncAnswer(IReadOnlyList<OperationAnswer> Results);

/// <summary>One answer.</summary>
/// <param name="Id">Of the operation.</param>
/// <param name="Outcome"><c>applied</c>, <c>duplicate</c>, <c>conflict</c> or <c>rejected</c>.</param>
/// <param name="Reason">A word that says more.</param>
/// <param name="ResourceId">The registration or enrolment it made or touched.</param>
/// <param name="ConflictId">To be settled by a person.</param>
internal sealed record OperationAnswer(string Id, string Outcome, string? Reason, Guid? ResourceId, Guid? ConflictId);
