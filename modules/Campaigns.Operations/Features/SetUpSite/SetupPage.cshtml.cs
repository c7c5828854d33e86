using System.Text.Json.Nodes;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Operations.Features.SetUpSite;

/// <summary>The wizard: one page a step, as the modules offer them, and the checks last. Who may come here is the runtime's matter: until
/// set-up is done it is whoever sits at the machine or knows its code, and afterwards there is no such page.</summary>
[AllowAnonymous]
internal sealed class SetupPage(ISetup setup) : PageModel
{
    public int Number { get; private set; }

    /// <summary>The steps that ask, and the checks.</summary>
    public int Count => setup.Steps.Count + 1;

    /// <summary>The furthest step that may be opened.</summary>
    public int Open { get; private set; }

    /// <summary>Null on the last page, where everything is looked at.</summary>
    public ISetupStep? Step => Number <= setup.Steps.Count ? setup.Steps[Number - 1] : null;

    public SlotItem? Fields { get; private set; }

    public IReadOnlyList<SetupFinding> Findings { get; private set; } = [];

    public string TitleOf(int number) => number <= setup.Steps.Count ? setup.Steps[number - 1].TextKey! : "operations.setup-checks";

    public async Task<IActionResult> OnGetAsync(int? number, CancellationToken ct)
    {
        if (setup.Progress is { Fault: null }) return this.Done("/setup/progress");
        Open = await setup.NextOpen(ct);
        if (number is not { } asked || asked < 1 || asked > Open) return this.Done($"/setup/{Open}");
        await Show(asked, ct);
        return Page();
    }

    /// <summary>Keeps the answers; <c>stay</c> adds a line to a list and shows the step again.</summary>
    public async Task<IActionResult> OnPostAsync(int? number, bool stay, CancellationToken ct)
    {
        if (setup.Progress is { Fault: null }) return this.Done("/setup/progress");
        Open = await setup.NextOpen(ct);
        if (number is not { } asked || asked < 1 || asked > setup.Steps.Count || asked > Open) return this.Done($"/setup/{Open}");
        Number = asked;
        var wrong = await setup.Save(Step!.Name, Sent(Request.Form), ct);
        if (stay)
        {
            await Show(asked, ct);
            return this.Fragment("_Step", redirectTo: $"/setup/{asked}");
        }

        if (wrong.Count == 0) return this.Done($"/setup/{asked + 1}");
        await Show(asked, ct);
        return this.Refused("_Step", wrong);
    }

    private async Task Show(int number, CancellationToken ct)
    {
        Number = number;
        if (Step is { } step) Fields = await step.Show(await setup.Read(ct), ct);
        else Findings = await setup.Look(ct);
    }

    private static JsonObject Sent(IFormCollection form)
    {
        var answers = new JsonObject();
        foreach (var (name, values) in form)
        {
            if (name.StartsWith("__", StringComparison.Ordinal)) continue;
            answers[name] = values.Count == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);
        }

        return answers;
    }
}
