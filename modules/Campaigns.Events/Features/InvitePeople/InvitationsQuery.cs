using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.People.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>One invitation as planners see it: where somebody is reached is masked.</summary>
internal sealed record InvitationLine(Guid Id, string Name, string? Hamlet, bool ByLetter, string Reached, bool Sent, InvitationAnswer Answer, int People);

/// <summary>How it stands with one village.</summary>
internal sealed record VillageLine(string? Hamlet, int Invited, int Yes, int People, int No);

/// <summary>How it stands with all.</summary>
internal sealed record InvitationSums(int Invited, int Sent, int LettersLeft, int Letters, int Yes, int People, int No);

/// <summary>Reads invitations within the actor's area.</summary>
internal sealed class InvitationsQuery(EventsDbContext db, GuestNames names, IActor actor)
{
    private const int MostVillages = 200;

    public async Task<InvitationSums> Sums(Guid eventId, CancellationToken ct) =>
        await Seen(eventId).GroupBy(i => 1).Select(g => new InvitationSums(g.Count(), g.Count(i => i.SentAt != null), g.Count(i => i.ByLetter && i.SentAt == null), g.Count(i => i.ByLetter),
            g.Count(i => i.Answer == InvitationAnswer.Yes), g.Sum(i => i.People), g.Count(i => i.Answer == InvitationAnswer.No))).SingleOrDefaultAsync(ct) ?? new(0, 0, 0, 0, 0, 0, 0);

    public async Task<IReadOnlyList<VillageLine>> Villages(Guid eventId, CancellationToken ct)
    {
        var rows = await Seen(eventId).GroupBy(i => new { i.UnitCode, i.Hamlet }).Select(g => new VillageLine(g.Key.Hamlet, g.Count(), g.Count(i => i.Answer == InvitationAnswer.Yes), g.Sum(i => i.People), g.Count(i => i.Answer == InvitationAnswer.No)))
            .Take(MostVillages).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.Invited).ThenBy(r => r.Hamlet, StringComparer.Ordinal)];
    }

    public async Task<Paged<InvitationLine>> Page(Guid eventId, string? cursor, CancellationToken ct)
    {
        var page = await Seen(eventId).PageById(50, cursor, i => i, ct);
        var guests = await names.Of(page.Items, ct);
        return new([.. page.Items.Select(i => Show(i, guests.GetValueOrDefault(i.Id)))], page.Next);
    }

    /// <summary>Those who get a letter.</summary>
    public Task<List<Invitation>> Letters(Guid eventId, bool again, CancellationToken ct) =>
        db.Invitations.Within(actor, Permissions.Plan).Where(i => i.EventId == eventId && i.ByLetter && (again || i.SentAt == null)).OrderBy(i => i.UnitCode).ThenBy(i => i.Hamlet).ThenBy(i => i.Id).Take(2000).ToListAsync(ct);

    private static InvitationLine Show(Invitation i, Guest? guest) => new(i.Id, guest?.FullName ?? "–", guest?.Hamlet ?? i.Hamlet, i.ByLetter,
        guest?.Phone is { } phone ? Formats.MaskPhone(phone) : guest?.Email is { } mail ? Mask(mail) : "", i.SentAt is not null, i.Answer, i.People);

    private static string Mask(string mail) => mail.IndexOf('@') is > 0 and var at ? $"{mail[0]}•••{mail[at..]}" : "•••";

    private IQueryable<Invitation> Seen(Guid eventId) => db.Invitations.AsNoTracking().Within(actor, Permissions.Plan).Where(i => i.EventId == eventId);
}

/// <summary>Who the invited are: from their module, or from the list they stood on.</summary>
internal sealed class GuestNames(IEnumerable<IInvitees> people)
{
    /// <summary>By invitation. Who may not be written to any more is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guest>> Of(IReadOnlyCollection<Invitation> invitations, CancellationToken ct)
    {
        var ids = invitations.Select(i => i.PersonId).OfType<Guid>().Distinct().ToList();
        var known = ids.Count > 0 && people.FirstOrDefault() is { } registry ? await registry.Many(ids, ct) : new Dictionary<Guid, Invitee>();
        var found = new Dictionary<Guid, Guest>();
        foreach (var i in invitations)
        {
            if (i.PersonId is { } person) { if (known.TryGetValue(person, out var p)) found[i.Id] = new(person, p.FullName, p.Phone, null, p.UnitCode, p.Hamlet); }
            else if (i.FullName is { } name) found[i.Id] = new(null, name, i.Phone, i.Email, i.UnitCode, i.Hamlet);
        }

        return found;
    }
}
