using Campaigns.Content.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ShowEvent;
using Campaigns.Kernel.Events;
using Campaigns.Registrations.Contracts;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Events.Subscribers;

/// <summary>Drops kept public pages as soon as what they show has changed. Dropping twice changes nothing.</summary>
internal sealed class RefreshPublicPages(IOutputCacheStore pages) : IOn<OfferingChangedV1>, IOn<AttendeeRegisteredV1>, IOn<AttendeeCancelledV1>
{
    public async Task On(OfferingChangedV1 e, EventContext context, CancellationToken ct)
    {
        if (e.Kind != Event.Kind) return;
        await Seats(e.OfferingId, ct);
        await pages.EvictByTagAsync(CacheTags.Public, ct);
    }

    public Task On(AttendeeRegisteredV1 e, EventContext context, CancellationToken ct) => Seats(e.OfferingId, ct);

    public Task On(AttendeeCancelledV1 e, EventContext context, CancellationToken ct) => Seats(e.OfferingId, ct);

    private async Task Seats(Guid eventId, CancellationToken ct)
    {
        await pages.EvictByTagAsync(PublicCache.Tag(eventId), ct);
        await pages.EvictByTagAsync(PublicCache.Lists, ct);
        await pages.EvictByTagAsync(CacheTags.Home, ct);
    }
}
