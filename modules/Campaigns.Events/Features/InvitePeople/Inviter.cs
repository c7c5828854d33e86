using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Data.Privacy;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>How people are invited, wherever their names come from.</summary>
/// <param name="Letters">Letters for all; else who can be written to gets an SMS or a mail.</param>
/// <param name="PerVillage">At most so many invited of one village, those before counted; null: no bound.</param>
/// <param name="Look">Counts only.</param>
/// <param name="Expected">How many the planner was shown; another number is refused, so that nobody invites more than they saw.</param>
internal sealed record InviteHow(bool Letters, int? PerVillage, bool Look, int? Expected)
{
    public IEnumerable<Failure> Check()
    {
        if (PerVillage is < 1 or > 1000) yield return Refusals.PerVillageOutOfRange;
    }

    public bool ByLetter(Guest guest) => Letters || guest is { Phone: null, Email: null };
}

/// <summary>Who is invited, or would be.</summary>
/// <param name="Messages">By SMS or mail.</param>
/// <param name="Letters">By letter.</param>
/// <param name="Before">Invited before, or registered already.</param>
/// <param name="OverQuota">Left out because their village has its number.</param>
/// <param name="More">There are more than are invited at once.</param>
/// <param name="MailingId">What sends the messages.</param>
internal sealed record InviteCount(int Messages, int Letters, int Before, int OverQuota, bool More, Guid? MailingId = null)
{
    public int All => Messages + Letters;
}

/// <summary>Who is invited, and what comes of each who was named, in their order.</summary>
internal sealed record Invited(InviteCount Count, IReadOnlyList<GuestFate> Fates);

/// <summary>Invites to a public event, nobody twice. At most so many at once; the same again goes on with the next.</summary>
internal sealed class Inviter(EventsDbContext db, IRegistrants registrants, AskTokens tokens, Mailings mailings, IActor actor, IAudit audit, TimeProvider clock)
{
    // A letter for each fits into one file, and a list of names into one save.
    private const int MostAtOnce = 2000;

    /// <summary>The event, when people can be invited to it.</summary>
    public async Task<Result<Event>> Find(Guid id, CancellationToken ct)
    {
        if (await db.Events.AsNoTracking().Include(e => e.Venue).Within(actor, Permissions.Plan).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } at) return Refusals.NoSuchEvent;
        return at.Status is EventStatus.Published && at.StartsAt > clock.GetUtcNow() ? at : Refusals.InviteToPublicOnly;
    }

    /// <param name="at">The event.</param>
    /// <param name="meant">Those who are named.</param>
    /// <param name="how">How.</param>
    /// <param name="noted">What the history keeps besides the numbers.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Result<Invited>> Invite(Event at, IReadOnlyList<Guest> meant, InviteHow how, string noted, CancellationToken ct)
    {
        var registered = (await registrants.Of(at.Id, ct)).Select(r => r.Phone ?? r.Email).OfType<string>().Select(a => Blind.Of(a.ToLowerInvariant())).ToHashSet();

        // Two planners at once wait here for one another, so that each sees whom the other has invited.
        await using var turn = how.Look ? null : await db.LockNamesAsync([$"events.invite/{at.Id:N}"], ct);
        var choice = new GuestChoice(registered, await Before(at.Id, ct), how.PerVillage, MostAtOnce);
        var fates = meant.Select(choice.Take).ToList();

        var letters = choice.Chosen.Count(how.ByLetter);
        var count = new InviteCount(choice.Chosen.Count - letters, letters, choice.Known, choice.OverQuota, fates.Contains(GuestFate.NextTime));
        if (turn is null) return new Invited(count, fates);
        if (how.Expected is { } expected && expected != count.All) return Refusals.OtherNumber(count.All);
        if (count.All == 0) return Refusals.NobodyToInvite;
        var mailing = Put(at, choice.Chosen, how);
        audit.Note("events.people-invited", new RecordRef(Event.Kind, at.Id), new { Kind = noted, count.Messages, count.Letters });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return new Invited(count with { MailingId = mailing?.Id }, fates);
    }

    private Mailing? Put(Event at, IReadOnlyList<Guest> chosen, InviteHow how)
    {
        var now = clock.GetUtcNow();
        var invited = chosen.Select(g => Invitation.To(at, g, how.ByLetter(g), tokens.Next(), now)).ToList();
        db.AddRange(invited);
        var to = invited.Where(i => !i.ByLetter).Select(i => (Notices.Invited, i.Id)).ToList();
        var said = new NoticeValues(at.Title, at.Venue?.Name ?? at.UnitName, at.Venue?.Address ?? "", new(at.StartsAt, at.EndsAt), new(at.StartsAt, at.EndsAt), "");
        return mailings.Begin(at, Notices.Invited, said, new Audience(to, 0));
    }

    private Task<List<EarlierGuest>> Before(Guid id, CancellationToken ct) =>
        db.Invitations.AsNoTracking().Where(i => i.EventId == id).Select(i => new EarlierGuest(i.Identity, i.UnitCode, i.Hamlet)).ToListAsync(ct);
}
