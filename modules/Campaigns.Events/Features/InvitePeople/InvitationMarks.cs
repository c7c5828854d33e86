using Campaigns.Events.Domain;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>How far an invitation got.</summary>
internal enum InvitationMark
{
    /// <summary>The letter is still to be printed.</summary>
    ToPrint,

    Printed,

    /// <summary>The message waits for its turn.</summary>
    Waiting,

    Sent,

    /// <summary>Nobody could be reached there, or they may not be written to any more.</summary>
    Failed,

    /// <summary>No provider is set up for such messages.</summary>
    Kept,
}

/// <summary>Asks what became of the messages of invitations.</summary>
internal sealed class InvitationMarks(IDeliveries deliveries)
{
    /// <param name="invitations">Some of one event.</param>
    /// <param name="reachable">Those of them who still may be written to.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyDictionary<Guid, InvitationMark>> Of(IReadOnlyCollection<Invitation> invitations, IReadOnlyCollection<Guid> reachable, CancellationToken ct)
    {
        var told = invitations.Where(i => !i.ByLetter && i.SentAt is not null).Select(i => Invitation.NoticeKey(i.Id)).ToList();
        var found = told.Count == 0 ? new Dictionary<string, Delivery>() : await deliveries.Of(told, ct);
        return invitations.ToDictionary(i => i.Id, i => i switch
        {
            { ByLetter: true } => i.SentAt is null ? InvitationMark.ToPrint : InvitationMark.Printed,
            _ when found.TryGetValue(Invitation.NoticeKey(i.Id), out var delivery) => Mark(delivery),
            _ => reachable.Contains(i.Id) ? InvitationMark.Waiting : InvitationMark.Failed,
        });
    }

    /// <summary>Those of an event whose message did not go, the ones given up and the ones kept apart.</summary>
    public async Task<(IReadOnlyList<Guid> Failed, int Kept)> NotSent(Guid eventId, CancellationToken ct)
    {
        var left = await deliveries.NotSent(new RecordRef(Event.Kind, eventId), Notices.Invited, ct);
        return ([.. left.Where(l => l.Value is Delivery.Failed).Select(l => Invitation.OfNoticeKey(l.Key)).OfType<Guid>()], left.Count(l => l.Value is Delivery.Kept));
    }

    private static InvitationMark Mark(Delivery delivery) => delivery switch
    {
        Delivery.Sent => InvitationMark.Sent,
        Delivery.Waiting => InvitationMark.Waiting,
        Delivery.Failed => InvitationMark.Failed,
        _ => InvitationMark.Kept,
    };
}
