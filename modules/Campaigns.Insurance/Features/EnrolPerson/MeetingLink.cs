using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Insurance.Features.EnrolPerson;

/// <summary>Where the person was won: at which event, and by which registration. What an enrolment names must be there, and belong together.</summary>
internal sealed class MeetingLink(IEnumerable<IRegistrants> registrants, IEnumerable<IOfferingSource> offerings)
{
    /// <summary>The event; that of the registration where only the registration is named; null where neither is.</summary>
    public async Task<Result<Guid?>> Check(Guid? eventId, Guid? registrationId, CancellationToken ct)
    {
        if (registrationId is { } registration) return await OfRegistration(registration, eventId, ct);
        if (eventId is not { } id) return (Guid?)null;

        foreach (var source in offerings)
            if (await source.Find(id, ct) is not null) return eventId;
        return EnrolmentRefusals.UnknownEvent;
    }

    private async Task<Result<Guid?>> OfRegistration(Guid registrationId, Guid? eventId, CancellationToken ct)
    {
        foreach (var source in registrants)
        {
            if (await source.Find(registrationId, ct) is not { } found) continue;
            return eventId is null || eventId == found.OfferingId ? (Guid?)found.OfferingId : EnrolmentRefusals.OtherEvent;
        }

        return EnrolmentRefusals.UnknownRegistration;
    }
}
