using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Targets.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>Invites people to a public event, nobody twice. At most so many at once; the same again goes on with the next.</summary>
/// <param name="Id">The event.</param>
/// <param name="Kind">Whom.</param>
/// <param name="UnitCode">Where they live; of a list: where its villages lie.</param>
/// <param name="Lines">The list.</param>
/// <param name="Letters">Letters for all; else who can be written to gets an SMS or a mail.</param>
/// <param name="PerVillage">At most so many invited of one village, those before counted; null: no bound.</param>
/// <param name="Look">Counts only.</param>
/// <param name="Expected">How many the planner was shown; another number is refused, so that nobody invites more than they saw.</param>
internal sealed record InvitePeople(Guid Id, GuestKind Kind, string? UnitCode, string? Lines, bool Letters, int? PerVillage, bool Look = false, int? Expected = null) : ICommand<InviteCount>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(UnitCode)) yield return Refusals.UnitMissing;
        if (PerVillage is < 1 or > 1000) yield return Refusals.PerVillageOutOfRange;
        if (Lines?.Length > 200_000) yield return Refusals.ListTooLong;
    }
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

internal sealed class InvitePeopleHandler(EventsDbContext db, GuestList guests, IUnits units, ICampaigns campaigns, IRegistrants registrants, AskTokens tokens, Mailings mailings,
    IActor actor, IAudit audit, TimeProvider clock) : IHandler<InvitePeople, InviteCount>
{
    // A letter for each fits into one file, and a list of names into one save.
    private const int MostAtOnce = 2000;

    public async Task<Result<InviteCount>> Handle(InvitePeople command, CancellationToken ct)
    {
        if (await db.Events.AsNoTracking().Include(e => e.Venue).Within(actor).SingleOrDefaultAsync(e => e.Id == command.Id, ct) is not { } at) return Refusals.NoSuchEvent;
        if (at.Status is not EventStatus.Published || at.StartsAt <= clock.GetUtcNow()) return Refusals.InviteToPublicOnly;
        if (await units.Find(command.UnitCode!, at.StartsAt.LocalDate(), ct) is not { } unit || !actor.Has(Permissions.Plan, new Scope(unit.Path))) return Refusals.UnitUnknown;
        var meant = command.Kind is GuestKind.Listed ? guests.Read(command.Lines, unit.Code) : await guests.Known(command.Kind, (await campaigns.Find(at.CampaignId, ct))?.Product ?? "", unit.Path, ct);
        if (!meant.Succeeded) return meant.Refused<InviteCount>();
        var registered = (await registrants.Of(at.Id, ct)).Select(r => r.Phone ?? r.Email).OfType<string>().Select(a => Campaigns.Data.Privacy.Blind.Of(a.ToLowerInvariant())).ToHashSet();

        // Two planners at once wait here for one another, so that each sees whom the other has invited.
        await using var turn = command.Look ? null : await db.LockNamesAsync([$"events.invite/{at.Id:N}"], ct);
        var choice = new GuestChoice(registered, await Before(at.Id, ct), command.PerVillage);
        foreach (var guest in meant.Value) choice.Take(guest, MostAtOnce);

        var messages = choice.Chosen.Count(g => !ByLetter(command, g));
        var count = new InviteCount(messages, choice.Chosen.Count - messages, choice.Known, choice.OverQuota, choice.More);
        if (turn is null) return count;
        if (command.Expected is { } expected && expected != count.All) return Refusals.OtherNumber(count.All);
        return count.All == 0 ? Refusals.NobodyToInvite : await Save(command, at, choice.Chosen, count, turn, ct);
    }

    private async Task<Result<InviteCount>> Save(InvitePeople command, Event at, IReadOnlyList<Guest> chosen, InviteCount count, Turn turn, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var invited = chosen.Select(g => Invitation.To(at, g, ByLetter(command, g), tokens.Next(), now)).ToList();
        db.AddRange(invited);
        var to = invited.Where(i => !i.ByLetter).Select(i => (Notices.Invited, i.Id)).ToList();
        var said = new NoticeValues(at.Title, at.Venue?.Name ?? at.UnitName, at.Venue?.Address ?? "", new(at.StartsAt, at.EndsAt), new(at.StartsAt, at.EndsAt), "");
        var mailing = mailings.Begin(at, Notices.Invited, said, new Audience(to, 0));
        audit.Note("events.people-invited", new RecordRef(Event.Kind, at.Id), new { command.Kind, command.UnitCode, count.Messages, count.Letters });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return count with { MailingId = mailing?.Id };
    }

    private async Task<List<Earlier>> Before(Guid id, CancellationToken ct) =>
        await db.Invitations.AsNoTracking().Where(i => i.EventId == id).Select(i => new Earlier(i.Identity, i.UnitCode, i.Hamlet)).ToListAsync(ct);

    private static bool ByLetter(InvitePeople command, Guest guest) => command.Letters || guest is { Phone: null, Email: null };

    private sealed record Earlier(string Identity, string? UnitCode, string? Hamlet);

    private sealed class GuestChoice(HashSet<string> registered, List<Earlier> before, int? perVillage)
    {
        private readonly HashSet<string> _taken = [.. before.Select(b => b.Identity)];
        private readonly Dictionary<string, int> _villages = before.GroupBy(b => Guest.VillageOf(b.UnitCode, b.Hamlet)).ToDictionary(g => g.Key, g => g.Count());

        public List<Guest> Chosen { get; } = [];

        public int Known { get; private set; }

        public int OverQuota { get; private set; }

        public bool More { get; private set; }

        public void Take(Guest guest, int most)
        {
            if (Has(guest)) Known++;
            else if (IsFull(guest)) OverQuota++;
            else if (Chosen.Count >= most) More = true;
            else
            {
                Chosen.Add(guest);
                _taken.Add(guest.Identity);
                _villages[guest.Village] = _villages.GetValueOrDefault(guest.Village) + 1;
            }
        }

        private bool Has(Guest guest) => _taken.Contains(guest.Identity) || registered.Contains(guest.Identity);

        private bool IsFull(Guest guest) => perVillage is { } most && _villages.GetValueOrDefault(guest.Village) >= most;
    }
}
