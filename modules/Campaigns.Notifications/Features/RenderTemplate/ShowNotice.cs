using Campaigns.Notifications.Contracts;

namespace Campaigns.Notifications.Features.RenderTemplate;

internal sealed class ShowNotice(Templates templates) : INoticePreview
{
    public async Task<NoticePreview?> Show(string template, string language, string name, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        if (templates.Find(template, language) is not { } found) return null;
        var words = await templates.Render(found, name, values);
        return new(words.Sms, words.MailSubject, words.MailText, words.Error);
    }
}
