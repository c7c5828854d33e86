using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>Finds what speaks against a slot. Hard conflicts are looked for within the turn at hall and people, by own tables only; soft ones
/// before it, because they ask other modules.</summary>
internal sealed class ConflictFinder(EventsDbContext db, ICampaigns campaigns, IHolidays holidays)
{
    public async Task<IReadOnlyList<EventConflict>> All(Slot slot, CancellationToken ct) => [.. await Hard(slot, ct), .. await Soft(slot, ct)];

    public async Task<IReadOnlyList<EventConflict>> Hard(Slot slot, CancellationToken ct)
    {
        var (start, end) = (slot.When.Start, slot.When.End);
        var others = db.Events.AsNoTracking().Where(e => e.Holds && e.Id != slot.EventId && e.StartsAt < end && e.EndsAt > start);
        var found = new List<EventConflict>();
        if (slot.Venue is { } venue)
        {
            var rivals = await others.Where(e => e.VenueId == venue.Id).OrderBy(e => e.StartsAt).Select(e => new Rival(e.Id, e.Title, e.UnitName, e.StartsAt, e.EndsAt, default)).ToListAsync(ct);
            found.AddRange(rivals.Select(r => new EventConflict("venue-double-booked", r.Id.ToString(), true, venue.Name, r.Title, r.Times)));
        }

        if (slot.Presenters.Count == 0) return found;
        var people = slot.Presenters.Keys.ToList();
        var talks = await others.SelectMany(e => e.Staff, (e, s) => new { e, s }).Where(x => x.s.Role == EventRole.Presenter && people.Contains(x.s.StaffId))
            .OrderBy(x => x.e.StartsAt).Select(x => new Rival(x.e.Id, x.e.Title, x.e.UnitName, x.e.StartsAt, x.e.EndsAt, x.s.StaffId)).ToListAsync(ct);
        found.AddRange(talks.Select(r => new EventConflict("presenter-double-booked", r.Id.ToString(), true, slot.Presenters[r.StaffId], r.Unit, r.Times)));
        return found;
    }

    public async Task<IReadOnlyList<EventConflict>> Soft(Slot slot, CancellationToken ct)
    {
        var found = new List<EventConflict>();
        var (first, last) = (slot.When.Start.LocalDate(), slot.When.End.AddTicks(-1).LocalDate());
        if (await campaigns.Find(slot.CampaignId, ct) is { } campaign && (first < campaign.StartsOn || last > campaign.EndsOn))
            found.Add(new("outside-campaign", campaign.Id.ToString(), false, campaign.Name, Formats.Day(campaign.StartsOn), Formats.Day(campaign.EndsOn)));
        for (var day = first; day <= last; day = day.AddDays(1))
            if (await holidays.On(day, ct) is { } holiday)
                found.Add(new("holiday", holiday, false, Formats.Date(day), holiday));
        if (slot.Venue is { Capacity: { } seats } venue && seats < slot.Capacity)
            found.Add(new("venue-too-small", venue.Id.ToString(), false, seats, slot.Capacity));
        return found;
    }

    private sealed record Rival(Guid Id, string Title, string Unit, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid StaffId)
    {
        public string Times => $"{Formats.Times(StartsAt, EndsAt)}, {Formats.Day(StartsAt)}";
    }
}
