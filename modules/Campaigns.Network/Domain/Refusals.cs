using Campaigns.Kernel.Commands;

namespace Campaigns.Network.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchStaff = Failure.NotFound("network.not-found");
    public static readonly Failure FromMissing = Failure.Invalid("network.from-missing", "from");
    public static readonly Failure ToMissing = Failure.Invalid("network.to-missing", "to");
    public static readonly Failure EndsBeforeItBegins = Failure.Invalid("network.ends-before-it-begins", "to");
    public static readonly Failure TooLong = Failure.Invalid("network.leave-too-long", "to");
    public static readonly Failure ReasonMissing = Failure.Invalid("network.reason-missing", "reason");
    public static readonly Failure ReasonTooLong = Failure.Invalid("network.reason-too-long", "reason");
    public static readonly Failure AwayAlready = Failure.Conflict("network.away-already");
}
