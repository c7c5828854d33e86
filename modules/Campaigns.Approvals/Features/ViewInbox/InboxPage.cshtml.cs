using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Approvals.Features.ViewRequest;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.ViewInbox;

/// <summary>What became of one of several.</summary>
/// <param name="RequestId">Where to look at it.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Failure">Text key of why not; null: done.</param>
internal sealed record ManyResult(Guid RequestId, string Title, string? Failure);

/// <summary>What the page reads from.</summary>
internal sealed record InboxTools(KeptFilters Filters, InboxQuery Inbox, RequestList Requests, SubjectTypes Types, Places Places);

/// <summary>What waits for the reader, due soonest first; what they put up; and what they may see besides. Several may be approved at once, each by itself.</summary>
[Authorize]
internal sealed partial class InboxPage(CurrentCaller caller, InboxTools tools, BulkDecisions bulk, HeldDecisions held, Names names, IStringLocalizer texts) : PageModel
{
    private const int Most = 100;

    public static readonly string[] Tabs = ["mine", "lent", "late", "asked", "done", "all"];

    [BindProperty(SupportsGet = true, Name = "tab")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? After { get; set; }

    /// <summary>Item and the version that was shown, with a bar between.</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public string Tab => Tabs.Contains(Asked) ? Asked! : "mine";

    public int Open { get; private set; }

    public int Late { get; private set; }

    public IReadOnlyList<InboxLine> Items { get; private set; } = [];

    public IReadOnlyList<RequestLine> Requests { get; private set; } = [];

    public IReadOnlyList<Held> HeldNow { get; private set; } = [];

    public IReadOnlyList<ManyResult> Results { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>More than one, so that choosing several makes sense.</summary>
    public bool Bulk => Items.Count > 1;

    public Names Names => names;

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Open, Late, _) = await tools.Inbox.Count(caller.Caller, ct);
        HeldNow = held.OfUser(caller.UserId);
        Filters = await tools.Filters.Of(caller.UserId, ct);
        AreaChoices = await tools.Places.Of(caller.UserId, ct);
        if (Tab is "mine" or "late" or "lent")
        {
            var page = await tools.Inbox.Page(caller.Caller, new(Blank(Type), Blank(Place), Overdue: Tab == "late", Right: Tab == "lent" ? "lent" : null), 20, After, ct);
            var waits = HeldNow.Select(h => h.ItemId).ToHashSet();
            (Items, Next) = ([.. page.Items.Where(i => !waits.Contains(i.Item.Id))], page.Next);
            Open -= await tools.Inbox.StillOpen(waits, ct); // Others may have decided one meanwhile.
        }
        else
        {
            var page = await tools.Requests.Page(caller.Caller, new(Requester: Tab == "asked" ? caller.UserId : null, Decider: Tab == "done" ? caller.UserId : null), 20, After, ct);
            (Requests, Next) = (page.Items, page.Next);
        }

        await names.Load(Items.Select(i => i.OnBehalfOf).Concat(Items.Select(i => i.Request.RequesterId)).Concat(Requests.Select(r => r.RequesterId)), Items.Select(i => i.Item.Seat), ct);
    }

    /// <summary>Tries each; those that may be approved wait behind one undo bar, the others say why not.</summary>
    public async Task<IActionResult> OnPostApproveAsync(CancellationToken ct)
    {
        var results = new List<ManyResult>();
        foreach (var (item, version) in Read())
        {
            var decision = new Decision(Outcome.Approve, version);
            var (answer, request) = await bulk.Try(item, decision, caller.Caller with { Channel = "web" }, ct);
            if (answer is { Failure: null, Replayed: false }) held.Hold(new(item, caller.UserId, decision));
            else if (request is not null) results.Add(new(request.Id, request.Title, answer.Failure?.Code)); // What they said before in another window is said.
        }

        Results = results;
        await OnGetAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct)
    {
        foreach (var one in held.OfUser(caller.UserId)) held.Undo(one.ItemId, caller.UserId);
        await OnGetAsync(ct);
        return Page();
    }

    /// <summary>Records those whose bar is open; each by itself, and each with its own answer.</summary>
    public async Task<IActionResult> OnPostRecordAsync(CancellationToken ct)
    {
        var results = new List<ManyResult>();
        foreach (var one in held.OfUser(caller.UserId))
        {
            var (_, request) = await bulk.Try(one.ItemId, one.Decision, caller.Caller with { Channel = "web" }, ct);
            var answer = await held.Record(one.ItemId, caller.UserId);
            if (request is not null && answer is not null) results.Add(new(request.Id, request.Title, answer.Failure?.Code));
        }

        Results = results;
        await OnGetAsync(ct);
        return Page();
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private IEnumerable<(Guid Item, string Version)> Read()
    {
        foreach (var one in Chosen.Take(Most))
            if (one.Split('|', 2) is [var id, var version] && Guid.TryParse(id, out var item)) yield return (item, version);
    }
}
