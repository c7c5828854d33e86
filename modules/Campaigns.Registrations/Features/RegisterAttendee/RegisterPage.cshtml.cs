using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>The public form: short steps, one thing each, the last one to check and send. Works without scripts.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimitPolicies.PublicPosts)]
[RequestFormLimits(MultipartBodyLengthLimit = AnswerFile.MaxLength + 64 * 1024)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class RegisterPage(Offerings offerings, Drafts drafts, Forms.Forms forms, RegisterPageFacts facts, RegisterPageWork work) : PageModel
{
    // Several pages take anybody longer; a program that posts them all at once does not. Short, because a slow clock must never turn away a person.
    private static readonly TimeSpan Quickest = TimeSpan.FromMilliseconds(50);

    [BindProperty(SupportsGet = true)]
    public string Slug { get; init; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Step { get; init; }

    /// <summary>Whom they register.</summary>
    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; init; }

    [BindProperty]
    public RegistrationForm Form { get; init; } = new();

    public Offering Offering { get; private set; } = null!;

    public Draft Draft { get; private set; } = new();

    public FormSteps Steps { get; private set; } = null!;

    public RegisterPageView View { get; private set; } = null!;

    public int Number { get; private set; } = 1;

    public bool IsDone { get; private set; }

    /// <summary>The page asks for the code that was sent to the phone.</summary>
    public bool AsksCode { get; private set; }

    public Question? Question => Steps.At(Number);

    public bool IsLast => Number == Steps.Last;

    public string Here => $"/events/{Slug}/register";

    public async Task<IActionResult> OnGetAsync(bool again, CancellationToken ct)
    {
        if (!await Find(ct)) return NotFound();
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
        if (!await Find(ct)) return NotFound();
        var draft = drafts.Read();
        if (draft is { Finished: true } && Step is not (null or "1")) return this.Done(At("done"));
        await Take(draft, ct);
        if (Number > Steps.Open) return this.Done(At(Steps.Open));
        return IsLast ? await Send(ct) : await Keep(ct);
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await offerings.FindBySlug(Slug, ct) is not { } offering) return false;
        Offering = offering;
        return true;
    }

    private async Task Take(Draft? draft, CancellationToken ct)
    {
        Draft = draft is { Finished: false } ? draft : new();
        if (For is "self" or "parent" or "household") Draft = Draft with { Body = Draft.Body with { ForWhom = For } };
        Steps = new(Draft, await forms.Recent(Offering.Id, ct));
        Number = Steps.Read(Step);
        AsksCode = IsLast && Draft.WaitsForCode;
    }

    private async Task<IActionResult> ShowStep(Draft? draft, CancellationToken ct)
    {
        await Take(draft, ct);
        if (Number > Steps.Open) return Redirect(Request.PathBase + At(Steps.Open));
        if (draft is null) work.Started(Offering.Slug);
        if (For is not null) drafts.Write(Draft);
        Form.Take(Draft.Body, Question);
        View = await facts.For(Offering, Draft.Body, Number, IsLast, ct);
        Form.UnitCode ??= Number == 3 && Draft.Reached < 3 ? View.OwnCommune : null;
        return Page();
    }

    private async Task<IActionResult> ShowDone(Draft? draft, CancellationToken ct)
    {
        if (draft is not { Finished: true }) return Redirect(Request.PathBase + Here);
        Draft = draft;
        IsDone = true;
        View = await facts.Done(draft, ct);
        return Page();
    }

    private async Task<IActionResult> Keep(CancellationToken ct)
    {
        var kept = Question is { } question ? await work.Answer(Offering.Id, question, Draft, Form, Request, ct) : work.Fixed(Number, Draft, Form);
        if (ModelState.ErrorCount > 0 || !kept.Succeeded) return await Again(kept.Failures, Draft.Body, ct);
        Draft = kept.Value;
        Steps = new(Draft, await forms.Recent(Offering.Id, ct));
        drafts.Write(Draft);
        return this.Done(At(Steps.Open));
    }

    private async Task<IActionResult> Send(CancellationToken ct)
    {
        var body = Form.Into(Draft.Body, Steps.Last);
        if (AsksCode) body = body with { Consent = true, WhenShort = Draft.Body.WhenShort };
        if (body.Consent != true) return await Again(BodyRules.Consent(body), body, ct);
        if (!string.IsNullOrEmpty(Form.Website) || TimeProvider.System.GetUtcNow() - Draft.StartedAt < Quickest) return await Again([Refusals.Program], body, ct);
        if (work.Over(body, Response)) return StatusCode(429);

        var result = await work.Register(Offering, Steps.Known(body), Draft.Key, ct);
        if (!result.Succeeded && result.Failures[0] == Refusals.PhoneCodeNeeded) return WaitForCode(body);
        if (!result.Succeeded && result.Failures[0] != Refusals.Already) return await Again(result.Failures, body, ct);
        drafts.Write(result.Succeeded
            ? Draft with { Body = new(), Answered = [], RegistrationId = result.Value.Id }
            : Draft with { Body = new() { NoPhone = body.NoPhone }, Answered = [], Already = true });
        return this.Done(At("done"));
    }

    private IActionResult WaitForCode(RegistrationBody body)
    {
        drafts.Write(Draft with { Body = body with { PhoneCode = null }, WaitsForCode = true });
        return this.Done(At(Steps.Last));
    }

    private async Task<IActionResult> Again(IEnumerable<Failure> failures, RegistrationBody body, CancellationToken ct)
    {
        View = await facts.For(Offering, body, Number, IsLast, ct);
        Draft = Draft with { Body = body };
        return this.Refused("_Step", failures);
    }

    private string At(object step) => $"{Here}?step={step}";
}
