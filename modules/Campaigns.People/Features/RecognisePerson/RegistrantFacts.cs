using Campaigns.People.Contracts;
using Campaigns.Registrations.Contracts;

namespace Campaigns.People.Features.RecognisePerson;

/// <summary>What a registration says of its person.</summary>
internal static class RegistrantFacts
{
    public static PersonFacts Of(Registrant r) => new(r.FullName, r.Phone, r.CitizenId, r.BirthDate, r.UnitCode, r.ScopePath, r.Hamlet, r.ConsentAt);
}
