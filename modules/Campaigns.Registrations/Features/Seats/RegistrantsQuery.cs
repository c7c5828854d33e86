using System.Linq.Expressions;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Answers other modules about people who registered.</summary>
internal sealed class RegistrantsQuery(RegistrationsDbContext db) : IRegistrants
{
    private static readonly Expression<Func<Registration, Row>> Columns = r => new Row(r.Id, r.RosterId, r.Code, r.FullName, r.Phone, r.Email, r.CitizenId, r.BirthDate, r.UnitCode, r.ScopePath,
        r.Hamlet, r.People, r.Status, r.ConsentAt);

    public async Task<Registrant?> Find(Guid registrationId, CancellationToken ct) =>
        await db.Registrations.AsNoTracking().Where(r => r.Id == registrationId).Select(Columns).SingleOrDefaultAsync(ct) is { } row ? Show(row) : null;

    public async Task<IReadOnlyDictionary<Guid, Registrant>> Many(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct) =>
        (await db.Registrations.AsNoTracking().Where(r => registrationIds.Contains(r.Id)).Select(Columns).ToListAsync(ct)).ToDictionary(row => row.Id, Show);

    public async Task<IReadOnlyList<Registrant>> Of(Guid offeringId, CancellationToken ct)
    {
        var rows = await db.Registrations.AsNoTracking().Where(r => r.RosterId == offeringId && r.Status != RegistrationStatus.Cancelled && r.Status != RegistrationStatus.OfferExpired)
            .OrderBy(r => r.Id).Select(Columns).ToListAsync(ct);
        return [.. rows.Select(Show)];
    }

    private static Registrant Show(Row r) => new(r.Id, r.OfferingId, TicketCode.Show(r.Code), r.FullName, r.Phone, r.Email, r.CitizenId, r.BirthDate, r.UnitCode, r.ScopePath, r.Hamlet, r.People,
        r.Status.Word(), r.ConsentAt);

    private sealed record Row(Guid Id, Guid OfferingId, string Code, string FullName, string? Phone, string? Email, string? CitizenId, DateOnly? BirthDate, string? UnitCode, string ScopePath,
        string? Hamlet, int People, RegistrationStatus Status, DateTimeOffset ConsentAt);
}
