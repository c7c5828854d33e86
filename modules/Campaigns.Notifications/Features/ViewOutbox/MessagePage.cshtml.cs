using Campaigns.Kernel.Security;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Notifications.Features.ViewOutbox;

/// <summary>One message as it went, or as it would go.</summary>
[Authorize(Permissions.View)]
internal sealed class MessagePage(NotificationsDbContext db, IActor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; init; }

    public Message Message { get; private set; } = null!;

    /// <summary>The text may name the person or hold a link that opens their registration: shown only to who may see the address.</summary>
    public bool Whole => actor.Has(Permissions.ViewAddress);

    public bool CanResend => actor.Has(Permissions.Resend) && Message is { Status: MessageStatus.Failed or MessageStatus.Kept, Address.Length: > 0 };

    public string To => Whole ? ListMessagesQuery.Shown(Message.Channel, Message.Address) : ListMessagesQuery.Mask(Message.Channel, Message.Address);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, ct) is not { } message) return NotFound();
        Message = message;
        return Page();
    }
}
