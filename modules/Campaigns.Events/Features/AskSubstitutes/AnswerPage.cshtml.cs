using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AskSubstitutes;

/// <summary>The page behind the link of one who is asked to step in: yes or no. An unknown link is the same 404 as any unknown address.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AnswerPage(Data.EventsDbContext db, AskFinder asks, IStaff staff, IHandler<AnswerAsk, Done> answer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; init; } = "";

    public SubstituteSearch Search { get; private set; } = null!;

    public SubstituteAsk Ask { get; private set; } = null!;

    public EventRow Event { get; private set; } = null!;

    public string Leaver { get; private set; } = "";

    /// <summary>Somebody may still say yes.</summary>
    public bool IsOpen => Search.Status is SearchStatus.Asking or SearchStatus.NobodyLeft && Ask.Answer is AskAnswer.Waiting;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostYesAsync(CancellationToken ct) => Say(yes: true, ct);

    public Task<IActionResult> OnPostNoAsync(CancellationToken ct) => Say(yes: false, ct);

    private async Task<IActionResult> Say(bool yes, CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        var said = await answer.Handle(new(Token, yes), ct);
        if (said.Succeeded) return this.Done($"/stand-in/{Token}");
        await Load(ct);
        return this.Refused("_Answer", said.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (await asks.Find(Token, ct) is not var (search, ask)) return false;
        (Search, Ask) = (search, ask);
        Event = await db.Events.AsNoTracking().Where(e => e.Id == search.EventId).Select(EventRow.Read).SingleAsync(ct);
        Leaver = (await staff.Find(search.LeaverId, ct))?.Name ?? "";
        return true;
    }
}
