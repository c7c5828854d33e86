using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.Booking;

/// <summary>Gives out public addresses. Called within the turn at the stem, so that no address is given out twice.</summary>
internal sealed class Addresses(EventsDbContext db)
{
    public async Task<string> Free(string stem, CancellationToken ct) =>
        SlugRule.Free(stem, await db.Events.Where(e => e.Slug == stem || e.Slug.StartsWith(stem + "-")).Select(e => e.Slug).ToListAsync(ct));

    /// <summary>The address it has, if that is one of the stem; else a free one.</summary>
    public async Task<string> For(Event planned, string stem, CancellationToken ct) =>
        planned.PublishedAt is not null || SlugRule.Belongs(planned.Slug, stem) ? planned.Slug : await Free(stem, ct);
}
