using Campaigns.Kernel.Events;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Campaigns.People.Features.RecognisePerson;
using Campaigns.Registrations.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Subscribers;

/// <summary>Whoever registers becomes known, or is recognised; the registration is kept as an appearance of theirs.</summary>
internal sealed class RememberRegistrantOnAttendeeRegistered(PeopleDbContext db, Recognition recognition, IRegistrants registrants) : IOn<AttendeeRegisteredV1>
{
    public async Task On(AttendeeRegisteredV1 e, EventContext context, CancellationToken ct)
    {
        if (await db.Appearances.AnyAsync(a => a.RecordKind == Appearance.Registration && a.RecordId == e.RegistrationId, ct)) return;
        if (await registrants.Find(e.RegistrationId, ct) is not { } registrant) return;

        // Two registrations of one person delivered together: the unique identity refuses the second, and its next try recognises.
        var person = await recognition.Recognise(RegistrantFacts.Of(registrant), ct);
        db.Add(new Appearance { PersonId = person.Id, RecordKind = Appearance.Registration, RecordId = e.RegistrationId, At = e.At });
        await db.SaveChangesAsync(ct);
    }
}
