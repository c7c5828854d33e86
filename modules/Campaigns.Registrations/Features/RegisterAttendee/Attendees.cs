using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>Turns a body of good shape into the form it is kept in. What needs the day or the units is refused here.</summary>
internal sealed class Attendees(IUnits units)
{
    public async Task<Result<Attendee>> Read(RegistrationBody body, DateTimeOffset now, CancellationToken ct)
    {
        var refused = new List<Failure>();
        if (body.BirthDate > now.LocalDate()) refused.Add(Refusals.BirthDate);
        var unit = TextRules.Clean(body.UnitCode);
        if (unit is not null && await units.Find(unit, now.LocalDate(), ct) is null) refused.Add(Refusals.Unit);
        return refused.Count > 0 ? Result<Attendee>.Refuse(refused) : Make(body, unit, now);
    }

    public static Party PartyOf(RegistrationBody body) => new(body.People ?? 1, body.WhenShort == "keep");

    private static Attendee Make(RegistrationBody body, string? unit, DateTimeOffset now) => new()
    {
        FullName = TextRules.Clean(body.FullName)!,
        Phone = body.NoPhone == true ? null : PhoneNumber.Normalise(body.Phone!),
        Email = TextRules.Clean(body.Email),
        CitizenId = string.IsNullOrWhiteSpace(body.CitizenId) ? null : CitizenNumber.Normalise(body.CitizenId),
        BirthDate = body.BirthDate,
        UnitCode = unit,
        Hamlet = TextRules.Clean(body.Hamlet),
        Interest = body.Interest,
        Need = TextRules.Clean(body.Need),
        Answers = body.Answers is { ValueKind: JsonValueKind.Object } answers ? answers.GetRawText() : null,
        ConsentAt = now,
    };
}
