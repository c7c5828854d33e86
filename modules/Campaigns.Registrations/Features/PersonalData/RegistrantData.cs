using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.PersonalData;

/// <summary>What is known of who registered. A person is named by one of their registrations; the others with the same phone and name are theirs too.</summary>
internal sealed class RegistrantData(RegistrationsDbContext db) : IPersonalData
{
    public async Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person, CancellationToken ct)
    {
        var all = await Of(person, ct);
        return all.Count == 0 ? new Dictionary<string, object?>() : new Dictionary<string, object?> { ["registrations.export"] = all.Select(Show).ToList() };
    }

    public async Task Erase(RecordRef person, CancellationToken ct)
    {
        var all = await Of(person, ct);
        var ids = all.ConvertAll(r => (Guid?)r.Id);
        foreach (var registration in all) registration.Anonymise();
        await db.Files.Where(f => ids.Contains(f.RegistrationId)).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<Registration>> Of(RecordRef person, CancellationToken ct)
    {
        if (person.Kind != "registrations.registration" || await db.Registrations.SingleOrDefaultAsync(r => r.Id == person.Id, ct) is not { } one) return [];
        if (one.Phone is null) return [one];
        return await db.Registrations.Where(r => EF.Property<string?>(r, RegistrationMap.PhoneIndex) == one.Phone && r.FoldedName == one.FoldedName).OrderBy(r => r.Id).ToListAsync(ct);
    }

    private static Dictionary<string, object?> Show(Registration r) => new()
    {
        ["registrations.full-name"] = r.FullName,
        ["registrations.phone"] = r.Phone,
        ["registrations.email"] = r.Email,
        ["registrations.citizen-id"] = r.CitizenId,
        ["registrations.birth-date"] = r.BirthDate,
        ["registrations.commune"] = r.UnitCode,
        ["registrations.hamlet"] = r.Hamlet,
        ["registrations.need"] = r.Need,
        ["registrations.contact-name"] = r.ContactName,
        ["registrations.companions"] = r.Companions,
        ["registrations.answers"] = r.Answers,
        ["registrations.staff-note"] = r.StaffNote,
        ["registrations.code"] = r.ShownCode,
        ["registrations.status"] = r.Status.Word(),
        ["registrations.registered-at"] = r.RegisteredAt,
        ["registrations.consent-at"] = r.ConsentAt,
    };
}
