using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Campaigns.Notifications.Features.RenderTemplate;
using Campaigns.Notifications.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Notifications.Features.ResendMessage;

/// <summary>Tries a failed or kept message again. One whose template was broken is made anew from the values that waited with it.</summary>
internal sealed record ResendMessage(Guid Id) : ICommand<Done>;

internal sealed class ResendMessageHandler(NotificationsDbContext db, Templates templates, IJobs jobs, IAudit audit) : IHandler<ResendMessage, Done>
{
    public async Task<Result<Done>> Handle(ResendMessage command, CancellationToken ct)
    {
        if (await db.Messages.SingleOrDefaultAsync(m => m.Id == command.Id, ct) is not { } message) return Refusals.NotThere;
        var made = message.Values is null ? Done.It : await Make(message);
        if (!made.Succeeded) return made;
        var again = message.Again();
        if (!again.Succeeded) return again;

        jobs.Enqueue<SendMessage, MessageToSend>(new(message.Id));
        audit.Note("notifications.resend", new RecordRef("notifications.message", message.Id), new { message.Channel });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.NotWaiting; // Somebody else pressed the button in the same moment; one sending is enough.
        }

        return Done.It;
    }

    private async Task<Result<Done>> Make(Message message)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(message.Values!)!.ToDictionary(v => v.Key, v => Plain(v.Value));
        if (templates.Find(message.Template, message.Language) is not { } template) return Refusals.StillBroken;
        var words = await templates.Render(template, message.Name, values);
        var text = message.Channel == Channels.Sms ? words.Sms : words.MailText;
        if (text is null) return Refusals.StillBroken;

        message.Remake(words.MailSubject ?? "", text);
        return Done.It;
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        _ => null,
    };
}
