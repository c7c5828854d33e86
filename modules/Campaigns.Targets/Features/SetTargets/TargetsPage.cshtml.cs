using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Targets.Features.SetTargets;

/// <summary>The grid of targets: read any version, or type the next one.</summary>
[Authorize(Permissions.View)]
internal sealed class TargetsPage(TargetsPageAsks asks, IHandler<SetTargets, TargetVersion> set, IActor actor, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Campaign { get; set; }

    /// <summary>Number of the version to read; the one in force today when left out.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Edit { get; set; }

    /// <summary>With a column for each month.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Plan { get; set; }

    /// <summary>Filled with equal shares.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Even { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Whole { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Month { get; set; } = [];

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Version of the campaign that was read.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    public Campaign? Chosen { get; private set; }

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public TargetVersion? Shown { get; private set; }

    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    public TargetGrid Grid { get; private set; } = new([], []);

    public bool MayEdit => Chosen is not null && actor.Has(Permissions.Edit, new Scope(Chosen.ScopePath));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (Chosen is null) return Page();
        Edit = Edit && MayEdit;
        EffectiveFrom = Chosen.UsualEffectiveFrom(clock.Today());
        Seen = Chosen.Version;
        if (Edit) Grid = await asks.Grids.ToEdit(Chosen, Shown, Wish(), ct);
        else if (Shown is not null) Grid = await asks.Grids.ToRead(Chosen, Shown, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Load(ct) || !MayEdit) return NotFound();
        Edit = true;
        Grid = Typed(await asks.Grids.ToEdit(Chosen!, Shown, Wish(), ct));
        if (!ModelState.IsValid) return this.Refused("_Grid", []);
        if (Chosen!.LatestVersion > 0 && string.IsNullOrWhiteSpace(Reason)) return this.Refused("_Grid", [Refusals.ReasonMissing]);

        var said = Grid.Said();
        var made = await set.Handle(new(Chosen.Id, [.. said.Select(s => s.Part)], EffectiveFrom, Reason, Seen), ct);
        return made.Succeeded
            ? this.Done($"/admin/targets?campaign={Chosen.Code}&version={made.Value.Number}", texts["targets.version-saved", made.Value.Number])
            : this.Refused("_Grid", made.Failures.Select(f => Placed(f, said)));
    }

    /// <summary>Says whether what is typed makes the whole, while it is typed; saves nothing.</summary>
    public async Task<IActionResult> OnPostSumAsync(CancellationToken ct)
    {
        if (!await Load(ct) || !MayEdit) return NotFound();
        Grid = Typed(await asks.Grids.ToEdit(Chosen!, Shown, Wish(), ct));
        return Partial("_Sum", this);
    }

    private GridWish Wish() => new(EffectiveFrom ?? Chosen!.UsualEffectiveFrom(clock.Today()), Plan || Month.Count > 0, Even);

    private async Task<bool> Load(CancellationToken ct)
    {
        var all = await asks.Campaigns.All(Permissions.View, ct);
        Choices = [.. all.Select(c => new SelectListItem(c.Name, c.Code))];
        Chosen = CampaignQuery.Choose(all, Campaign, clock.Today());
        if (Chosen is null) return string.IsNullOrEmpty(Campaign);
        Campaign = Chosen.Code;
        Versions = await asks.Targets.Versions(Chosen.Id, ct);
        Shown = Version is { } number ? await asks.Targets.Numbered(Chosen.Id, number, ct) : await asks.Targets.InForce(Chosen.Id, clock.Today(), ct);
        return Version is null || Shown is not null;
    }

    private TargetGrid Typed(TargetGrid grid) => grid with
    {
        Rows = [.. grid.Rows.Select(row => row with
        {
            Whole = Whole.GetValueOrDefault(row.Code),
            Months = grid.Months.ToDictionary(m => m, m => Month.GetValueOrDefault(TargetGrid.MonthKey(row.Code, m))),
        })],
    };

    // The command names parts by their place in its list; the form knows cells.
    private static Failure Placed(Failure failure, IReadOnlyList<(PartBody Part, string Cell)> said) =>
        failure.Field?.Split('.') is [var place, ..] && int.TryParse(place, out var i) && i < said.Count ? failure.At(said[i].Cell) : failure;
}

/// <summary>The questions of the page.</summary>
internal sealed record TargetsPageAsks(CampaignQuery Campaigns, TargetsQuery Targets, TargetGridQuery Grids);
