using Campaigns.Kernel.Commands;

namespace Campaigns.Registrations.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchOffering = Failure.NotFound("registrations.offering-not-found");
    public static readonly Failure NoSuchRegistration = Failure.NotFound("registrations.registration-not-found");
    public static readonly Failure Full = Failure.Conflict("registrations.event-full");
    public static readonly Failure Closed = Failure.Conflict("registrations.registration-closed");
    public static readonly Failure Already = Failure.Conflict("registrations.already-registered");
    public static readonly Failure AlreadyThere = Failure.Conflict("registrations.already-attended");
    public static readonly Failure Over = Failure.Conflict("registrations.meeting-over");
    public static readonly Failure OfferExpired = Failure.Conflict("registrations.offer-expired");
    public static readonly Failure NotOffered = Failure.Conflict("registrations.not-offered");
    public static readonly Failure SeatGone = Failure.Conflict("registrations.seat-gone");
    public static readonly Failure TooLateToUndo = Failure.Conflict("registrations.too-late-to-undo");
    public static readonly Failure NotChangeable = Failure.Conflict("registrations.not-changeable");
    public static readonly Failure Stale = Failure.Stale("registrations.changed-underneath");
    public static readonly Failure NotCancelled = Failure.Conflict("registrations.not-cancelled");
    public static readonly Failure SameEvent = Failure.Conflict("registrations.same-event");
    public static readonly Failure NoAddress = Failure.Conflict("registrations.no-address");
    public static readonly Failure NoSuchList = Failure.NotFound("registrations.list-not-found");
    public static readonly Failure NoSuchView = Failure.NotFound("registrations.view-not-found");
    public static readonly Failure FormChanged = Failure.Conflict("registrations.form-changed");
    public static readonly Failure PhoneCodeNeeded = Failure.Conflict("registrations.phone-code-needed");
    public static readonly Failure PhoneCodesUsedUp = Failure.Conflict("registrations.phone-codes-used-up");
    public static readonly Failure PhoneCodeOver = Failure.Conflict("registrations.phone-code-over");
    public static readonly Failure PhoneCodeWrong = Failure.Invalid("registrations.phone-code-wrong", "phoneCode");
    public static readonly Failure NoFilesHere = Failure.Conflict("registrations.no-files-here");
    public static readonly Failure FileMissing = Failure.Invalid("registrations.file-missing", "file");
    public static readonly Failure Program = Failure.Invalid("registrations.sent-by-program");
    public static readonly Failure BirthDate = Failure.Invalid("registrations.birth-date-invalid", "birthDate");
    public static readonly Failure Unit = Failure.Invalid("registrations.unit-unknown", "unitCode");
}
