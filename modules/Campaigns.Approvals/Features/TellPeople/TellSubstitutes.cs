using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Jobs;
using Campaigns.Kernel.Jobs;
using Campaigns.Notifications.Contracts;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.TellPeople;

/// <summary>Tells both, once, that one stands in for the other.</summary>
internal sealed class TellSubstitutes(ApprovalsDbContext db, IEnumerable<INotifications> notifications, IEnumerable<IContacts> contacts, SiteAddress site, IJobs jobs)
{
    /// <summary>Joins the caller's transaction.</summary>
    public void Ask(Substitution made) => jobs.Enqueue<TellBoth, TellBothArgs>(new(made.Id), $"approvals-substitute:{made.Id}");

    public async Task Send(Guid id, CancellationToken ct)
    {
        if (await db.Substitutions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } found || contacts.LastOrDefault() is not { } source || notifications.LastOrDefault() is not { } sender) return;
        var people = await source.Of([found.PrincipalId, found.SubstituteId], ct);
        string Name(string user) => people.TryGetValue(user, out var person) ? person.Name : user;
        var values = new Dictionary<string, object?>
        {
            ["principal"] = Name(found.PrincipalId),
            ["substitute"] = Name(found.SubstituteId),
            ["from"] = Formats.Day(found.From),
            ["to"] = Formats.Day(found.To.AddTicks(-1)),
            ["link"] = site.Of("/admin/approvals"),
        };
        var notices = people.Select(p => new Notifications.Contracts.Notice(ApprovalNotices.Substitute, new(p.Value.Name, p.Value.Phone, p.Value.Email), values, new("approvals.substitution", id), $"substitute:{id:N}:{p.Key}")).ToList();
        if (notices.Count > 0) await sender.QueueAll(notices, ct);
    }
}
