using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;

namespace Campaigns.Events.Features.Booking;

/// <summary>Lets an event keep its hall and presenters, unless something stands in the way.</summary>
internal sealed class HoldTaker(ConflictFinder conflicts)
{
    /// <summary>Within the turn. Answers what stands in the way; empty: it holds them now.</summary>
    public async Task<IReadOnlyList<Failure>> Take(OpenEvent open, string? overrideReason, CancellationToken ct)
    {
        var reason = string.IsNullOrWhiteSpace(overrideReason) ? open.Event.OverrideReason : overrideReason;
        var blocks = EventConflict.Blocks([.. await conflicts.Clashes(open.Slot, ct), .. open.Concerns], reason);
        if (blocks.Count == 0) open.Event.TakeHold(reason);
        return blocks;
    }
}
