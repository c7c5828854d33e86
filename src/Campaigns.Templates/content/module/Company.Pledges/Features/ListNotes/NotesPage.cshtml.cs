using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Company.Pledges.Features.ListNotes;

/// <summary>Notes, and a form for the next one.</summary>
[Authorize(Permissions.View)]
internal sealed class NotesPage(NotesQuery query, IHandler<WriteNote.WriteNote, Guid> write, IAuthorizationService may, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    [BindProperty] public string? Text { get; init; }

    public Paged<NoteRow> Notes { get; private set; } = new([], null);

    public bool MayWrite { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Load(ct);
        if (!MayWrite) return Forbid();
        var written = await write.Handle(new(Text), ct);
        return written.Succeeded ? this.Done("/admin/pledges", texts["pledges.written"]) : this.Refused("_Form", written.Failures);
    }

    private async Task Load(CancellationToken ct)
    {
        MayWrite = (await may.AuthorizeAsync(User, Permissions.Write)).Succeeded;
        Notes = await query.Notes(null, Cursor, ct);
    }
}
