using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Domain.Enrolments;

internal static class EnrolmentRefusals
{
    public static readonly Failure AlreadyEnrolled = Failure.Conflict("insurance.already-enrolled");
    public static readonly Failure InvalidTransition = Failure.Conflict("insurance.invalid-transition");
    public static readonly Failure NotPayable = Failure.Conflict("insurance.not-payable");
    public static readonly Failure NoSuchEnrolment = Failure.NotFound("insurance.not-found");
    public static readonly Failure UnknownUnit = Failure.Invalid("insurance.unit-unknown", "person.unitCode");
    public static readonly Failure OutsideYourArea = Failure.NotFound("insurance.not-found");
    public static readonly Failure ProductsDiffer = Failure.Invalid("insurance.products-differ", "quote.product");
    public static readonly Failure NameMissing = Failure.Invalid("insurance.name-missing", "person.fullName");
    public static readonly Failure CitizenIdWrong = Failure.Invalid("insurance.citizen-id-wrong", "person.citizenId");
    public static readonly Failure PhoneWrong = Failure.Invalid("insurance.phone-wrong", "person.phone");
    public static readonly Failure UnknownEvent = Failure.Invalid("insurance.event-unknown", "eventId");
    public static readonly Failure UnknownRegistration = Failure.Invalid("insurance.registration-unknown", "registrationId");
    public static readonly Failure OtherEvent = Failure.Invalid("insurance.registration-of-another-event", "registrationId");
    public static readonly Failure UnknownPayment = Failure.Invalid("insurance.payment-unknown", "payment");
}
