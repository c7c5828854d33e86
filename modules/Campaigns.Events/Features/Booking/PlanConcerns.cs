using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>What speaks against day, place, hall and money of a plan. Each accepts a reason.</summary>
internal sealed class PlanConcerns(EventsDbContext db, ICampaigns campaigns, IHolidays holidays, FormatCatalog formats)
{
    private readonly Dictionary<Guid, CampaignCard?> _campaigns = [];
    private readonly Dictionary<DateOnly, string?> _holidays = [];

    /// <summary>By slot, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<EventConflict>>> Find(IReadOnlyList<Slot> slots, CancellationToken ct)
    {
        var spaced = slots.Where(s => formats.Find(s.Format) is { DaysApart: > 0 }).ToList();
        var near = spaced.Count == 0 ? [] : await Neighbours(db, spaced, spaced.Max(s => formats.Find(s.Format)!.DaysApart)).ToListAsync(ct);
        var all = new List<IReadOnlyList<EventConflict>>();
        foreach (var slot in slots) all.Add([.. await Days(slot, ct), .. Rest(slot, near)]);
        return all;
    }

    /// <summary>Events of the same kinds in the same units around that time.</summary>
    internal static IQueryable<Neighbour> Neighbours(EventsDbContext db, IReadOnlyList<Slot> slots, int days)
    {
        var (from, to) = (slots.Min(s => s.When.Start).AddDays(-days), slots.Max(s => s.When.Start).AddDays(days));
        var (codes, kinds) = (slots.Select(s => s.UnitCode).Distinct().ToList(), slots.Select(s => s.Format).Distinct().ToList());
        return db.Events.AsNoTracking().Where(e => e.StartsAt > from && e.StartsAt < to && codes.Contains(e.UnitCode) && kinds.Contains(e.Format)
                && (e.Holds || e.Status == EventStatus.Completed || e.Status == EventStatus.Reported))
            .Select(e => new Neighbour(e.Id, e.Title, e.StartsAt, e.UnitCode, e.Format));
    }

    private IEnumerable<EventConflict> Rest(Slot slot, List<Neighbour> near)
    {
        foreach (var closed in slot.Venue?.Closed.Where(d => d.Touches(slot.Days.First, slot.Days.Last)) ?? [])
            yield return new("venue-closed", slot.Venue!.Id.ToString(), false, slot.Venue.Name, DayText.Span(closed.From, closed.To));
        if (slot.Venue is { Capacity: { } seats } venue && seats < slot.Capacity) yield return new("venue-too-small", venue.Id.ToString(), false, seats, slot.Capacity);
        if (formats.Find(slot.Format) is not { } format) yield break;
        if (slot.Budget > format.MostBudget) yield return new("over-budget", format.Code, false, Formats.Money(slot.Budget.Value), Formats.Money(format.MostBudget.Value));

        // The same kind of event in the same unit a few days before or after; of several the nearest.
        if (near.Where(n => n.Id != slot.EventId && n.UnitCode == slot.UnitCode && n.Format == slot.Format && (n.StartsAt - slot.When.Start).Duration() < TimeSpan.FromDays(format.DaysApart))
            .MinBy(n => (n.StartsAt - slot.When.Start).Duration()) is { } neighbour)
            yield return new("commune-too-soon", neighbour.Id.ToString(), false, neighbour.Title, Formats.Day(neighbour.StartsAt), format.DaysApart);
    }

    private async Task<List<EventConflict>> Days(Slot slot, CancellationToken ct)
    {
        var found = new List<EventConflict>();
        var (first, last) = slot.Days;
        if (!_campaigns.TryGetValue(slot.CampaignId, out var campaign)) _campaigns[slot.CampaignId] = campaign = await campaigns.Find(slot.CampaignId, ct);
        if (campaign is not null && (first < campaign.StartsOn || last > campaign.EndsOn))
            found.Add(new("outside-campaign", campaign.Id.ToString(), false, campaign.Name, Formats.Day(campaign.StartsOn), Formats.Day(campaign.EndsOn)));
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!_holidays.TryGetValue(day, out var holiday)) _holidays[day] = holiday = await holidays.On(day, ct);
            if (holiday is not null) found.Add(new("holiday", holiday, false, Formats.Date(day), holiday));
        }

        return found;
    }

    internal sealed record Neighbour(Guid Id, string Title, DateTimeOffset StartsAt, string UnitCode, string Format);
}
