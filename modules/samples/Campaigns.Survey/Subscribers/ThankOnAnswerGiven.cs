using Campaigns.Events.Contracts;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Contracts;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Survey.Subscribers;

/// <summary>Thanks who left a number, once: the message's key is the answer.</summary>
internal sealed class ThankOnAnswerGiven(SurveyDbContext db, IEvents events, INotifications notifications) : IOn<AnswerGivenV1>
{
    public async Task On(AnswerGivenV1 e, EventContext context, CancellationToken ct)
    {
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.AnswerId == e.AnswerId, ct) is not { } contact) return;
        if (await events.Find(e.EventId, ct) is not { } meeting) return;
        var to = new Recipient(contact.FullName, contact.Phone, null, Person: new RecordRef("people.person", contact.PersonId));
        await notifications.Queue(new(ThanksTemplates.Thanks, to, new Dictionary<string, object?> { ["title"] = meeting.Title }, new RecordRef("survey.answer", e.AnswerId), $"survey-thanks:{e.AnswerId}"), ct);
    }
}

/// <summary>What is said to them.</summary>
internal sealed class ThanksTemplates : INoticeTemplates
{
    public const string Thanks = "survey.thanks";

    public IEnumerable<NoticeTemplate> Templates =>
    [
        new(Thanks, "vi", "BHXH: cảm ơn ông/bà đã góp ý về buổi {{ title }}. Chúng tôi sẽ gọi lại nếu cần.", null, null),
        new(Thanks, "en", "Social insurance: thank you for your feedback on {{ title }}. We call you back if needed.", null, null),
    ];
}
