using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.TakeOverAttendance;

/// <summary>Everything some changes speak of, read at once within the turn.</summary>
internal sealed class AttendancePage
{
    private readonly Dictionary<Guid, AppliedChange> _applied;
    private readonly Dictionary<Guid, Registration> _registrations;
    private readonly ILookup<Guid, FieldEdit> _edits;

    private AttendancePage(Roster roster, IEnumerable<AppliedChange> applied, IEnumerable<Registration> registrations, IEnumerable<FieldEdit> edits)
    {
        Roster = roster;
        _applied = applied.ToDictionary(c => c.Key);
        _registrations = registrations.ToDictionary(r => r.Id);
        _edits = edits.ToLookup(e => e.RegistrationId);
    }

    public Roster Roster { get; }

    public static async Task<AttendancePage> Read(RegistrationsDbContext db, Guid rosterId, IReadOnlyList<AttendanceChange> changes, CancellationToken ct)
    {
        var roster = await db.Rosters.SingleAsync(r => r.Id == rosterId, ct);
        var named = changes.Where(c => c.RegistrationId is not null).Select(c => c.RegistrationId!.Value).Distinct().ToList();
        var keys = changes.Select(c => c.Key).Concat(named).ToList();
        var applied = await db.AppliedChanges.AsNoTracking().Where(c => keys.Contains(c.Key)).ToListAsync(ct);
        var ids = named.Concat(applied.Select(c => c.RegistrationId)).ToList();
        var codes = changes.Select(c => TicketCode.Read(c.Code)).OfType<string>().Distinct().ToList();
        var registrations = await db.Registrations.Where(r => r.RosterId == rosterId && (ids.Contains(r.Id) || codes.Contains(r.Code))).ToListAsync(ct);
        var edited = changes.Where(c => c.Kind == AttendanceKind.Edit).Select(c => c.RegistrationId).OfType<Guid>().ToList();
        var edits = edited.Count == 0 ? [] : await db.FieldEdits.AsNoTracking().Where(e => edited.Contains(e.RegistrationId)).ToListAsync(ct);
        return new(roster, applied, registrations, edits);
    }

    /// <summary>The very same change, taken over before.</summary>
    public AppliedChange? Before(AttendanceChange change) => _applied.GetValueOrDefault(change.Key);

    /// <summary>Whom a change speaks of: by id, by the key of the change that made them, or by their code.</summary>
    public Registration? Named(AttendanceChange change)
    {
        if (change.RegistrationId is { } id) return _registrations.GetValueOrDefault(id) ?? (_applied.TryGetValue(id, out var made) ? _registrations.GetValueOrDefault(made.RegistrationId) : null);
        return TicketCode.Read(change.Code) is { } code ? _registrations.Values.FirstOrDefault(r => r.Code == code) : null;
    }

    /// <summary>When somebody else changed that field after it was last seen; null: nobody did.</summary>
    public DateTimeOffset? ChangedSince(Registration registration, string field, AttendanceChange change) => _edits[registration.Id]
        .Where(e => e.Field == field && (e.Source is null || e.Source != change.Source) && (change.SeenVersion is not { } seen || e.Version > seen))
        .Select(e => (DateTimeOffset?)e.At).Max();

    public void Add(Registration registration) => _registrations[registration.Id] = registration;

    public void Remember(AppliedChange change) => _applied[change.Key] = change;
}
