using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Features.EnrolPerson;

/// <summary>Enrols one person in one product, with the first payment taken now or to come.</summary>
internal sealed record EnrolPerson(
    NewPerson Person, InsuranceProduct Product, QuoteInput Quote, PaymentWay Way, Guid? EventId, Guid? RegistrationId, HomeVisit? Visit, Guid? OnceKey = null) : ICommand<EnrolledPerson>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Person.FullName) || Person.FullName.Length > MostLetters || Person.FullName.Any(char.IsControl)) yield return EnrolmentRefusals.NameMissing;
        if (Person.CitizenId is { } id && (id.Length != 12 || !id.All(char.IsAsciiDigit))) yield return EnrolmentRefusals.CitizenIdWrong;
        if (string.IsNullOrWhiteSpace(Person.UnitCode)) yield return EnrolmentRefusals.UnknownUnit;
        if ((Quote is VsiQuoteInput) != (Product == InsuranceProduct.Vsi)) yield return EnrolmentRefusals.ProductsDiffer;
    }

    private const int MostLetters = 120;
}

/// <summary>The person as met: the registry finds out whether they are known.</summary>
internal sealed record NewPerson(string FullName, string? CitizenId, DateOnly? BirthDate, string? Phone, string UnitCode, string? Address);

internal sealed record EnrolledPerson(Guid Id, EnrolmentStatus Status, long Payable, string? ReceiptNumber, int Version);
