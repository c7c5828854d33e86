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
    public static readonly Failure NoSuchPicture = Failure.NotFound("content.no-such-picture");
    public static readonly Failure PictureUnknown = Failure.Invalid("content.no-such-picture", "picture");
    public static readonly Failure NoPicture = Failure.Invalid("content.picture-unreadable", "photo");
    public static readonly Failure PictureTooLarge = Failure.Invalid("content.picture-too-large", "photo");
    public static readonly Failure PictureTwice = Failure.Conflict("content.picture-twice");
    public static readonly Failure TooManyPictures = Failure.Conflict("content.pictures-too-many");
    public static readonly Failure AltMissing = Failure.Invalid("content.alt-missing", "alt");
    public static readonly Failure PictureAway = Failure.Conflict("content.picture-away");
    public static readonly Failure PictureThere = Failure.Conflict("content.picture-there");
}
