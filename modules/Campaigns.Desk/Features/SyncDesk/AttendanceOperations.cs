using System.Text.Json;
using Campaigns.Desk.Domain;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui.Api;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary>Operations about who came, handed to Registrations: those of one meeting together, in one transaction.</summary>
internal sealed class AttendanceOperations(IAttendance attendance, IRegistrants registrants)
{
    public static readonly IReadOnlyDictionary<string, AttendanceKind> Kinds = new Dictionary<string, AttendanceKind>
    {
        [Sent.Register] = AttendanceKind.Register,
        [Sent.CheckIn] = AttendanceKind.CheckIn,
        [Sent.UndoCheckIn] = AttendanceKind.UndoCheckIn,
        [Sent.Edit] = AttendanceKind.Edit,
        [Sent.HeadCount] = AttendanceKind.HeadCount,
    };

    public async Task Apply(LedgerPage page, IReadOnlyList<Sent> operations, CancellationToken ct)
    {
        var events = await EventsOf(page, operations, ct);
        foreach (var lost in operations.Where(o => !events.ContainsKey(o.Id))) page.Settle(lost, new(Outcomes.Rejected, "registration-not-found"));
        foreach (var group in operations.Where(o => events.ContainsKey(o.Id)).GroupBy(o => events[o.Id])) await Apply(page, group.Key, [.. group], ct);
    }

    private async Task Apply(LedgerPage page, Guid eventId, IReadOnlyList<Sent> operations, CancellationToken ct)
    {
        var result = await attendance.Apply(eventId, [.. operations.Select(o => Change(o, page))], ct);
        if (!result.Succeeded)
        {
            foreach (var one in operations) page.Settle(one, new(Outcomes.Rejected, "event-not-found"));
            return;
        }

        foreach (var (one, outcome) in operations.Zip(result.Value)) page.Settle(one, Word(outcome) with { EventId = eventId });
    }

    private static Settled Word(AttendanceOutcome outcome) => outcome.Result switch
    {
        AttendanceResult.Applied => new(Outcomes.Applied, outcome.Reason, outcome.RegistrationId),
        AttendanceResult.Clash => new(Outcomes.Conflict, outcome.Reason, outcome.RegistrationId) { Clashes = outcome.Clashes },
        AttendanceResult.Refused => new(Outcomes.Rejected, outcome.Reason, outcome.RegistrationId),
        _ => new(Outcomes.Duplicate, outcome.Reason, outcome.RegistrationId),
    };

    private static AttendanceChange Change(Sent one, LedgerPage page) => new(one.Key, Kinds[one.Kind], one.CountsAt)
    {
        RegistrationId = one.RegistrationId is { } id ? page.Made(id) ?? (page.Sent.Any(s => s.Id == id.ToString() && s.Kind == Sent.Register) ? Sent.KeyOf(one.DeviceId, id.ToString()) : id) : null,
        Code = one.Text("code"),
        Person = one.Kind == Sent.Register ? one.Body.Data : null,
        Fields = one.Kind == Sent.Edit ? Fields(one) : null,
        SeenVersion = one.Number("version"),
        Source = one.DeviceId,
        Heads = one.Number("heads"),
    };

    private static AttendeeFields? Fields(Sent one)
    {
        try
        {
            return one.Member("fields") is { ValueKind: JsonValueKind.Object } fields ? fields.Deserialize<AttendeeFields>(Api.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What names only a registration belongs to that one's meeting; what speaks of a registration this device made, to where it made it.
    private async Task<IReadOnlyDictionary<string, Guid>> EventsOf(LedgerPage page, IReadOnlyList<Sent> operations, CancellationToken ct)
    {
        var ids = operations.Where(o => o.EventId is null).Select(o => o.RegistrationId).OfType<Guid>().Select(id => page.Made(id) ?? id).Distinct().ToList();
        var known = ids.Count == 0 ? new Dictionary<Guid, Registrant>() : await registrants.Many(ids, ct);
        var events = new Dictionary<string, Guid>();
        foreach (var one in operations)
        {
            Guid? id = one.RegistrationId is { } named ? page.Made(named) ?? named : null;
            var made = page.Sent.FirstOrDefault(s => s.Kind == Sent.Register && s.Id == id?.ToString());
            if ((one.EventId ?? (id is { } key && known.TryGetValue(key, out var registrant) ? registrant.OfferingId : (Guid?)null) ?? made?.EventId) is { } found) events[one.Id] = found;
        }

        return events;
    }
}
