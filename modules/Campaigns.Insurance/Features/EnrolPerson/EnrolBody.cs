using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Features.QuoteContribution;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Features.EnrolPerson;

/// <summary>An enrolment as it comes in. <c>quote</c> is the input of a quote; <c>payment</c> is cash-now, collect-later or transfer.</summary>
internal sealed record EnrolBody
{
    public Guid? EventId { get; init; }
    public Guid? RegistrationId { get; init; }
    public PersonBody? Person { get; init; }
    public string? Product { get; init; }
    public QuoteBody? Quote { get; init; }
    public string? Payment { get; init; }
    public VisitBody? Visit { get; init; }

    /// <summary>The command, or every member that cannot be read.</summary>
    public Result<EnrolPerson> Read()
    {
        var faults = new List<Failure>();
        if (Person is null) faults.Add(QuoteBodyFaults.Missing("person"));
        var product = ProductCodes.Product(Product);
        if (product is null) faults.Add(QuoteBodyFaults.UnknownProduct);
        var way = StatusWords.Read<PaymentWay>(Payment);
        if (way is null) faults.Add(EnrolmentRefusals.UnknownPayment);
        var quote = Quote is null ? QuoteBodyFaults.Missing("quote") : Quote.Read();
        faults.AddRange(quote.Failures.Select(failure => Quote is null ? failure : failure.At("quote." + failure.Field)));
        var person = Person?.Read();
        if (person is { Succeeded: false }) faults.AddRange(person.Value.Failures);
        if (Visit is { Date: null }) faults.Add(QuoteBodyFaults.Missing("visit.date"));
        if (faults.Count > 0) return Result<EnrolPerson>.Refuse(faults);

        return new EnrolPerson(person!.Value.Value, product!.Value, quote.Value, way!.Value, EventId, RegistrationId, Visit?.Read());
    }
}

internal sealed record PersonBody(string? FullName, string? CitizenId, DateOnly? BirthDate, string? Phone, string? UnitCode, string? Address)
{
    public Result<NewPerson> Read()
    {
        var phone = string.IsNullOrWhiteSpace(Phone) ? null : PhoneNumber.ToE164(Phone);
        if (phone is null && !string.IsNullOrWhiteSpace(Phone)) return EnrolmentRefusals.PhoneWrong;

        return new NewPerson(FullName ?? "", string.IsNullOrWhiteSpace(CitizenId) ? null : CitizenId.Trim(), BirthDate, phone, UnitCode ?? "", Address);
    }
}

internal sealed record VisitBody(DateOnly? Date, string? TimeWindow, string? Address, double? Lat, double? Lon)
{
    public HomeVisit Read() => new(Date!.Value, TimeWindow, Address, Lat, Lon);
}

internal static class PhoneNumber
{
    /// <summary>+84 and the national number; null for what is no Vietnamese number of nine or ten digits after the zero.</summary>
    public static string? ToE164(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (typed.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && c is not ('+' or '.' or '-' or '(' or ')'))) return null;

        var national = typed.TrimStart().StartsWith('+') ? digits.StartsWith("84", StringComparison.Ordinal) ? digits[2..] : "" : digits.StartsWith('0') ? digits[1..] : "";
        return national.Length is 9 or 10 && national[0] != '0' ? "+84" + national : null;
    }
}
