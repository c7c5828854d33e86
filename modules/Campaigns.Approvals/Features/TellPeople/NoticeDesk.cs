using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.FollowLink;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.TellPeople;

/// <summary>Hands notices over to be sent. A notice's key names it there too, so that sending again after a crash adds nothing.</summary>
internal sealed class NoticeDesk(ApprovalsDbContext db, IEnumerable<INotifications> notifications, IEnumerable<IContacts> contacts, CaseWork cases, LinkDesk links, SiteAddress site, ModuleClock clock)
{
    // An SMS has 160 signs; number and word take some of them.
    private const int ShortTitle = 90;

    /// <summary>Everything about one request that is not sent yet, but what waits for somebody's digest.</summary>
    public async Task Send(Guid requestId, CancellationToken ct)
    {
        var open = await db.Notices.Where(n => n.RequestId == requestId && n.SentAt == null).OrderBy(n => n.Key).ToListAsync(ct);
        var digests = await Digests(open, ct);
        var due = open.Where(n => !digests.Contains(n.UserId)).ToList();
        if (due.Count == 0 || (await cases.Look(requestId, Caller.Engine, ct)).File is not { } file) return;
        var people = await People(due, ct);
        var notices = new List<Notifications.Contracts.Notice>();
        foreach (var notice in due)
            if (people.GetValueOrDefault(notice.UserId) is { } person) notices.Add(await Of(notice, person, file, ct));
        await db.SaveChangesAsync(ct); // Links first: what a message says must work.
        if (notifications.LastOrDefault() is { } sender && notices.Count > 0) await sender.QueueAll(notices, ct);
        await Mark(due, ct);
    }

    /// <summary>One message to each who wants them together, of what was there at that time: the same again after a crash, so that what came since is not
    /// taken for told.</summary>
    public async Task SendDigests(DateTimeOffset until, CancellationToken ct)
    {
        var open = await db.Notices.Where(n => n.SentAt == null && n.At <= until).Join(db.Requests, n => n.RequestId, r => r.Id, (n, r) => new { n, r.Number, r.Title }).OrderBy(x => x.n.At).ToListAsync(ct);
        var digests = await Digests(open.ConvertAll(x => x.n), ct);
        var due = open.Where(x => digests.Contains(x.n.UserId)).ToList();
        if (due.Count == 0) return;
        var people = await People(due.ConvertAll(x => x.n), ct);
        var day = until.LocalDate();
        var notices = due.GroupBy(x => x.n.UserId).Where(g => people.ContainsKey(g.Key)).Select(g => new Notifications.Contracts.Notice(ApprovalNotices.Digest, people[g.Key],
            new Dictionary<string, object?> { ["count"] = g.Count(), ["lines"] = g.Select(x => $"{x.Number} {x.Title}").Distinct().ToList(), ["link"] = site.Of("/admin/approvals") },
            new("approvals.request", g.First().n.RequestId), $"digest:{g.Key}:{day:yyyyMMdd}")).ToList();
        if (notifications.LastOrDefault() is { } sender && notices.Count > 0) await sender.QueueAll(notices, ct);
        await Mark(due.ConvertAll(x => x.n), ct);
    }

    private async Task<Notifications.Contracts.Notice> Of(Domain.State.Notice notice, Recipient person, Domain.Engine.CaseFile file, CancellationToken ct)
    {
        var item = notice.ItemId is { } id ? file.Item(id) : null;
        var token = item is null ? null : await links.Mint(file, item, notice.UserId, ct);
        var said = notice.Kind is "returned" or "outcome" ? file.Items.Where(i => i.Comment is not null).MaxBy(i => i.DecidedAt)?.Comment : null;
        var title = file.Request.Title;
        return new("approvals." + notice.Kind, person, new Dictionary<string, object?>
        {
            ["number"] = file.Request.Number,
            ["title"] = title,
            ["shortTitle"] = title.Length <= ShortTitle ? title : title[..ShortTitle],
            ["due"] = item?.DueAt is { } due ? Formats.Moment(due) : null,
            ["comment"] = said,
            ["link"] = site.Of(token is null ? $"/admin/approvals/{file.Request.Id}" : $"/approvals/link/{token}"),
        }, new("approvals.request", file.Request.Id), notice.Key);
    }

    private async Task<HashSet<string>> Digests(List<Domain.State.Notice> open, CancellationToken ct)
    {
        var users = open.Select(n => n.UserId).Distinct().ToList();
        return await db.Preferences.Where(p => users.Contains(p.UserId) && p.Digest).Select(p => p.UserId).ToHashSetAsync(ct);
    }

    private async Task<Dictionary<string, Recipient>> People(List<Domain.State.Notice> due, CancellationToken ct)
    {
        if (contacts.LastOrDefault() is not { } source) return [];
        var found = await source.Of([.. due.Select(n => n.UserId).Distinct()], ct);
        return found.ToDictionary(f => f.Key, f => new Recipient(f.Value.Name, f.Value.Phone, f.Value.Email));
    }

    private async Task Mark(List<Domain.State.Notice> sent, CancellationToken ct)
    {
        var (keys, now) = (sent.ConvertAll(n => n.Key), clock.GetUtcNow());
        await db.Notices.Where(n => keys.Contains(n.Key)).ExecuteUpdateAsync(n => n.SetProperty(x => x.SentAt, now), ct);
    }
}
