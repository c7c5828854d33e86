using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.Seats;

namespace Campaigns.Registrations.Features.TakeOverAttendance;

/// <summary>Takes changes of one offering over in one turn at its roster. A change and the mark that it was taken over are one transaction:
/// whoever sends it again, after whatever crash, meets the mark.</summary>
internal sealed class AttendanceTurn(RegistrationsDbContext db, SeatTurns turns, AddingAccess access, WalkIns walkIns, FieldChanges fields, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<AttendanceOutcome>>> Apply(Guid offeringId, IReadOnlyList<AttendanceChange> changes, CancellationToken ct)
    {
        if (!await access.MayAdd(new(offeringId, new(), Present: true), ct)) return Refusals.NoSuchOffering;
        var people = await walkIns.Read(offeringId, changes, ct);
        await using var turn = await turns.Wait(offeringId, ct);
        var page = await AttendancePage.Read(db, offeringId, changes, ct);
        var outcomes = new List<AttendanceOutcome>(changes.Count);
        foreach (var change in changes) outcomes.Add(await One(page, change, people, ct));
        await Save(changes.FirstOrDefault()?.Source, ct);
        await turn.CommitAsync(ct);
        return outcomes;
    }

    private async Task<AttendanceOutcome> One(AttendancePage page, AttendanceChange change, IReadOnlyDictionary<Guid, Result<Attendee>> people, CancellationToken ct)
    {
        if (page.Before(change) is { } before) return new(change.Key, AttendanceResult.Repeated, before.Reason, before.RegistrationId);
        var outcome = change.Kind switch
        {
            AttendanceKind.Register => await walkIns.Register(page, change, people[change.Key], ct),
            AttendanceKind.HeadCount => Count(page, change),
            _ => page.Named(change) is { } registration ? await Touch(page, change, registration, ct) : new(change.Key, AttendanceResult.Refused, "registration-not-found"),
        };
        if (outcome.Result is AttendanceResult.Applied or AttendanceResult.AlreadySo) Remember(page, outcome);
        return outcome;
    }

    private async Task<AttendanceOutcome> Touch(AttendancePage page, AttendanceChange change, Registration registration, CancellationToken ct) => change.Kind switch
    {
        AttendanceKind.CheckIn => CheckIn(page.Roster, await walkIns.Survivor(registration, ct) ?? registration, change, registration),
        AttendanceKind.UndoCheckIn => Undo(page.Roster, registration, change),
        _ => fields.Edit(page, registration, change),
    };

    /// <summary>Twice is once, at the earlier time. Who gave the place back and came is let in, and it is said.</summary>
    internal static AttendanceOutcome CheckIn(Roster roster, Registration there, AttendanceChange change, Registration named)
    {
        if (there.Status == RegistrationStatus.Attended)
        {
            if (change.At < there.CheckedInAt) there.CameAt(change.At);
            return new(change.Key, AttendanceResult.AlreadySo, "already-checked-in", there.Id);
        }

        var reason = named.Id != there.Id ? "merged" : there.Status == RegistrationStatus.Confirmed ? null : "was-" + there.Status.Word();
        roster.CheckIn(there, change.At);
        return new(change.Key, AttendanceResult.Applied, reason, there.Id);
    }

    // An undo takes back the check-in that was there when it was made; a later one is another desk's word.
    private AttendanceOutcome Undo(Roster roster, Registration registration, AttendanceChange change)
    {
        if (registration.CheckedInAt > change.At) return new(change.Key, AttendanceResult.AlreadySo, "checked-in-later", registration.Id);
        return roster.UndoCheckIn(registration, clock.GetUtcNow())
            ? new(change.Key, AttendanceResult.Applied, null, registration.Id)
            : new(change.Key, AttendanceResult.AlreadySo, "not-checked-in", registration.Id);
    }

    private static AttendanceOutcome Count(AttendancePage page, AttendanceChange change)
    {
        if (change.Heads is not (>= 0 and <= MostHeads)) return new(change.Key, AttendanceResult.Refused, "heads-invalid");
        page.Roster.Count(change.Heads.Value);
        return new(change.Key, AttendanceResult.Applied, null, page.Roster.Id);
    }

    // The largest hall of the province, ten times over.
    private const int MostHeads = 100_000;

    private void Remember(AttendancePage page, AttendanceOutcome outcome)
    {
        var mark = new AppliedChange { RegistrationId = outcome.RegistrationId!.Value, Key = outcome.Key, Reason = outcome.Reason };
        db.Add(mark);
        page.Remember(mark);
    }

    // The context goes back to a pool: whose hand it was must not go with it.
    private async Task Save(string? source, CancellationToken ct)
    {
        db.Source = source;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        finally
        {
            db.Source = null;
        }
    }
}
