using Campaigns.Events.Domain;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Features.TellPeople;

/// <summary>Finds who must be told of a change: each phone or mail address once, then presenters and desk.</summary>
internal sealed class AudienceFinder(IRegistrants registrants)
{
    public async Task<Audience> Of(Guid eventId, IEnumerable<Guid> staff, string template, CancellationToken ct)
    {
        var all = await registrants.Of(eventId, ct);
        var reachable = all.Where(r => Address(r) is not null).DistinctBy(Address).Select(r => (template, r.RegistrationId));
        return new([.. reachable, .. staff.Distinct().Select(id => (template + "-staff", id))], all.Count(r => Address(r) is null));
    }

    /// <summary>People on paper only: they are called, or visited.</summary>
    public async Task<IReadOnlyList<Registrant>> Unreachable(Guid eventId, CancellationToken ct) => [.. (await registrants.Of(eventId, ct)).Where(r => Address(r) is null)];

    private static string? Address(Registrant of) => string.IsNullOrWhiteSpace(of.Phone) ? string.IsNullOrWhiteSpace(of.Email) ? null : of.Email.Trim() : of.Phone;
}
