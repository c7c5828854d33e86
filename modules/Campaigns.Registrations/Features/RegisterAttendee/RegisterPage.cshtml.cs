using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>The public form: five short steps, the last one to check and send. Works without scripts.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegisterPage(Offerings offerings, Drafts drafts, RegisterPageFacts facts, IHandler<RegisterAttendee, Registered> register) : PageModel
{
    public const int LastStep = 5;

    // Five pages take anybody longer; a program that posts them all at once does not. Short, because a slow clock must never turn away a person.
    private static readonly TimeSpan Quickest = TimeSpan.FromMilliseconds(50);

    [BindProperty(SupportsGet = true)]
    public string Slug { get; init; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Step { get; init; }

    [BindProperty]
    public RegistrationForm Form { get; init; } = new();

    public Offering Offering { get; private set; } = null!;

    public Draft Draft { get; private set; } = new();

    public RegisterPageView View { get; private set; } = null!;

    public int Number { get; private set; } = 1;

    public bool IsDone { get; private set; }

    public string Here => $"/events/{Slug}/register";

    public async Task<IActionResult> OnGetAsync(bool again, CancellationToken ct)
    {
        if (await offerings.FindBySlug(Slug, ct) is not { } offering) return NotFound();
        Offering = offering;
        if (again)
        {
            drafts.Forget();
            return Redirect(Request.PathBase + Here);
        }

        var draft = drafts.Read();
        if (Step == "done") return await ShowDone(draft, ct);
        return draft is { Finished: true } && Step is not null ? Redirect(At("done")) : await ShowStep(draft, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await offerings.FindBySlug(Slug, ct) is not { } offering) return NotFound();
        Offering = offering;
        var draft = drafts.Read();
        if (draft is { Finished: true } && StepNumber != 1) return this.Done(At("done"));
        Draft = draft is { Finished: false } ? draft : new();
        Number = StepNumber;
        if (Number > Draft.Reached + 1) return this.Done(At(Draft.Reached + 1));
        return Number == LastStep ? await Send(ct) : await Keep(ct);
    }

    private int StepNumber => int.TryParse(Step, out var number) && number is >= 1 and <= LastStep ? number : 1;

    private async Task<IActionResult> ShowStep(Draft? draft, CancellationToken ct)
    {
        Draft = draft is { Finished: false } ? draft : new();
        Number = StepNumber;
        if (Number > Draft.Reached + 1) return Redirect(Request.PathBase + At(Draft.Reached + 1));
        Form.Take(Draft.Body);
        View = await facts.For(Offering, Draft.Body, Number, ct);
        Form.UnitCode ??= Number == 3 && Draft.Reached < 3 ? View.OwnCommune : null;
        return Page();
    }

    private async Task<IActionResult> ShowDone(Draft? draft, CancellationToken ct)
    {
        if (draft is not { Finished: true }) return Redirect(Request.PathBase + Here);
        Draft = draft;
        IsDone = true;
        View = await facts.Done(Offering, draft, ct);
        return Page();
    }

    private async Task<IActionResult> Keep(CancellationToken ct)
    {
        var body = Form.Into(Draft.Body, Number);
        if (ModelState.ErrorCount > 0 || RulesOf(Number, body).Any()) return await Again(RulesOf(Number, body), body, ct);
        Draft = Draft with { Body = body, Reached = Math.Max(Draft.Reached, Number) };
        drafts.Write(Draft);
        return this.Done(At(Draft.Reached >= LastStep - 1 ? LastStep : Number + 1));
    }

    private async Task<IActionResult> Send(CancellationToken ct)
    {
        var body = Form.Into(Draft.Body, LastStep);
        if (body.Consent != true) return await Again(BodyRules.Consent(body), body, ct);
        if (!string.IsNullOrEmpty(Form.Website) || TimeProvider.System.GetUtcNow() - Draft.StartedAt < Quickest) return await Again([Refusals.Program], body, ct);

        var result = await register.Handle(new(Offering, body, Draft.Key), ct);
        if (!result.Succeeded && result.Failures[0] != Refusals.Already) return await Again(result.Failures, body, ct);
        drafts.Write(result.Succeeded
            ? Draft with { Body = new(), RegistrationId = result.Value.Id }
            : Draft with { Body = new() { NoPhone = body.NoPhone }, Already = true });
        return this.Done(At("done"));
    }

    private async Task<IActionResult> Again(IEnumerable<Failure> failures, RegistrationBody body, CancellationToken ct)
    {
        View = await facts.For(Offering, body, Number, ct);
        Draft = Draft with { Body = body };
        return this.Refused("_Step", failures);
    }

    private static IEnumerable<Failure> RulesOf(int step, RegistrationBody body) => step switch
    {
        1 => BodyRules.Name(body),
        2 => BodyRules.Phone(body),
        3 => BodyRules.Home(body),
        _ => BodyRules.Group(body),
    };

    private string At(object step) => $"{Here}?step={step}";
}
