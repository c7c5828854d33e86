using Campaigns.Events.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui;

namespace Campaigns.Events.Features.Substitute;

/// <summary>Ranks all presenters for one event. Offered is who is qualified, not away, free at that time and has at most one other talk that day;
/// those who hold the advised certificate too come first, then the nearest, then who has spoken least this month. The others follow with the reason.</summary>
internal sealed class PresenterRanking(IStaff staff, IStaffLeaves leaves, IStaffCertificates certificates, IQualifications qualifications, StaffConcerns roads, IUnits units, IEnumerable<IStaffDuties> planners)
{
    // A third talk in one day is nobody's best.
    private const int MostTalksADay = 2;

    /// <param name="slot">The event; those who present it already are left out.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<Candidate>> Rank(Slot slot, CancellationToken ct)
    {
        var (first, last) = (slot.When.Start.LocalDate(), slot.When.End.AddTicks(-1).LocalDate());
        var people = (await staff.WithRole("presenter", null, ct)).Where(p => !slot.Presenters.ContainsKey(p.Id)).DistinctBy(p => p.Id).ToList();
        if (people.Count == 0) return [];
        var ids = people.ConvertAll(p => p.Id);
        var asked = slot with { Presenters = people.ToDictionary(p => p.Id, p => p.Name) };
        var known = new Known(
            (await leaves.Between(first, last, ct)).ToLookup(l => l.StaffId),
            await certificates.Valid(ids, first, ct),
            await qualifications.Missing(ids, slot.Format, first, ct),
            (await Duties(first, last, slot.EventId, ct)).ToLookup(d => d.StaffId),
            (await roads.Roads(asked, ct)).ToLookup(r => r.StaffId, r => r.Concern),
            await Place(slot, first, ct));
        return [.. people.Select(p => Look(p, slot, known)).OrderByDescending(c => c.Offered).ThenBy(c => c.Offered ? known.Missing.GetValueOrDefault(c.Person.Id, []).Count : 0)
            .ThenBy(c => slot.Language is { } spoken && !c.Person.Languages.Contains(spoken))
            .ThenBy(c => c.Km ?? double.MaxValue).ThenBy(c => c.LoadThisMonth).ThenBy(c => c.Person.Name, StringComparer.Ordinal)];
    }

    private static Candidate Look(StaffMember person, Slot slot, Known known)
    {
        var duties = known.Duties[person.Id].ToList();
        var missing = known.Missing.GetValueOrDefault(person.Id, []);
        List<Failure> against = [.. known.Away[person.Id].Select(l => Refusals.Away(l.From, l.To)), .. missing.Where(m => m.Required).Select(m => Refusals.Lacks(m.Course))];
        against.AddRange(duties.Where(d => d.StartsAt < slot.When.End && d.EndsAt > slot.When.Start).Select(d => Refusals.Busy(d.Title, Formats.Times(d.StartsAt, d.EndsAt))));
        var day = slot.When.Start.LocalDate();
        if (against.Count == 0 && duties.Count(d => d.StartsAt.LocalDate() == day) >= MostTalksADay) against.Add(Refusals.EnoughThatDay(MostTalksADay));
        List<Failure> remarks = [.. missing.Where(m => !m.Required).Select(m => Refusals.LacksAdvised(m.Course)), .. known.Roads[person.Id].Select(c => c.AsFailure())];
        if (slot.Language is { } spoken && !person.Languages.Contains(spoken)) remarks.Add(Refusals.SpeaksNot(spoken));
        var month = duties.Count(d => d.StartsAt.LocalDate() is var on && on.Year == day.Year && on.Month == day.Month);
        return new(person, known.Km(person), month, known.Held.GetValueOrDefault(person.Id, []), against, remarks);
    }

    // All of the month, and of the days themselves where they reach out of it.
    private async Task<List<StaffDuty>> Duties(DateOnly first, DateOnly last, Guid eventId, CancellationToken ct)
    {
        var from = new DateOnly(first.Year, first.Month, 1);
        var to = last > from.AddMonths(1) ? last.AddDays(1) : from.AddMonths(1);
        List<StaffDuty> all = [];
        foreach (var planner in planners) all.AddRange(await planner.Between(from.Start(), to.AddDays(1).Start(), ct));
        return [.. all.Where(d => d.Record.Id != eventId)];
    }

    private async Task<(double Lat, double Lon)?> Place(Slot slot, DateOnly on, CancellationToken ct)
    {
        if (slot.Venue is { Lat: { } lat, Lon: { } lon }) return (lat, lon);
        return await units.Find(slot.UnitCode, on, ct) is { } unit ? (unit.Lat, unit.Lon) : null;
    }

    private sealed record Known(ILookup<Guid, StaffLeave> Away, IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>> Held, IReadOnlyDictionary<Guid, IReadOnlyList<MissingCertificate>> Missing,
        ILookup<Guid, StaffDuty> Duties, ILookup<Guid, EventConflict> Roads, (double Lat, double Lon)? Place)
    {
        public double? Km(StaffMember person) => Place is { } at && (person.Lat, person.Lon) != (0, 0) ? Distance.Km(at.Lat, at.Lon, person.Lat, person.Lon) : null;
    }
}
