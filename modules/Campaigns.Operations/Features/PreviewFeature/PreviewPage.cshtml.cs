using Campaigns.Kernel.Modules;
using Campaigns.Operations.Features.SwitchFeature;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.PreviewFeature;

/// <summary>What a feature brings, before it is switched on: pages, rights, tables, work, and what it needs.</summary>
[Authorize(Permissions.ManageFeatures)]
internal sealed class PreviewPage(IFeatures features, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string Id { get; init; } = "";

    public FeatureState Feature { get; private set; } = null!;

    public FeaturePreview Brings { get; private set; } = null!;

    public string NameOf(string featureId) => FeatureNames.Of(texts, featureId);

    public string? Description => FeatureNames.Text(texts, Feature.Id, "description");

    public bool IsOn(string featureId) => features.Enabled.Contains(featureId);

    public IActionResult OnGet()
    {
        if (features.All.FirstOrDefault(f => f.Id == Id) is not { } feature || features.Preview(Id) is not { } brings) return NotFound();
        (Feature, Brings) = (feature, brings);
        return Page();
    }
}
