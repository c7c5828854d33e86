using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.TakeOverAttendance;

/// <summary>Answers a desk.</summary>
internal sealed class AttendanceBook(RegistrationsDbContext db, AttendanceTurn turn, DeskAccess access, IActor actor, TimeProvider clock) : IAttendance
{
    // More than anybody's desks of two weeks.
    private const int MostDesks = 100;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeskRoster>> Desks(DateOnly last, CancellationToken ct)
    {
        // One that runs takes no registrations any more and has its desk all the same.
        var (from, tomorrow, end) = (clock.Today().Start(), clock.Today().AddDays(1).Start(), last.AddDays(1).Start());
        var rosters = await db.Rosters.AsNoTracking().Within(actor, Permissions.CheckIn).Where(r => r.EndsAt >= from && r.StartsAt < end && (r.Open || r.Taken > 0 && r.StartsAt < tomorrow))
            .OrderBy(r => r.StartsAt).ThenBy(r => r.Id).Take(MostDesks).ToListAsync(ct);
        var mine = new List<Roster>();
        foreach (var roster in rosters)
            if (await access.MayWork(roster, ct)) mine.Add(roster);
        return await Show(mine, ct);
    }

    /// <inheritdoc/>
    public async Task<DeskRoster?> Desk(Guid offeringId, CancellationToken ct) => await Mine(offeringId, ct) is { } roster ? (await Show([roster], ct))[0] : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeskRegistration>> All(Guid offeringId, CancellationToken ct) =>
        await Mine(offeringId, ct) is null ? [] : await Show(db.Registrations.Where(r => r.RosterId == offeringId && r.Status != RegistrationStatus.Cancelled).OrderBy(r => r.Id), ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeskRegistration>> Search(Guid offeringId, string words, int atMost, CancellationToken ct)
    {
        if (await Mine(offeringId, ct) is null) return [];
        var found = await RegistrationsQuery.Matching(db.Registrations.Where(r => r.RosterId == offeringId), words, ct);
        return await Show(found.OrderBy(r => r.Id).Take(atMost), ct);
    }

    /// <inheritdoc/>
    public Task<Result<IReadOnlyList<AttendanceOutcome>>> Apply(Guid offeringId, IReadOnlyList<AttendanceChange> changes, CancellationToken ct) => turn.Apply(offeringId, changes, ct);

    private async Task<Roster?> Mine(Guid id, CancellationToken ct)
    {
        var roster = await db.Rosters.AsNoTracking().Where(r => r.Id == id).Within(actor, Permissions.CheckIn).SingleOrDefaultAsync(ct);
        return roster is not null && await access.MayWork(roster, ct) ? roster : null;
    }

    private async Task<IReadOnlyList<DeskRoster>> Show(IReadOnlyCollection<Roster> rosters, CancellationToken ct)
    {
        var ids = rosters.Select(r => r.Id).ToList();
        var sums = await db.Registrations
            .Where(r => ids.Contains(r.RosterId) && (r.Status == RegistrationStatus.Confirmed || r.Status == RegistrationStatus.Attended || r.Status == RegistrationStatus.Absent))
            .GroupBy(r => new { r.RosterId, r.WalkIn, r.Status }).Select(g => new { g.Key.RosterId, g.Key.WalkIn, g.Key.Status, People = g.Sum(r => r.People) }).ToListAsync(ct);
        return [.. rosters.Select(roster =>
        {
            var own = sums.Where(s => s.RosterId == roster.Id).ToList();
            int Sum(bool walkIn, RegistrationStatus? status = null) => own.Where(s => s.WalkIn == walkIn && (status is null || s.Status == status)).Sum(s => s.People);
            return new DeskRoster(roster.Id, roster.Slug, roster.Title, roster.Place, roster.UnitCode, roster.ScopePath, roster.StartsAt, roster.EndsAt, roster.Open, roster.Seats)
            {
                There = Sum(false, RegistrationStatus.Attended),
                Expected = Sum(false),
                WalkIns = Sum(true),
                Absent = Sum(false, RegistrationStatus.Absent),
                HeadCount = roster.HeadCount,
            };
        })];
    }

    private async Task<IReadOnlyList<DeskRegistration>> Show(IQueryable<Registration> query, CancellationToken ct)
    {
        var rows = await query.AsNoTracking().Select(r => new { r.Id, r.Code, r.FullName, r.Phone, r.Hamlet, r.UnitCode, r.People, r.Status, r.CheckedInAt, r.WalkIn, r.Version, r.Need, r.ScopePath }).ToListAsync(ct);
        var clear = rows.Count > 0 && actor.Has(Permissions.PhoneView, new Scope(rows[0].ScopePath));
        return [.. rows.Select(r => new DeskRegistration(r.Id, r.Code, r.FullName, clear ? r.Phone : r.Phone is null ? null : Formats.MaskPhone(r.Phone), r.Phone is { Length: >= 4 } ? r.Phone[^4..] : null,
            r.Hamlet, r.UnitCode, r.People, r.Status.Word(), r.CheckedInAt, r.WalkIn, r.Version, r.Need))];
    }
}
