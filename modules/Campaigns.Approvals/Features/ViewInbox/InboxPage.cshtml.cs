using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Approvals.Features.ViewRequest;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Approvals.Features.ViewInbox;

/// <summary>What waits for the reader, due soonest first; what they put up; and what they may see besides.</summary>
[Authorize]
internal sealed class InboxPage(CurrentCaller caller, InboxQuery inbox, RequestList requests, Names names, ModuleClock clock) : PageModel
{
    public static readonly string[] Tabs = ["mine", "late", "asked", "all"];

    [BindProperty(SupportsGet = true, Name = "tab")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? After { get; set; }

    public string Tab => Tabs.Contains(Asked) ? Asked! : "mine";

    public int Open { get; private set; }

    public int Late { get; private set; }

    public IReadOnlyList<InboxLine> Items { get; private set; } = [];

    public IReadOnlyList<RequestLine> Requests { get; private set; } = [];

    public string? Next { get; private set; }

    public Names Names => names;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Open, Late, _) = await inbox.Count(caller.Caller, ct);
        if (Tab is "mine" or "late")
        {
            var page = await inbox.Page(caller.Caller, new(Overdue: Tab == "late"), 20, After, ct);
            (Items, Next) = (page.Items, page.Next);
        }
        else
        {
            var page = await requests.Page(caller.Caller, new(Requester: Tab == "asked" ? caller.UserId : null), 20, After, ct);
            (Requests, Next) = (page.Items, page.Next);
        }

        await names.Load(Items.Select(i => i.OnBehalfOf).Concat(Items.Select(i => i.Request.RequesterId)).Concat(Requests.Select(r => r.RequesterId)), Items.Select(i => i.Item.Seat), ct);
    }
}
