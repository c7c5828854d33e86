using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Survey.Features.PersonalData;

/// <summary>What somebody who left a number told us. Erased: number, name and comment; the score stays, which points at nobody.</summary>
internal sealed class SurveyContacts(SurveyDbContext db) : IPersonalData
{
    public async Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct)
    {
        var told = await Of(person).Join(db.Answers, c => c.AnswerId, a => a.Id, (c, a) => new { c.FullName, c.Phone, c.ConsentAt, a.Score, a.Comment, a.GivenAt }).OrderBy(x => x.GivenAt).ToListAsync(ct);
        return told.Count == 0 ? new Dictionary<string, object?>() : new Dictionary<string, object?>
        {
            ["survey.export-title"] = told.Select(t => new Dictionary<string, object?>
            {
                ["survey.full-name"] = t.FullName, ["survey.phone"] = t.Phone, ["survey.consent-at"] = t.ConsentAt,
                ["survey.score"] = t.Score, ["survey.comment"] = t.Comment, ["survey.given-at"] = t.GivenAt,
            }).ToList(),
        };
    }

    public async Task Erase(RecordRef person, CancellationToken ct)
    {
        var contacts = await Of(person).ToListAsync(ct);
        var ids = contacts.Select(c => c.AnswerId).ToList();
        foreach (var answer in await db.Answers.Where(a => ids.Contains(a.Id)).ToListAsync(ct)) answer.ForgetComment();
        db.RemoveRange(contacts);
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<Contact> Of(RecordRef person) => person.Kind == "people.person" ? db.Contacts.Where(c => c.PersonId == person.Id) : db.Contacts.Where(_ => false);
}
