using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Campaigns.Notifications.Data;
using Campaigns.Notifications.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Notifications.Features.AnswerOthers;

/// <summary>Messages to a person, or about their record.</summary>
internal sealed class PersonalData(NotificationsDbContext db) : IPersonalData
{
    public async Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct) => new Dictionary<string, object?>
    {
        ["notifications.messages"] = await Of(person).AsNoTracking().OrderBy(m => m.Id)
            .Select(m => new { m.CreatedAt, m.Channel, m.Name, m.Address, m.Subject, m.Text, m.SentAt }).ToListAsync(ct),
    };

    public async Task Erase(RecordRef person, CancellationToken ct)
    {
        foreach (var message in await Of(person).ToListAsync(ct)) message.Erase();
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<Message> Of(RecordRef person) =>
        db.Messages.Where(m => (m.PersonKind == person.Kind && m.PersonId == person.Id) || (m.AboutKind == person.Kind && m.AboutId == person.Id));
}
