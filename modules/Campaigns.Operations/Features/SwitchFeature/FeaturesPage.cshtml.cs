using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.SwitchFeature;

/// <summary>Every feature with its state. Switching swaps the shell while the site goes on serving.</summary>
[Authorize(Permissions.ManageFeatures)]
internal sealed class FeaturesPage(IFeatures features, IStringLocalizer texts) : PageModel
{
    private const string Here = "/admin/modules";

    [BindProperty] public string? FeatureId { get; init; }

    [BindProperty] public bool On { get; init; }

    [BindProperty(SupportsGet = true)] public string? Q { get; init; }

    /// <summary><c>on</c>, <c>off</c> or <c>failed</c>; everything otherwise.</summary>
    [BindProperty(SupportsGet = true)] public string? State { get; init; }

    public IReadOnlyList<FeatureState> Rows { get; private set; } = [];

    public int Count(string? state) => features.All.Count(f => Is(f, state));

    public string NameOf(string featureId) => FeatureNames.Of(texts, featureId);

    public string? DescriptionOf(string featureId) => FeatureNames.Text(texts, featureId, "description");

    public bool IsOn(string featureId) => features.Enabled.Contains(featureId);

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<SwitchFeature, Kernel.Commands.Done> switching, CancellationToken ct)
    {
        var result = await switching.Handle(new(FeatureId, On), ct);
        if (result.Succeeded) return this.Done(Here, texts[On ? "operations.feature-on-done" : "operations.feature-off-done", NameOf(FeatureId!)]);
        Load();
        return this.Refused("_Features", result.Failures);
    }

    public async Task<IActionResult> OnPostScanAsync(CancellationToken ct)
    {
        var found = await features.Scan(ct);
        return this.Done(Here, found.Count == 0 ? texts["operations.scan-nothing"] : texts["operations.scan-found", string.Join(", ", found)]);
    }

    private void Load()
    {
        var asked = Folding.Fold(Q);
        Rows = [.. features.All.Where(f => Is(f, State) && (asked.Length == 0 || Folding.Fold($"{NameOf(f.Id)} {f.Id}").Contains(asked, StringComparison.Ordinal)))];
    }

    private static bool Is(FeatureState feature, string? state) => state switch
    {
        "on" => feature is { On: true, Error: null },
        "off" => feature is { On: false, Error: null },
        "failed" => feature.Error is not null,
        _ => true,
    };
}
