using Campaigns.Kernel.Settings;
using Campaigns.Operations.Features.SwitchFeature;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.ChangeSettings;

/// <summary>Everything that can be set, by feature.</summary>
[Authorize(Permissions.ManageSettings)]
internal sealed class SettingsPage(ISettingsStore settings, IStringLocalizer texts) : PageModel
{
    // The site's own settings come first; they belong to no feature.
    public IEnumerable<IGrouping<string, SettingsForm>> ByFeature => settings.All.GroupBy(f => f.Feature).OrderByDescending(g => g.Key == "Site").ThenBy(g => NameOf(g.Key), StringComparer.CurrentCulture);

    public string NameOf(string feature) => feature == "Site" ? texts["operations.settings-site"] : FeatureNames.Of(texts, feature);
}
