using Campaigns.Approvals.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.AskApproval;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Features.EditContent;

/// <summary>One text with its versions: change, look at, publish, schedule, take down.</summary>
[Authorize(Permissions.View)]
internal sealed class EditContentPage(ContentDbContext db, IActor actor, IStringLocalizer texts, ContentCommands commands, PublicationApproval approval, PictureChoices pictures) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    /// <summary>The record's version this page was made from; a change by somebody else meanwhile is refused.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public ContentForm Form { get; set; } = new();

    [BindProperty]
    public DateOnly? PublishOn { get; set; }

    [BindProperty]
    public TimeOnly? PublishTime { get; set; }

    public ContentItem Item { get; private set; } = null!;

    public IReadOnlyList<ContentVersion> Versions { get; private set; } = [];

    public bool CanEdit => actor.Has(Permissions.Edit);

    public bool CanPublish => actor.Has(Permissions.Publish);

    /// <summary>Where the question about it stands; null: nobody was asked.</summary>
    public ApprovalStatus? Asked { get; private set; }

    /// <summary>Whom it waits for, in words.</summary>
    public string? WaitsFor { get; private set; }

    /// <summary>Whether it may be put up for approval now.</summary>
    public bool CanSubmit => CanEdit && approval.IsOn && NewerWaits && Asked?.State != "InProgress" && Item.PublishAt is null;

    public bool NewerWaits => Item.ShownVersion != Item.LatestVersion;

    public string? PublicPath => Item.ShownVersion is null ? null : Item.Type switch
    {
        ContentTypes.Announcement => "/announcements/" + Item.Slug,
        ContentTypes.Question => "/help#" + Item.Slug,
        _ => ContentTypes.RootPages.Contains(Item.Slug) ? "/" + Item.Slug : "/pages/" + Item.Slug,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        Form = ContentForm.Of(Item, Versions[0].Wording);
        Form.Pictures = await pictures.For(Form.Picture, ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Act(CanEdit, "content.saved", keepForm: true, () => commands.Revise.Handle(new(Id, Seen, Form.Slug, Form.Position ?? 0, Form.Wording), ct), ct);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken ct) =>
        Act(CanEdit, "content.now-submitted", keepForm: false, () => commands.Submit.Handle(new(Id, Seen, PublishOn?.At(PublishTime ?? new TimeOnly(8, 0))), ct), ct);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken ct) =>
        Act(CanPublish, "content.now-published", keepForm: false, () => commands.Publish.Handle(new(Id, Seen), ct), ct);

    public Task<IActionResult> OnPostScheduleAsync(CancellationToken ct) =>
        Act(CanPublish, "content.now-scheduled", keepForm: false, () => Schedule(ct), ct);

    public Task<IActionResult> OnPostUnpublishAsync(CancellationToken ct) =>
        Act(CanPublish, "content.now-unpublished", keepForm: false, () => commands.Unpublish.Handle(new(Id, Seen), ct), ct);

    private async Task<Result<int>> Schedule(CancellationToken ct)
    {
        if (PublishOn is not { } day) return Refusals.DayMissing;
        var scheduled = await commands.Publish.Handle(new(Id, Seen, day.At(PublishTime ?? new TimeOnly(8, 0))), ct);
        return scheduled.Succeeded ? scheduled : Result<int>.Refuse(scheduled.Failures.Select(f => f.Field is null ? f : f.At("publishOn")));
    }

    private async Task<IActionResult> Act(bool allowed, string notice, bool keepForm, Func<Task<Result<int>>> act, CancellationToken ct)
    {
        if (!allowed) return StatusCode(403);
        var result = await act();
        if (result.Succeeded) return this.Done($"/admin/announcements/{Id}", texts[notice]);
        if (!await Load(ct)) return NotFound();
        if (!keepForm) Form = ContentForm.Of(Item, Versions[0].Wording);
        (Form.HasPosition, Form.SlugFixed) = (Item.Type != ContentTypes.Announcement, Item.PublishedAt is not null);
        Form.Pictures = await pictures.For(Form.Picture, ct);
        return this.Refused("_ContentForm", result.Failures);
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Id == Id, ct) is not { } item) return false;
        (Item, Versions) = (item, (await ListContentQuery.Versions(db, Id, 50, null, ct)).Items);
        Asked = await approval.Of(Id, ct);
        WaitsFor = Asked?.State == "InProgress" ? await approval.WaitsFor(Id, ct) : null;
        return true;
    }
}

/// <summary>What can be done to a text.</summary>
internal sealed record ContentCommands(IHandler<ReviseContent.ReviseContent, int> Revise, IHandler<PublishContent.PublishContent, int> Publish, IHandler<SubmitContent, int> Submit, IHandler<UnpublishContent.UnpublishContent, int> Unpublish);
