using Campaigns.Content.Contracts;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Events;
using Microsoft.AspNetCore.OutputCaching;

namespace Campaigns.Targets.Subscribers;

/// <summary>The home page tells how many joined: its kept answers are dropped when somebody does. Twice does no harm.</summary>
internal sealed class RefreshHomeOnPersonJoined(IOutputCacheStore kept) : IOn<PersonJoinedV1>
{
    public async Task On(PersonJoinedV1 e, EventContext context, CancellationToken ct) => await kept.EvictByTagAsync(CacheTags.Home, ct);
}
