using System.Net.Mail;
using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>The shape of what somebody says of themselves; needs no data.</summary>
internal static class BodyRules
{
    public const int MaxName = 120;
    public const int MaxPeople = 10;
    private const int MaxAnswers = 4000;
    private const int MaxDepth = 8;

    public static IEnumerable<Failure> Check(RegistrationBody body) =>
        [.. Name(body), .. Phone(body), .. Group(body), .. Home(body), .. Whom(body), .. Papers(body), .. Answers(body), .. Consent(body)];

    public static IEnumerable<Failure> Name(RegistrationBody body)
    {
        if (body.FullName is { Length: > MaxName } || TextRules.IsBroken(body.FullName ?? ""))
            yield return Failure.Invalid("registrations.name-invalid", "fullName", MaxName);
        else if (TextRules.Clean(body.FullName) is null)
            yield return Failure.Invalid("registrations.name-missing", "fullName");
    }

    public static IEnumerable<Failure> Phone(RegistrationBody body)
    {
        if (body.NoPhone != true && string.IsNullOrWhiteSpace(body.Phone)) yield return Failure.Invalid("registrations.phone-missing", "phone");
        else if (body.NoPhone != true && PhoneNumber.Normalise(body.Phone!) is null) yield return Failure.Invalid("registrations.phone-invalid", "phone");
        if (!string.IsNullOrWhiteSpace(body.Email) && !IsEmail(body.Email)) yield return Failure.Invalid("registrations.email-invalid", "email");
    }

    public static IEnumerable<Failure> Home(RegistrationBody body)
    {
        if (TooLong(body.UnitCode, 40)) yield return Refusals.Unit;
        if (TooLong(body.Hamlet, 100)) yield return Failure.Invalid("registrations.text-invalid", "hamlet", 100);
    }

    public static IEnumerable<Failure> Group(RegistrationBody body)
    {
        if (body.People is < 1 or > MaxPeople) yield return Failure.Invalid("registrations.people-invalid", "people", MaxPeople);
        if (body.WhenShort is not (null or "keep" or "wait")) yield return Failure.Invalid("registrations.when-short-invalid", "whenShort");
        if (TooLong(body.Need, 500)) yield return Failure.Invalid("registrations.text-invalid", "need", 500);
    }

    public static IEnumerable<Failure> Consent(RegistrationBody body)
    {
        if (body.Consent != true) yield return Failure.Invalid("registrations.consent-missing", "consent");
    }

    public static IEnumerable<Failure> Whom(RegistrationBody body)
    {
        if (body.ForWhom is not (null or "self" or "parent" or "household" or "list")) yield return Failure.Invalid("registrations.for-whom-invalid", "forWhom");
        if (TooLong(body.ContactName, MaxName)) yield return Failure.Invalid("registrations.name-invalid", "contactName", MaxName);
        if (body.Companions is { } names && (names.Count >= MaxPeople || names.Any(name => name is null || TooLong(name, MaxName))))
            yield return Failure.Invalid("registrations.companions-invalid", "companions", MaxPeople - 1, MaxName);
        if (TooLong(body.PhoneCode, 20)) yield return Refusals.PhoneCodeWrong;
    }

    private static IEnumerable<Failure> Papers(RegistrationBody body)
    {
        if (!string.IsNullOrWhiteSpace(body.CitizenId) && CitizenNumber.Normalise(body.CitizenId) is null) yield return Failure.Invalid("registrations.citizen-id-invalid", "citizenId");
        if (body.BirthDate?.Year < 1900) yield return Refusals.BirthDate;
        if (body.Interest is not (null or "VSI" or "HHI")) yield return Failure.Invalid("registrations.interest-invalid", "interest");
    }

    private static IEnumerable<Failure> Answers(RegistrationBody body)
    {
        if (body.Answers is not { } answers || answers.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) yield break;
        if (answers.ValueKind != JsonValueKind.Object || answers.GetRawText().Length > MaxAnswers || DeeperThan(answers, MaxDepth))
            yield return Failure.Invalid("registrations.answers-invalid", "answers", MaxAnswers, MaxDepth);
    }

    private static bool TooLong(string? text, int most) => text is not null && (text.Length > most || TextRules.IsBroken(text));

    private static bool IsEmail(string text) => text.Length <= 254 && !TextRules.IsBroken(text) && MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim();

    private static bool DeeperThan(JsonElement element, int levels) => element.ValueKind switch
    {
        JsonValueKind.Object => levels == 0 || element.EnumerateObject().Any(p => DeeperThan(p.Value, levels - 1)),
        JsonValueKind.Array => levels == 0 || element.EnumerateArray().Any(e => DeeperThan(e, levels - 1)),
        _ => false,
    };
}
