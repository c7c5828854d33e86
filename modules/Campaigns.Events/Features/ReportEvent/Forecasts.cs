using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.ReportEvent;

/// <summary>What is to be expected of an event.</summary>
/// <param name="Attended">People who come.</param>
/// <param name="Joined">Of them, who join.</param>
/// <param name="From">Events it is taken from.</param>
internal sealed record Forecast(int Attended, int Joined, int From);

/// <summary>Expects of an event what came of the last ones of its kind held before it in the same district or area, else anywhere: so many of those who registered came, and of them so
/// many joined. Where there is nothing to go by, all who registered come and nobody joins.</summary>
internal sealed class Forecasts(EventsDbContext db, ISeats seats, IEnumerable<IOfferingOutcome> outcomes)
{
    private const int Last = 20;
    private const int Enough = 3;

    public async Task<Forecast> Of(Guid eventId, CancellationToken ct)
    {
        if (await db.Events.AsNoTracking().Where(e => e.Id == eventId).Select(e => new { e.Id, e.Format, e.ScopePath, e.StartsAt }).SingleOrDefaultAsync(ct) is not { } about) return new(0, 0, 0);
        var held = db.Events.AsNoTracking().Where(e => e.Format == about.Format && e.StartsAt < about.StartsAt && e.Id != about.Id && (e.Status == EventStatus.Completed || e.Status == EventStatus.Reported));
        var district = string.Join('/', about.ScopePath.Split('/').Take(2));
        var near = await Ids(held.Where(e => (e.ScopePath + "/").StartsWith(district + "/")), ct);
        var like = near.Count >= Enough ? near : await Ids(held, ct);
        var counts = await seats.Count([.. like, eventId], ct);
        var registered = counts.GetValueOrDefault(eventId, SeatCounts.None).Taken;
        var (taken, attended, joined) = (like.Sum(id => counts.GetValueOrDefault(id, SeatCounts.None).Taken), like.Sum(id => counts.GetValueOrDefault(id, SeatCounts.None).Attended), await Joined(like, ct));
        var coming = taken == 0 ? registered : (int)Math.Round((double)registered * attended / taken);
        return new(coming, attended == 0 ? 0 : (int)Math.Round((double)coming * joined / attended), like.Count);
    }

    /// <summary>Who joined at the event, as far as somebody counts them.</summary>
    public async Task<int> Joined(IReadOnlyCollection<Guid> events, CancellationToken ct)
    {
        if (outcomes.LastOrDefault() is not { } outcome) return 0;
        var all = 0;
        foreach (var id in events) all += await outcome.Joined(id, ct);
        return all;
    }

    private static Task<List<Guid>> Ids(IQueryable<Event> events, CancellationToken ct) => events.OrderByDescending(e => e.StartsAt).ThenBy(e => e.Id).Take(Last).Select(e => e.Id).ToListAsync(ct);
}
