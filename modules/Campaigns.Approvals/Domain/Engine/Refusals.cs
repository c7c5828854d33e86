using Campaigns.Kernel.Commands;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Why something is not done. The API's code is the part after the dot.</summary>
internal static class Refusals
{
    public static readonly Failure NotFound = Failure.NotFound("approvals.not-found");
    public static readonly Failure ItemClosed = Failure.Conflict("approvals.item-closed");
    public static readonly Failure RequestClosed = Failure.Conflict("approvals.request-closed");
    public static readonly Failure OnHold = Failure.Conflict("approvals.request-on-hold");
    public static readonly Failure SubjectChanged = Failure.Conflict("approvals.subject-changed");
    public static readonly Failure NotReturned = Failure.Conflict("approvals.not-returned");
    public static readonly Failure RoundLimit = Failure.Conflict("approvals.round-limit");
    public static readonly Failure WithdrawNotAllowed = Failure.Conflict("approvals.withdraw-not-allowed");
    public static readonly Failure OpenRequestExists = Failure.Conflict("approvals.open-request-exists");
    public static readonly Failure IncidentClosed = Failure.Conflict("approvals.incident-closed");
    public static readonly Failure LinkExpired = Failure.Conflict("approvals.link-expired");
    public static readonly Failure LinkUsed = Failure.Conflict("approvals.link-used");
    public static readonly Failure LinkVoid = Failure.Conflict("approvals.link-void");
    public static readonly Failure LoginRequired = Failure.Forbidden("approvals.login-required");
    public static readonly Failure PinInvalid = Failure.Forbidden("approvals.pin-invalid");
    public static readonly Failure NotEligible = Failure.Forbidden("approvals.not-eligible");
    public static readonly Failure SelfApproval = Failure.Forbidden("approvals.self-approval");
    public static readonly Failure Excluded = Failure.Forbidden("approvals.excluded");
    public static readonly Failure AlreadyVoted = Failure.Forbidden("approvals.already-voted");
    public static readonly Failure AlreadyActed = Failure.Forbidden("approvals.already-acted");
    public static readonly Failure Forbidden = Failure.Forbidden("approvals.forbidden");
    public static readonly Failure OutcomeNotAllowed = Failure.Invalid("approvals.outcome-not-allowed");
    public static readonly Failure InvalidReturnStage = Failure.Invalid("approvals.invalid-return-stage");
    public static readonly Failure CommentRequired = Failure.Invalid("approvals.comment-required");
    public static readonly Failure AttachmentRequired = Failure.Invalid("approvals.attachment-required");
    public static readonly Failure InvalidDelegate = Failure.Invalid("approvals.invalid-delegate");
    public static readonly Failure InvalidAssignee = Failure.Invalid("approvals.invalid-assignee");
    public static readonly Failure InvalidSubstitute = Failure.Invalid("approvals.invalid-substitute");
    public static readonly Failure NoRoute = Failure.Invalid("approvals.no-route");
    public static readonly Failure UnknownSubject = Failure.Invalid("approvals.unknown-subject");
    public static readonly Failure UnmappedStep = Failure.Conflict("approvals.unmapped-step");
    public static readonly Failure BulkNotAllowed = Failure.Invalid("approvals.bulk-not-allowed");
    public static readonly Failure InvalidResolution = Failure.Invalid("approvals.invalid-resolution");
}
