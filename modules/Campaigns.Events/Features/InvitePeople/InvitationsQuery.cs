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
internal sealed record InvitationLine(Guid Id, string Name, string? UnitCode, string? Hamlet, bool ByLetter, string Reached, InvitationMark Mark, InvitationAnswer Answer, int People, DateTimeOffset InvitedAt, DateTimeOffset? AnsweredAt);

/// <summary>Which invitations are looked at.</summary>
internal enum InvitationChoice
{
    All,
    Yes,
    No,
    None,

    /// <summary>Whose message was given up.</summary>
    Failed,
}

/// <summary>How it stands with one village.</summary>
internal sealed record VillageLine(string? Hamlet, int Invited, int Yes, int People, int No);

/// <summary>How it stands with all.</summary>
internal sealed record InvitationSums(int Invited, int Sent, int LettersLeft, int Letters, int Yes, int People, int No)
{
    /// <summary>Messages given up.</summary>
    public int Failed { get; init; }

    /// <summary>Messages for which there is no provider.</summary>
    public int Kept { get; init; }
}

/// <summary>Reads invitations within the actor's area.</summary>
internal sealed class InvitationsQuery(EventsDbContext db, GuestNames names, InvitationMarks marks, IActor actor)
{
    private const int MostVillages = 200, MostFailed = 1000;

    public async Task<InvitationSums> Sums(Guid eventId, CancellationToken ct)
    {
        if (await Counts(eventId, ct) is not { } sums) return new(0, 0, 0, 0, 0, 0, 0);
        var (failed, kept) = await marks.NotSent(eventId, ct);
        return sums with { Failed = failed.Count, Kept = kept, Sent = Math.Max(sums.Sent - failed.Count - kept, 0) };
    }

    private Task<InvitationSums?> Counts(Guid eventId, CancellationToken ct) =>
        Seen(eventId).GroupBy(i => 1).Select(g => new InvitationSums(g.Count(), g.Count(i => i.SentAt != null), g.Count(i => i.ByLetter && i.SentAt == null), g.Count(i => i.ByLetter),
            g.Count(i => i.Answer == InvitationAnswer.Yes), g.Sum(i => i.People), g.Count(i => i.Answer == InvitationAnswer.No))).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<VillageLine>> Villages(Guid eventId, CancellationToken ct)
    {
        var rows = await Seen(eventId).GroupBy(i => new { i.UnitCode, i.Hamlet }).Select(g => new VillageLine(g.Key.Hamlet, g.Count(), g.Count(i => i.Answer == InvitationAnswer.Yes), g.Sum(i => i.People), g.Count(i => i.Answer == InvitationAnswer.No)))
            .Take(MostVillages).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.Invited).ThenBy(r => r.Hamlet, StringComparer.Ordinal)];
    }

    public async Task<Paged<InvitationLine>> Page(Guid eventId, InvitationChoice choice, int? limit, string? cursor, CancellationToken ct)
    {
        var page = await (await Chosen(eventId, choice, ct)).PageById(limit, cursor, i => i, ct);
        var guests = await names.Of(page.Items, ct);
        var told = await marks.Of(page.Items, [.. guests.Keys], ct);
        return new([.. page.Items.Select(i => Show(i, guests.GetValueOrDefault(i.Id), told[i.Id]))], page.Next);
    }

    private async Task<IQueryable<Invitation>> Chosen(Guid eventId, InvitationChoice choice, CancellationToken ct)
    {
        var all = Seen(eventId);
        if (choice is InvitationChoice.All) return all;
        if (choice is not InvitationChoice.Failed)
        {
            var answer = choice switch { InvitationChoice.Yes => InvitationAnswer.Yes, InvitationChoice.No => InvitationAnswer.No, _ => InvitationAnswer.None };
            return all.Where(i => i.Answer == answer);
        }

        var failed = (await marks.NotSent(eventId, ct)).Failed.Take(MostFailed).ToList();
        return all.Where(i => failed.Contains(i.Id));
    }

    /// <summary>Those who get a letter.</summary>
    public Task<List<Invitation>> Letters(Guid eventId, bool again, CancellationToken ct) =>
        db.Invitations.Within(actor, Permissions.Plan).Where(i => i.EventId == eventId && i.ByLetter && (again || i.SentAt == null)).OrderBy(i => i.UnitCode).ThenBy(i => i.Hamlet).ThenBy(i => i.Id).Take(2000).ToListAsync(ct);

    private static InvitationLine Show(Invitation i, Guest? guest, InvitationMark mark) => new(i.Id, guest?.FullName ?? "–", guest?.UnitCode ?? i.UnitCode, guest?.Hamlet ?? i.Hamlet, i.ByLetter,
        guest?.Phone is { } phone ? Formats.MaskPhone(phone) : guest?.Email is { } mail ? Mask(mail) : "", mark, i.Answer, i.People, i.InvitedAt, i.AnsweredAt);

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
