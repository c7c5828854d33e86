using Campaigns.Kernel.Events;

namespace Campaigns.Approvals.Contracts;

/// <summary>A record was put up for approval.</summary>
[EventName("approvals.request-submitted.v1")]
public sealed record RequestSubmittedV1(Guid RequestId, string SubjectType, string SubjectId, string Purpose, string SubjectVersion, string RequesterId) : IEvent;

/// <summary>The request went back for changes.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="SubjectType">Kind of record.</param>
/// <param name="SubjectId">The record.</param>
/// <param name="Purpose">The question.</param>
/// <param name="By">Id of the step that returned it.</param>
[EventName("approvals.request-returned.v1")]
public sealed record RequestReturnedV1(Guid RequestId, string SubjectType, string SubjectId, string Purpose, string By) : IEvent;

/// <summary>Everybody asked has approved this version.</summary>
[EventName("approvals.request-approved.v1")]
public sealed record RequestApprovedV1(Guid RequestId, string SubjectType, string SubjectId, string Purpose, string SubjectVersion) : IEvent;

/// <summary>The request was rejected.</summary>
[EventName("approvals.request-rejected.v1")]
public sealed record RequestRejectedV1(Guid RequestId, string SubjectType, string SubjectId, string Purpose) : IEvent;

/// <summary>The requester took it back.</summary>
[EventName("approvals.request-withdrawn.v1")]
public sealed record RequestWithdrawnV1(Guid RequestId, string SubjectType, string SubjectId, string Purpose) : IEvent;

/// <summary>The request became void.</summary>
[EventName("approvals.request-cancelled.v1")]
public sealed record RequestCancelledV1(Guid RequestId, string SubjectType, string SubjectId, string Purpose) : IEvent;

/// <summary>The commands of the outcome ran.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="SubjectType">Kind of record.</param>
/// <param name="SubjectId">The record.</param>
/// <param name="Purpose">The question.</param>
/// <param name="Execution">Succeeded, Failed or Compensated.</param>
[EventName("approvals.request-executed.v1")]
public sealed record RequestExecutedV1(Guid RequestId, string SubjectType, string SubjectId, string Purpose, string Execution) : IEvent;

/// <summary>Somebody is asked to decide.</summary>
[EventName("approvals.work-item-opened.v1")]
public sealed record WorkItemOpenedV1(Guid ItemId, Guid RequestId, string Seat, DateTimeOffset? DueAt) : IEvent;

/// <summary>Nobody is asked any more.</summary>
[EventName("approvals.work-item-closed.v1")]
public sealed record WorkItemClosedV1(Guid ItemId, Guid RequestId, string State) : IEvent;
