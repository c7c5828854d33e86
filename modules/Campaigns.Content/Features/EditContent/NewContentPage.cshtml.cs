using Campaigns.Content.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Features.EditContent;

/// <summary>Begins a text.</summary>
[Authorize(Permissions.Edit)]
internal sealed class NewContentPage(IHandler<WriteContent.WriteContent, Guid> write, PictureChoices pictures, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Type { get; init; }

    [BindProperty]
    public ContentForm Form { get; set; } = new();

    public string Kind => ContentTypes.Knows(Type) ? Type! : ContentTypes.Announcement;

    public Task OnGetAsync(CancellationToken ct) => Prepare(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Prepare(ct);
        var written = await write.Handle(new(Kind, Form.Slug, Form.Position ?? 0, Form.Wording), ct);
        return written.Succeeded
            ? this.Done($"/admin/announcements/{written.Value}", texts["content.saved"])
            : this.Refused("_ContentForm", written.Failures);
    }

    private async Task Prepare(CancellationToken ct) => (Form.HasPosition, Form.Pictures) = (Kind != ContentTypes.Announcement, await pictures.For(Form.Picture, ct));
}
