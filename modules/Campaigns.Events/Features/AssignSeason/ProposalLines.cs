using Campaigns.Events.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AssignSeason;

/// <summary>A line of a proposal, with the event as it is now.</summary>
/// <param name="IsTaken">The event has this person.</param>
internal sealed record ProposalLine(ProposedSeat Seat, string Title, string UnitName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Name, double? Km, IReadOnlyList<Failure> Remarks, bool IsTaken)
{
    /// <summary>Which of the places of its role it is that the search fills at the event, and how many those are.</summary>
    public (int Number, int Of) Place { get; init; } = (1, 1);
}

/// <summary>Shows a proposal beside its events. Events that are gone meanwhile are left out.</summary>
internal sealed class ProposalLines(EventsDbContext db, IStaff staff, IUnits units, IQualifications qualifications)
{
    public async Task<IReadOnlyList<ProposalLine>> Of(AssignmentRun run, CancellationToken ct)
    {
        var seats = ProposedSeat.Read(run.Proposal);
        var ids = seats.Select(s => s.EventId).Distinct().ToList();
        var events = (await db.Events.AsNoTracking().IgnoreAutoIncludes().Include(e => e.Venue).Include(e => e.Staff).Where(e => ids.Contains(e.Id)).AsSplitQuery().ToListAsync(ct)).ToDictionary(e => e.Id);
        var people = await staff.Many([.. seats.Select(s => s.StaffId).OfType<Guid>().Distinct()], ct);
        var places = await units.Many([.. events.Values.Select(e => e.UnitCode).Distinct()], run.FirstDay, ct);
        List<ProposalLine> lines = [];
        foreach (var seat in seats.Where(s => events.ContainsKey(s.EventId)))
        {
            var (at, who) = (events[seat.EventId], seat.StaffId is { } id ? people.GetValueOrDefault(id) : null);
            lines.Add(new(seat, at.Title, at.UnitName, at.StartsAt, at.EndsAt, who?.Name, Km(who, at, places), await Remarks(seat, who, at, ct), who is not null && (seat.Role is EventRole.Desk ? at.Desk : at.Presenters).Contains(who.Id)));
        }

        return [.. Numbered(lines).OrderByDescending(l => l.Seat.StaffId is null).ThenBy(l => l.StartsAt).ThenBy(l => l.Seat.EventId).ThenBy(l => l.Seat.Role).ThenBy(l => l.Place.Number)];
    }

    private static IEnumerable<ProposalLine> Numbered(List<ProposalLine> lines) => lines.GroupBy(l => (l.Seat.EventId, l.Seat.Role))
        .SelectMany(role => role.Select((line, at) => line with { Place = (at + 1, role.Count()) }));

    private async Task<IReadOnlyList<Failure>> Remarks(ProposedSeat seat, StaffMember? who, Event at, CancellationToken ct)
    {
        if (who is null || seat.Role is EventRole.Desk) return [];
        var missing = (await qualifications.Missing([who.Id], at.Format, at.StartsAt.LocalDate(), ct)).GetValueOrDefault(who.Id, []);
        return [.. missing.Where(m => !m.Required).Select(m => Refusals.LacksAdvised(m.Course)), .. at.Language is { } spoken && !who.Languages.Contains(spoken) ? new[] { Refusals.SpeaksNot(spoken) } : []];
    }

    private static double? Km(StaffMember? who, Event at, IReadOnlyDictionary<string, Unit> places)
    {
        if (who is null || (who.Lat, who.Lon) == (0, 0)) return null;
        var unit = places.GetValueOrDefault(at.UnitCode);
        return (at.Venue?.Lat ?? unit?.Lat) is { } lat && (at.Venue?.Lon ?? unit?.Lon) is { } lon ? Distance.Km(lat, lon, who.Lat, who.Lon) : null;
    }
}
