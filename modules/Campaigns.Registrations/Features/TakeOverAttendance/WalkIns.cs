using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.TakeOverAttendance;

/// <summary>People at the door who had not registered.</summary>
internal sealed class WalkIns(RegistrationsDbContext db, SeatTurns turns, Attendees attendees, Forms.Forms forms, ManageTokens tokens, TimeProvider clock)
{
    /// <summary>Reads whoever is to be registered, before anybody has to wait for it; by key of the change.</summary>
    public async Task<IReadOnlyDictionary<Guid, Result<Attendee>>> Read(Guid offeringId, IEnumerable<AttendanceChange> changes, CancellationToken ct)
    {
        var people = new Dictionary<Guid, Result<Attendee>>();
        var rules = await forms.Recent(offeringId, ct);
        foreach (var change in changes.Where(c => c.Kind == AttendanceKind.Register)) people[change.Key] = await Read(offeringId, rules, change, ct);
        return people;
    }

    public async Task<AttendanceOutcome> Register(AttendancePage page, AttendanceChange change, Result<Attendee> who, CancellationToken ct)
    {
        if (!who.Succeeded) return new(change.Key, AttendanceResult.Refused, who.Failures[0].ApiCode);
        var party = Attendees.PartyOf(Body(change)!);
        var origin = new RegistrationOrigin(Code: TicketCode.Next(), WalkIn: true);
        var found = await turns.Look(page.Roster.Id, who.Value, origin, ct);
        if (found?.Same is { } same) return await Welcome(page, change, same, ct);

        var full = party.People > page.Roster.Left;
        var added = page.Roster.WalkIn(who.Value, party, change.At, origin).Value;
        added.Carry(tokens.Next(), clock.GetUtcNow());
        if (found?.CodeTaken == true) await turns.Recode(added, ct);
        db.Add(added);
        page.Add(added);
        Measures.Registered(added.Status);
        return new(change.Key, AttendanceResult.Applied, full ? "over-capacity" : null, added.Id);
    }

    /// <summary>The one that is left of two registrations of one person, when this one was given up for it; null: this one itself.</summary>
    public async Task<Registration?> Survivor(Registration registration, CancellationToken ct)
    {
        if (registration.Status != RegistrationStatus.Cancelled || registration.Phone is not { } phone) return null;
        return await db.Registrations.Where(r => r.RosterId == registration.RosterId && r.Id != registration.Id && EF.Property<string?>(r, RegistrationMap.PhoneIndex) == phone
            && r.FoldedName == registration.FoldedName && r.Status != RegistrationStatus.Cancelled).FirstOrDefaultAsync(ct);
    }

    // They had registered after all: nobody is on the list twice.
    private async Task<AttendanceOutcome> Welcome(AttendancePage page, AttendanceChange change, Guid same, CancellationToken ct)
    {
        var registration = await db.Registrations.SingleAsync(r => r.Id == same, ct);
        page.Add(registration);
        var outcome = AttendanceTurn.CheckIn(page.Roster, registration, change, registration);
        return outcome.Result == AttendanceResult.Applied ? outcome with { Reason = "was-registered" } : outcome;
    }

    // At the door nobody has time for every question: what was not asked may be missing.
    private async Task<Result<Attendee>> Read(Guid offeringId, FormRules rules, AttendanceChange change, CancellationToken ct)
    {
        if (Body(change) is not { } body) return Failure.Invalid("registrations.person-unreadable");
        var refused = BodyRules.Check(body).ToList();
        return refused.Count > 0 ? Result<Attendee>.Refuse(refused) : await attendees.ReadPart(body with { Answers = StillAsked(body.Answers, rules) }, rules, offeringId, clock.GetUtcNow(), ct);
    }

    // The form may have changed since the pack was made: an answer to a question that is gone keeps nobody out.
    private static JsonElement? StillAsked(JsonElement? answers, FormRules rules)
    {
        if (rules.Number == 0 || answers is not { ValueKind: JsonValueKind.Object } given) return answers;
        var kept = given.EnumerateObject().Where(a => rules.Questions.Any(q => q.Key == a.Name && AnswerRules.Read(q, a.Value).Succeeded)).ToDictionary(a => a.Name, a => a.Value);
        return JsonSerializer.SerializeToElement(kept);
    }

    private static RegistrationBody? Body(AttendanceChange change)
    {
        try
        {
            return change.Person is { ValueKind: JsonValueKind.Object } person ? person.Deserialize<RegistrationBody>(Api.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
