using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.ContentApi;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Features.EditContent;

/// <summary>What is written, by type: announcements, questions, standing pages.</summary>
[Authorize(Permissions.View)]
internal sealed class ContentListPage(ContentDbContext db, IActor actor, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Type { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; init; }

    public string Kind => ContentTypes.Knows(Type) ? Type! : ContentTypes.Announcement;

    public Paged<ContentRow> Rows { get; private set; } = new([], null);

    public bool CanEdit => actor.Has(Permissions.Edit);

    public bool Filtered => !string.IsNullOrEmpty(Status) || !string.IsNullOrEmpty(Q);

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<ContentStatus>().Select(s => new SelectListItem(texts["content.status-" + s.Word()], s.Word()));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Rows = await ListContentQuery.Run(db, new(Kind, Status, Q), null, Cursor, ct);
        return this.Fragment("_ContentRows");
    }
}
