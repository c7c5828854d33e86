using System.Text;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.CarryPlan;

/// <summary>What is configured as a file, and a file's way in: looked at first, then carried out.</summary>
[Authorize(Permissions.ManageSettings)]
internal sealed class PlanPage(IDeploymentPlan plans, IActor actor, IAuditLog audit, IStringLocalizer texts) : PageModel
{
    private const int MostBytes = 1024 * 1024;

    [BindProperty] public IFormFile? File_ { get; init; }

    /// <summary>The plan that was looked at; carried out is what was shown.</summary>
    [BindProperty] public string? Text { get; set; }

    public PlanOutcome? Outcome { get; private set; }

    public void OnGet()
    {
        // Nothing to load: the page offers both ways.
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        var plan = await plans.Export(ct);
        await audit.Write("ui.plan-exported", new("core.plan", Guid.Empty), null, ct);
        Response.Headers.CacheControl = "no-store";
        return File(Encoding.UTF8.GetBytes(plan.ToJsonString(PlanText.Readable)), "application/json", "deployment-plan.json");
    }

    public async Task<IActionResult> OnPostLookAsync(CancellationToken ct)
    {
        if (File_ is null or { Length: 0 }) return Wrong("operations.plan-missing");
        if (File_.Length > MostBytes) return Wrong("operations.plan-too-large");
        using var reader = new StreamReader(File_.OpenReadStream());
        return await Look(await reader.ReadToEndAsync(ct), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Text is null || Text.Length > MostBytes || PlanText.Parse(Text) is not { } plan) return Wrong("operations.plan-unreadable");
        var outcome = await plans.Import(plan, save: true, actor, ct);
        if (outcome.Succeeded) return this.Done("/admin/plan", texts["operations.plan-done", outcome.Changes]);
        Outcome = outcome;
        return this.Refused("_Outcome", Failures(outcome));
    }

    private async Task<IActionResult> Look(string text, CancellationToken ct)
    {
        if (PlanText.Parse(text) is not { } plan) return Wrong("operations.plan-unreadable");
        Outcome = await plans.Import(plan, save: false, actor, ct);
        if (!Outcome.Succeeded) return this.Refused("_Outcome", Failures(Outcome));
        (Text, _) = (text, ModelState.Remove(nameof(Text)));
        return Page();
    }

    private static IEnumerable<Failure> Failures(PlanOutcome outcome) => outcome.Steps.SelectMany(s => s.Failures.Select(f => f with { Field = null }));

    private IActionResult Wrong(string code) => this.Refused("_Outcome", [Failure.Invalid(code, "file_")]);
}
