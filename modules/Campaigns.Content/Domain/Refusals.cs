using Campaigns.Kernel.Commands;

namespace Campaigns.Content.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NotThere = Failure.NotFound("content.not-found");
    public static readonly Failure SlugTaken = Failure.Conflict("content.slug-taken");
    public static readonly Failure SlugFixed = Failure.Conflict("content.slug-fixed");
    public static readonly Failure SlugInvalid = Failure.Invalid("content.slug-invalid", "slug");
    public static readonly Failure NotShown = Failure.Conflict("content.invalid-transition");
    public static readonly Failure AlreadyShown = Failure.Conflict("content.nothing-new");
    public static readonly Failure InThePast = Failure.Invalid("content.publish-at-past", "publishAt");
    public static readonly Failure DayMissing = Failure.Invalid("content.publish-on-missing", "publishOn");
    public static readonly Failure NobodyAsked = Failure.Conflict("content.nobody-asked");
    public static readonly Failure AlreadyAsked = Failure.Conflict("content.already-asked");
    public static readonly Failure NeedsApproval = Failure.Conflict("content.needs-approval");
    public static readonly Failure Stale = Failure.Stale("content.changed-underneath");
}
