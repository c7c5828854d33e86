using Campaigns.Events.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Survey.Domain;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Campaigns.Survey.Features.GiveFeedback;

/// <summary>The public form: one question, the rest as one likes.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
internal sealed class FeedbackPage(IEvents events, IHandler<GiveFeedback, Guid> give, IStringLocalizer texts, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; init; }

    [BindProperty] public int? Score { get; init; }

    [BindProperty] public string? Comment { get; init; }

    [BindProperty] public string? FullName { get; init; }

    [BindProperty] public string? Phone { get; init; }

    [BindProperty] public bool Consent { get; init; }

    /// <summary>A field people do not see; only a program fills it in.</summary>
    [BindProperty] public string? Website { get; init; }

    public EventCard Meeting { get; private set; } = null!;

    public IEnumerable<SelectListItem> Scores => Enumerable.Range(1, 5).Reverse().Select(n => new SelectListItem(texts[$"survey.score-{n}"], $"{n}"));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!string.IsNullOrEmpty(Website)) return this.Refused("_Form", [Refusals.Program]);
        var given = await give.Handle(new(Id, Score, Comment, FullName, Phone, Consent), ct);
        return given.Succeeded ? this.Done($"/events/{Meeting.Slug}", texts["survey.thanks"]) : this.Refused("_Form", given.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await events.Find(Id, ct) is not { } meeting || !FeedbackWindow.IsOpen(meeting, clock.GetUtcNow())) return false;
        Meeting = meeting;
        return true;
    }
}
