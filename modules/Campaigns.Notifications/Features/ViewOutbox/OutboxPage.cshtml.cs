using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Campaigns.Ui;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Notifications.Features.ViewOutbox;

/// <summary>Every message: when, to whom, by which way, what became of it and why.</summary>
[Authorize(Permissions.View)]
internal sealed class OutboxPage(NotificationsDbContext db, IActor actor, IStringLocalizer texts, IHandler<ResendMessage.ResendMessage, Done> resend) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Status { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Channel { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; init; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; init; }

    public Paged<MessageRow> Rows { get; private set; } = new([], null);

    public bool CanResend => actor.Has(Permissions.Resend);

    public bool Filtered => !string.IsNullOrEmpty(Status) || !string.IsNullOrEmpty(Channel) || !string.IsNullOrEmpty(Q);

    /// <summary>Where the button posts to: this list as it is filtered now.</summary>
    public string ResendAction => Request.PathBase + "/admin/outbox" + new QueryString(Request.QueryString.Without("handler")).Add("handler", "resend");

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<MessageStatus>().Select(s => new SelectListItem(texts[s.TextKey()], s.Word()));

    public IEnumerable<SelectListItem> Ways => Channels.All.Select(c => new SelectListItem(texts["notifications.channel-" + c], c));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Rows = await ListMessagesQuery.Run(db, new(Status, Channel, Q), Cursor, actor.Has(Permissions.ViewAddress), ct);
        return this.Fragment("_Messages");
    }

    public async Task<IActionResult> OnPostResendAsync(Guid id, CancellationToken ct)
    {
        if (!CanResend) return StatusCode(403);
        var result = await resend.Handle(new(id), ct);
        if (result.Succeeded) return this.Done("/admin/outbox" + Request.QueryString.Without("handler"), texts["notifications.resent"]);

        Rows = await ListMessagesQuery.Run(db, new(Status, Channel, Q), Cursor, actor.Has(Permissions.ViewAddress), ct);
        return this.Refused("_Messages", result.Failures);
    }
}

internal static class Statuses
{
    public static string Word(this MessageStatus status) => status.ToString().ToLowerInvariant();

    public static string TextKey(this MessageStatus status) => "notifications.status-" + status.Word();

    public static Tone Tone(this MessageStatus status) => status switch
    {
        MessageStatus.Sent => Ui.TagHelpers.Tone.Ok,
        MessageStatus.Failed => Ui.TagHelpers.Tone.Bad,
        MessageStatus.Kept => Ui.TagHelpers.Tone.Warn,
        _ => Ui.TagHelpers.Tone.Info,
    };

    /// <summary>A reason of ours in the reader's language; what a provider or a template said stays as it is.</summary>
    public static string Explain(this IStringLocalizer texts, string? reason) =>
        reason is null ? "" : reason.StartsWith("notifications.reason-", StringComparison.Ordinal) ? texts[reason] : reason;

    public static string Without(this QueryString query, string name)
    {
        var kept = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query.Value).Where(p => p.Key != name);
        return QueryString.Create(kept).Value ?? "";
    }
}
