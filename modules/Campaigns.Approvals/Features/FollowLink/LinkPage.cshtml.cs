using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Approvals.Features.FollowLink;

/// <summary>Where a link of a mail leads: what is to be decided, and the buttons. Opening it decides nothing.</summary>
[AllowAnonymous]
internal sealed class LinkPage(LinkDesk links, Cards cards, Names names) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "token")]
    public string Token { get; init; } = "";

    [BindProperty]
    public string? Outcome { get; init; }

    [BindProperty]
    public string? Comment { get; init; }

    [BindProperty]
    public string? Pin { get; init; }

    public FollowedLink? Link { get; private set; }

    public CardView? Card { get; private set; }

    /// <summary>Text key of why it does not work any more.</summary>
    public string Why { get; private set; } = "";

    public Names Names => names;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Load(ct) is { } gone) return gone;
        if (Words.Read<Outcome>(Outcome) is not { } outcome) return this.Refused("_Confirm", [Refusals.OutcomeNotAllowed]);
        if (Link!.Link.Assurance == LinkDesk.Login) return LocalRedirect($"~/admin/approvals/{Link.File.Request.Id}");
        var decided = await links.Decide(Token, outcome, string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim(), Pin, ct);
        if (decided.Succeeded)
        {
            Link = null;
            Why = "approvals.link-done";
            return Page();
        }

        var failure = decided.Failures[0];
        await Load(ct);
        return this.Refused("_Confirm", [failure.Kind == FailureKind.Invalid ? failure.At("comment") : failure]);
    }

    // Also a link that is over says why, and whose it was not.
    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        var looked = await links.Look(Token, ct);
        if (!looked.Succeeded)
        {
            if (looked.Failures[0].Kind == FailureKind.NotFound) return NotFound();
            Why = looked.Failures[0].Code;
            return new PageResult { StatusCode = StatusCodes410 };
        }

        Link = looked.Value;
        Card = await cards.Of(Link.File.Request, ct);
        await names.Load([Link.Link.UserId], [], ct);
        return null;
    }

    private const int StatusCodes410 = 410;
}
