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
    public async Task<IReadOnlyList<EventConflict>> Find(Slot slot, CancellationToken ct)
    {
        var found = new List<EventConflict>();
        await Day(slot, found, ct);
        if (slot.Venue is { Capacity: { } seats } venue && seats < slot.Capacity)
            found.Add(new("venue-too-small", venue.Id.ToString(), false, seats, slot.Capacity));
        if (formats.Find(slot.Format) is not { } format) return found;
        if (slot.Budget > format.MostBudget) found.Add(new("over-budget", format.Code, false, Formats.Money(slot.Budget.Value), Formats.Money(format.MostBudget.Value)));
        if (format.DaysApart > 0 && await Near(slot, format, ct) is { } near)
            found.Add(new("commune-too-soon", near.Id.ToString(), false, near.Title, Formats.Day(near.StartsAt), format.DaysApart));
        return found;
    }

    private async Task Day(Slot slot, List<EventConflict> found, CancellationToken ct)
    {
        var (first, last) = (slot.When.Start.LocalDate(), slot.When.End.AddTicks(-1).LocalDate());
        if (await campaigns.Find(slot.CampaignId, ct) is { } campaign && (first < campaign.StartsOn || last > campaign.EndsOn))
            found.Add(new("outside-campaign", campaign.Id.ToString(), false, campaign.Name, Formats.Day(campaign.StartsOn), Formats.Day(campaign.EndsOn)));
        for (var day = first; day <= last; day = day.AddDays(1))
            if (await holidays.On(day, ct) is { } holiday)
                found.Add(new("holiday", holiday, false, Formats.Date(day), holiday));
    }

    // The same kind of event in the same unit a few days before or after; of several the nearest.
    private async Task<Neighbour?> Near(Slot slot, EventFormat format, CancellationToken ct)
    {
        var (from, to) = (slot.When.Start.AddDays(-format.DaysApart), slot.When.Start.AddDays(format.DaysApart));
        var near = await db.Events.AsNoTracking()
            .Where(e => e.Id != slot.EventId && e.StartsAt > from && e.StartsAt < to && e.UnitCode == slot.UnitCode && e.Format == slot.Format
                && (e.Holds || e.Status == EventStatus.Completed || e.Status == EventStatus.Reported))
            .Select(e => new Neighbour(e.Id, e.Title, e.StartsAt)).ToListAsync(ct);
        return near.MinBy(n => (n.StartsAt - slot.When.Start).Duration());
    }

    private sealed record Neighbour(Guid Id, string Title, DateTimeOffset StartsAt);
}
