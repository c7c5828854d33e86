using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.AnswerInvitation;

/// <summary>What invitations know of a person, and forgetting it; the answer stays for the counts.</summary>
internal sealed class GuestData(EventsDbContext db) : IPersonalData
{
    public async Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct)
    {
        var all = await Of(person, ct);
        return all.Count == 0 ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["events.invitations"] = all.Select(Show).ToList() };
    }

    public async Task Erase(RecordRef person, CancellationToken ct)
    {
        foreach (var invitation in await Of(person, ct)) invitation.Forget();
        await db.SaveChangesAsync(ct);
    }

    private Task<List<Invitation>> Of(RecordRef person, CancellationToken ct) => person.Kind switch
    {
        "people.person" => db.Invitations.Where(i => i.PersonId == person.Id).OrderBy(i => i.Id).ToListAsync(ct),
        "registrations.registration" => db.Invitations.Where(i => i.RegistrationId == person.Id).OrderBy(i => i.Id).ToListAsync(ct),
        Invitation.Kind => db.Invitations.Where(i => i.Id == person.Id).ToListAsync(ct),
        _ => Task.FromResult(new List<Invitation>()),
    };

    private static Dictionary<string, object?> Show(Invitation i) => new()
    {
        ["events.name"] = i.FullName,
        ["events.phone"] = i.Phone,
        ["events.mail"] = i.Email,
        ["events.hamlet"] = i.Hamlet,
        ["events.invited-at"] = i.InvitedAt,
        ["events.answer"] = i.Answer.ToString(),
        ["events.people-coming"] = i.People,
    };
}
