using Campaigns.Content.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AnswerOthers;

/// <summary>Public events for feed, sitemap and search, the last changed first.</summary>
internal sealed class EventPages(EventsDbContext db, IStringLocalizer texts) : IPublicPages
{
    // Search engines and feed readers look at far fewer; older events stay reachable by their address.
    private const int AtMost = 1000;

    public async Task<IReadOnlyList<PublicPage>> List(CancellationToken ct)
    {
        var rows = await db.Events.AsNoTracking().Public().OrderByDescending(e => e.ChangedAt).Take(AtMost)
            .Select(e => new { e.Slug, e.Title, e.StartsAt, e.EndsAt, e.ChangedAt, e.UnitName, Venue = e.Venue == null ? "" : e.Venue.Name, e.MovedFrom, e.Status }).ToListAsync(ct);
        return [.. rows.Select(e => new PublicPage($"/events/{e.Slug}", Headline(e.Title, e.Status, e.MovedFrom),
            texts["events.page-summary", Formats.Date(e.StartsAt), Formats.Times(e.StartsAt, e.EndsAt), e.Venue.Length > 0 ? e.Venue : e.UnitName],
            e.ChangedAt, true, $"{e.Title} {e.UnitName} {e.Venue}"))];
    }

    // A reader of the feed must see at once that something changed.
    private string Headline(string title, EventStatus status, DateTimeOffset? movedFrom) => status switch
    {
        EventStatus.Cancelled => $"{texts["events.cancelled-tag"]}: {title}",
        EventStatus.Postponed => $"{texts["events.postponed-tag"]}: {title}",
        _ when movedFrom is not null => $"{texts["events.moved-tag"]}: {title}",
        _ => title,
    };
}
