using Campaigns.Events.Contracts;
using Campaigns.Kernel.Slots;
using Campaigns.Survey.Domain;

namespace Campaigns.Survey.Features.InviteFeedback;

/// <summary>Asks for feedback on the page of an event that has begun.</summary>
internal sealed class InviteOnEventPage(TimeProvider clock) : ISlotProvider
{
    public string Slot => "events.public-aside";

    public Task<SlotItem?> For(object? model, CancellationToken ct) => Task.FromResult<SlotItem?>(
        model is EventCard meeting && FeedbackWindow.IsOpen(meeting, clock.GetUtcNow()) ? new("InviteFeedback/_Invite", "Survey", meeting, Order: 20) : null);
}
