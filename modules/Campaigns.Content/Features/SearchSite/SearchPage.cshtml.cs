using Campaigns.Content.Contracts;
using Campaigns.Content.Features.Syndicate;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Content.Features.SearchSite;

/// <summary>Search over the public pages of every module.</summary>
[AllowAnonymous]
internal sealed class SearchPage(SitePages pages) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    public string Asked { get; private set; } = "";

    public IReadOnlyList<PublicPage> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Asked = (Q ?? "").Trim();
        if (Asked.Length > SiteSearch.QueryLimit) Asked = Asked[..SiteSearch.QueryLimit];
        if (Asked.Length > 0) Found = SiteSearch.Find(await pages.All(ct), Asked);
    }
}
