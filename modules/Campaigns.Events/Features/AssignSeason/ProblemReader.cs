using Campaigns.Events.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>Reads what there is to fill and who could, as things stand now.</summary>
internal sealed class ProblemReader(EventsDbContext db, IStaff staff, IStaffLeaves leaves, IUnits units, IQualifications qualifications, FormatCatalog formats, ISettings<PlanningSettings> pace)
{
    // A season of the whole province; beyond that it is asked for in parts.
    public const int MostEvents = 1_000, MostSeats = 4_000;

    private static readonly EventStatus[] Plans = [EventStatus.Draft, EventStatus.Returned, EventStatus.Approved];

    public async Task<SeasonProblem> Read(AssignmentScope scope, IReadOnlyList<ProposedSeat> locked, CancellationToken ct)
    {
        var plans = await Planned(scope, ct);
        var places = await units.Many([.. plans.Select(e => e.UnitCode).Distinct()], scope.First, ct);
        var chosen = locked.Where(l => l.Locked).ToLookup(l => (l.EventId, l.Role), l => l.StaffId!.Value);
        var seats = plans.SelectMany(e => Seats(e, scope, places, chosen)).ToList();
        var people = await People(scope, ct);
        var away = (await leaves.Between(scope.First, scope.Last.AddDays(7), ct)).Select(l => (l.StaffId, l.From, l.To)).ToList();
        return new(seats, people, await Settled(scope, ct), away, await Lacks(seats, people, ct), pace.Current);
    }

    /// <summary>Events within the place that are not public yet.</summary>
    public IQueryable<Event> Open(AssignmentScope scope)
    {
        var (first, end, below) = (scope.First.Start(), scope.Last.AddDays(1).Start(), scope.ScopePath + "/");
        return db.Events.AsNoTracking().IgnoreAutoIncludes()
            .Where(e => e.StartsAt >= first && e.StartsAt < end && Plans.Contains(e.Status) && (scope.ScopePath == "" || e.ScopePath == scope.ScopePath || e.ScopePath.StartsWith(below)));
    }

    // How many a format needs is known here and not to the database: what has enough is passed over while reading.
    private async Task<List<PlannedEvent>> Planned(AssignmentScope scope, CancellationToken ct)
    {
        var (found, seats) = (new List<PlannedEvent>(), 0);
        var plans = Open(scope).OrderBy(e => e.StartsAt).ThenBy(e => e.Id)
            .Select(e => new PlannedEvent(e.Id, e.Title, e.UnitCode, e.UnitName, e.StartsAt, e.EndsAt, e.Format, e.Language, e.Venue!.Lat, e.Venue!.Lon,
                e.Staff.Where(s => s.Role == EventRole.Presenter).Select(s => s.StaffId).ToList(), e.Staff.Where(s => s.Role == EventRole.Desk).Select(s => s.StaffId).ToList()));
        await foreach (var plan in plans.AsAsyncEnumerable().WithCancellation(ct))
        {
            var wanting = Roles(scope).Sum(role => Wanting(plan, role));
            if (wanting == 0) continue;
            if ((seats += wanting) > MostSeats || found.Count == MostEvents) break;
            found.Add(plan);
        }

        return found;
    }

    // A place for each of whom the format needs and who is not named yet; who is kept comes first.
    private IEnumerable<Seat> Seats(PlannedEvent e, AssignmentScope scope, IReadOnlyDictionary<string, Unit> places, ILookup<(Guid, EventRole), Guid> locked)
    {
        var unit = places.GetValueOrDefault(e.UnitCode);
        foreach (var role in Roles(scope))
        {
            var kept = locked[(e.Id, role)].Except(e.Named(role)).ToList();
            for (var place = 0; place < Wanting(e, role); place++)
                yield return new(e.Id, role, e.Title, e.UnitName, new(e.StartsAt, e.EndsAt), e.Lat ?? unit?.Lat, e.Lon ?? unit?.Lon, e.Format, e.Language, place < kept.Count ? kept[place] : null) { Named = [.. e.Presenters, .. e.Desk] };
        }
    }

    private int Wanting(PlannedEvent e, EventRole role) => Math.Max(0, formats.Find(e.Format).Needs(role) - e.Named(role).Count);

    private static IEnumerable<EventRole> Roles(AssignmentScope scope)
    {
        if (scope.Presenters) yield return EventRole.Presenter;
        if (scope.Desk) yield return EventRole.Desk;
    }

    private async Task<List<Assignee>> People(AssignmentScope scope, CancellationToken ct)
    {
        List<Assignee> all = [];
        foreach (var (role, word, wanted) in new[] { (EventRole.Presenter, "presenter", scope.Presenters), (EventRole.Desk, "desk", scope.Desk) })
            if (wanted) all.AddRange((await staff.WithRole(word, null, ct)).DistinctBy(p => p.Id).Select(p => new Assignee(p.Id, p.Name, role, p.Lat, p.Lon, p.Languages)));
        return all;
    }

    // Whatever else keeps people in those months, whole months because load counts by month.
    private async Task<List<Taken>> Settled(AssignmentScope scope, CancellationToken ct)
    {
        var (from, to) = (new DateOnly(scope.First.Year, scope.First.Month, 1).Start(), new DateOnly(scope.Last.Year, scope.Last.Month, 1).AddMonths(1).AddDays(7).Start());
        var rows = await db.Events.AsNoTracking().Where(e => e.StartsAt < to && e.EndsAt > from && e.Status != EventStatus.Cancelled && e.Status != EventStatus.Postponed)
            .SelectMany(e => e.Staff, (e, s) => new { e.Id, s.StaffId, e.StartsAt, e.EndsAt, e.UnitCode, e.Venue!.Lat, e.Venue!.Lon }).ToListAsync(ct);
        var places = await units.Many([.. rows.Select(r => r.UnitCode).Distinct()], scope.First, ct);
        return [.. rows.Select(r => new Taken(r.StaffId, new(r.StartsAt, r.EndsAt), r.Lat ?? places.GetValueOrDefault(r.UnitCode)?.Lat, r.Lon ?? places.GetValueOrDefault(r.UnitCode)?.Lon, r.Id))];
    }

    private async Task<List<Lack>> Lacks(List<Seat> seats, List<Assignee> people, CancellationToken ct)
    {
        List<Lack> all = [];
        List<Guid> presenters = [.. people.Where(p => p.Role is EventRole.Presenter).Select(p => p.Id)];
        foreach (var (format, day) in seats.Where(s => s.Role is EventRole.Presenter).Select(s => (s.Format, s.Day)).Distinct())
            foreach (var (who, missing) in await qualifications.Missing(presenters, format, day, ct))
                all.AddRange(missing.Select(m => new Lack(who, format, day, m.Course, m.Required)));
        return all;
    }

    private sealed record PlannedEvent(Guid Id, string Title, string UnitCode, string UnitName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Format, string? Language, double? Lat, double? Lon,
        List<Guid> Presenters, List<Guid> Desk)
    {
        public List<Guid> Named(EventRole role) => role is EventRole.Presenter ? Presenters : Desk;
    }
}
