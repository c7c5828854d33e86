using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Operations.Features.UploadFeature;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.SwitchFeature;

/// <summary>Every feature with its state. Switching swaps the shell while the site goes on serving.</summary>
[Authorize(Permissions.ManageFeatures), RequestSizeLimit(UploadFeature.UploadFeature.MostSent)]
internal sealed class FeaturesPage(IFeatures features, IModulePackages packages, IActor actor, IStringLocalizer texts) : PageModel
{
    private const string Here = "/admin/modules";

    [BindProperty] public string? FeatureId { get; init; }

    [BindProperty] public bool On { get; init; }

    [BindProperty] public IFormFile? Package { get; init; }

    [BindProperty(SupportsGet = true)] public string? Q { get; init; }

    /// <summary><c>on</c>, <c>off</c>, <c>new</c> or <c>failed</c>; everything otherwise.</summary>
    [BindProperty(SupportsGet = true)] public string? State { get; init; }

    public IReadOnlyList<FeatureState> Rows { get; private set; } = [];

    public bool MayUpload => packages.Allowed && Proof is not null && actor.Has(Permissions.InstallFeatures);

    /// <summary>Address to go by first; null where nobody has to, or could.</summary>
    public string? ProveFirst => Proof is { IsFresh: false } proof ? proof.AskBefore(Here) : null;

    public int Count(string? state) => features.All.Count(f => Is(f, state));

    public string NameOf(string featureId) => FeatureNames.Of(texts, featureId);

    public string? DescriptionOf(string featureId) => FeatureNames.Text(texts, featureId, "description");

    public bool IsOn(string featureId) => features.Enabled.Contains(featureId);

    /// <summary>Only of what is new: reading it takes a moment each.</summary>
    public FeaturePreview? PreviewOf(FeatureState feature) => feature.IsNew ? features.Preview(feature.Id) : null;

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAsync([FromServices] IHandler<SwitchFeature, Kernel.Commands.Done> switching, CancellationToken ct)
    {
        var result = await switching.Handle(new(FeatureId, On), ct);
        if (result.Succeeded) return this.Done($"{Here}#{FeatureId}", texts[On ? "operations.feature-on-done" : "operations.feature-off-done", NameOf(FeatureId!)]);
        Load();
        return this.Refused("_Features", result.Failures);
    }

    public async Task<IActionResult> OnPostScanAsync(CancellationToken ct)
    {
        var found = await features.Scan(ct);
        return this.Done(Here, found.Count == 0 ? texts["operations.scan-nothing"] : texts["operations.scan-found", string.Join(", ", found.Select(NameOf))]);
    }

    /// <summary>Code that will run with all rights: only from whoever proved lately who they are.</summary>
    public async Task<IActionResult> OnPostUploadAsync([FromServices] IHandler<UploadFeature.UploadFeature, Uploaded> upload, CancellationToken ct)
    {
        if (!MayUpload) return Forbid();
        if (ProveFirst is { } ask) return this.Done(ask, texts["operations.upload-prove"]);
        var result = await upload.Handle(new(Package), ct);
        if (result.Succeeded)
        {
            var (package, found) = result.Value;
            return this.Done(Here, found.Count == 0 ? texts["operations.upload-done-broken", package] : texts["operations.upload-done", package, string.Join(", ", found.Select(NameOf))]);
        }

        Load();
        return this.Refused("_Features", result.Failures);
    }

    private IProof? Proof => HttpContext.RequestServices.GetService<IProof>();

    // What wants a decision comes first.
    private void Load()
    {
        var asked = Folding.Fold(Q);
        Rows = [.. features.All.Where(f => Is(f, State) && (asked.Length == 0 || Folding.Fold($"{NameOf(f.Id)} {f.Id}").Contains(asked, StringComparison.Ordinal)))
            .OrderBy(f => f.Error is null && !f.IsNew)];
    }

    private static bool Is(FeatureState feature, string? state) => state switch
    {
        "on" => feature is { On: true, Error: null },
        "off" => feature is { On: false, Error: null, IsNew: false },
        "new" => feature.IsNew,
        "failed" => feature.Error is not null,
        _ => true,
    };
}
