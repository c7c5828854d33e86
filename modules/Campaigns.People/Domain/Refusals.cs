using Campaigns.Kernel.Commands;

namespace Campaigns.People.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchPerson = Failure.NotFound("people.no-such-person");
    public static readonly Failure NotForYou = Failure.Forbidden("people.number-not-for-you");
    public static readonly Failure NoNumber = Failure.Conflict("people.number-none");
    public static readonly Failure ReasonMissing = Failure.Invalid("people.reason-missing", "reason");
    public static readonly Failure ReasonTooLong = Failure.Invalid("people.reason-too-long", "reason", 300);
}
