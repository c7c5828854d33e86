using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>One who is told now.</summary>
/// <param name="Number">In the mailing.</param>
/// <param name="RecordId">Their record there.</param>
/// <param name="Template">What they are told.</param>
/// <param name="To">Where they are reached.</param>
/// <param name="Link">Their own page: the ticket, or the invitation.</param>
internal sealed record Addressee(int Number, Guid RecordId, string Template, Recipient To, string? Link);

/// <summary>Looks up where the recipients of a mailing are reached, at the moment they are told. Who is gone meanwhile is left out.</summary>
internal sealed class Addressees(EventsDbContext db, IRegistrants registrants, IPlaces places, IStaffContacts staff, GuestNames names, AskTokens tokens)
{
    public async Task<IReadOnlyList<Addressee>> Of(IReadOnlyCollection<MailingRecipient> recipients, CancellationToken ct)
    {
        var found = new List<Addressee>();
        found.AddRange(await Colleagues([.. recipients.Where(r => r.IsStaff)], ct));
        found.AddRange(await Invited([.. recipients.Where(r => r.IsInvited)], ct));
        found.AddRange(await Attendees([.. recipients.Where(r => !r.IsStaff && !r.IsInvited)], ct));
        return [.. found.OrderBy(f => f.Number)];
    }

    private async Task<IEnumerable<Addressee>> Colleagues(IReadOnlyCollection<MailingRecipient> recipients, CancellationToken ct)
    {
        if (recipients.Count == 0) return [];
        var known = await staff.Many([.. recipients.Select(r => r.RecordId)], ct);
        return recipients.Where(r => known.ContainsKey(r.RecordId)).Select(r => (r, Who: known[r.RecordId])).Select(x => new Addressee(x.r.Number, x.r.RecordId, x.r.Template, new(x.Who.Name, x.Who.Phone, x.Who.Email), null));
    }

    private async Task<IEnumerable<Addressee>> Attendees(IReadOnlyCollection<MailingRecipient> recipients, CancellationToken ct)
    {
        if (recipients.Count == 0) return [];
        var ids = recipients.Select(r => r.RecordId).ToList();
        var (known, links) = (await registrants.Many(ids, ct), await places.Links(ids, ct));
        return recipients.Select(r => (r, Who: known.GetValueOrDefault(r.RecordId))).Where(x => x.Who is not null and not { Status: "cancelled" })
            .Select(x => new Addressee(x.r.Number, x.r.RecordId, x.r.Template, new(x.Who!.FullName, x.Who.Phone, x.Who.Email, Person: new RecordRef("registrations.registration", x.r.RecordId)), links.GetValueOrDefault(x.r.RecordId)));
    }

    private async Task<IEnumerable<Addressee>> Invited(IReadOnlyCollection<MailingRecipient> recipients, CancellationToken ct)
    {
        if (recipients.Count == 0) return [];
        var ids = recipients.Select(r => r.RecordId).ToList();
        var invitations = await db.Invitations.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var guests = await names.Of(invitations.Values, ct);
        return recipients.Where(r => guests.ContainsKey(r.RecordId)).Select(r => (r, Who: guests[r.RecordId], Link: tokens.Address("invited", invitations[r.RecordId].SealedToken))).Where(x => x.Link is not null)
            .Select(x => new Addressee(x.r.Number, x.r.RecordId, x.r.Template, new(x.Who.FullName, x.Who.Phone, x.Who.Email, Person: x.Who.PersonId is { } person ? new("people.person", person) : new RecordRef(Invitation.Kind, x.r.RecordId)), x.Link));
    }
}
