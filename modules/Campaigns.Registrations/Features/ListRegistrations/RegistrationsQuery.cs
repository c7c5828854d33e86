using Campaigns.Data.Paging;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.ListRegistrations;

/// <summary>Reads registrations for those who may see them.</summary>
internal sealed class RegistrationsQuery(RegistrationsDbContext db, IActor actor)
{
    /// <summary>A page, in order of registering.</summary>
    public async Task<Paged<RegistrationRow>> Page(Guid? rosterId, RegistrationFilter filter, int? limit, string? cursor, string permission, CancellationToken ct)
    {
        var query = db.Registrations.AsNoTracking().Within(actor, permission);
        if (rosterId is { } id) query = query.Where(r => r.RosterId == id);
        return await (await filter.Narrow(query, ct)).PageById(limit, cursor, Rows(), ct);
    }

    /// <summary>Ids of the filter's rows of one event, in order of registering; at most so many.</summary>
    public async Task<IReadOnlyList<Guid>> Ids(Guid rosterId, RegistrationFilter filter, int most, CancellationToken ct) =>
        await (await filter.Narrow(db.Registrations.AsNoTracking().Within(actor, Permissions.Edit).Where(r => r.RosterId == rosterId), ct)).OrderBy(r => r.Id).Select(r => r.Id).Take(most).ToListAsync(ct);

    /// <summary>All of the filter's rows of one event, for a file.</summary>
    public async Task<IReadOnlyList<Registration>> All(Guid rosterId, RegistrationFilter filter, CancellationToken ct) =>
        await (await filter.Narrow(db.Registrations.AsNoTracking().Within(actor, Permissions.View).Where(r => r.RosterId == rosterId), ct)).OrderBy(r => r.Id).ToListAsync(ct);

    public Task<RegistrationRow?> One(Guid id, string permission, CancellationToken ct) =>
        db.Registrations.AsNoTracking().Where(r => r.Id == id).Within(actor, permission).Select(Rows()).SingleOrDefaultAsync(ct);

    /// <summary>200 with the registration, or 404.</summary>
    public async Task<IResult> Answer(HttpContext http, Guid id, string permission)
    {
        if (await One(id, permission, http.RequestAborted) is not { } row) return Problems.From([Refusals.NoSuchRegistration]);
        if (http.Precondition(row.Version) is { } stale && HttpMethods.IsGet(http.Request.Method)) return stale;
        return http.Resource(Show(row), row.Version);
    }

    public RegistrationResource Show(RegistrationRow row) => new(row.Id, TicketCode.Show(row.Code), row.RosterId, row.FullName, PhoneOf(row), row.Status.Word(), row.People,
        row.Status == RegistrationStatus.Waitlisted ? row.Position : null, row.Status == RegistrationStatus.Offered ? row.OfferUntil?.Local() : null,
        row.CheckedInAt?.Local(), row.WalkIn, row.Early, row.AdmittedFrom?.Word());

    /// <summary>In full only with the right to see phones at that place.</summary>
    public string? PhoneOf(RegistrationRow row) => PhoneOf(row.Phone, row.ScopePath);

    public string? PhoneOf(string? phone, string scopePath) => phone is null ? null : actor.Has(Permissions.PhoneView, new Scope(scopePath)) ? phone : Formats.MaskPhone(phone);

    /// <summary>A name without marks, the last four or more digits of a phone, or a ticket code.</summary>
    public static async Task<IQueryable<Registration>> Matching(IQueryable<Registration> query, string? search, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(search)) return query;
        var folded = Folding.Fold(search.Length > 120 ? search[..120] : search);
        var digits = string.Concat(search.Where(char.IsAsciiDigit));
        if (digits.Length >= 9) digits = digits.TrimStart('0'); // A whole number is kept with +84 in place of its 0.
        var code = TicketCode.Read(search);
        if (digits.Length >= Blind.EndingLength && !search.Any(char.IsLetter))
        {
            var ids = await query.EndingIn(r => r.Phone, digits, ct);
            return query.Where(r => ids.Contains(r.Id) || r.FoldedName.Contains(folded) || r.Code == code);
        }

        return code is null ? query.Where(r => r.FoldedName.Contains(folded)) : query.Where(r => r.FoldedName.Contains(folded) || r.Code == code);
    }

    private System.Linq.Expressions.Expression<Func<Registration, RegistrationRow>> Rows() => r => new RegistrationRow
    {
        Id = r.Id,
        RosterId = r.RosterId,
        ScopePath = r.ScopePath,
        Code = r.Code,
        FullName = r.FullName,
        Phone = r.Phone,
        Hamlet = r.Hamlet,
        Need = r.Need,
        StaffNote = r.StaffNote,
        QuotaKey = r.QuotaKey,
        ContactName = r.ContactName,
        Status = r.Status,
        People = r.People,
        OfferUntil = r.OfferUntil,
        CheckedInAt = r.CheckedInAt,
        CancelledAt = r.CancelledAt,
        Settled = r.Settled,
        WalkIn = r.WalkIn,
        Early = r.Early,
        AdmittedFrom = r.AdmittedFrom,
        RegisteredAt = r.RegisteredAt,
        Version = r.Version,
        Position = r.Status == RegistrationStatus.Waitlisted
            ? 1 + db.Registrations.Count(x => x.RosterId == r.RosterId && x.Status == RegistrationStatus.Waitlisted && x.Queue < r.Queue)
            : null,
    };
}

/// <summary>What lists need of a registration.</summary>
internal sealed record RegistrationRow : IScoped
{
    public Guid Id { get; init; }

    public Guid RosterId { get; init; }

    public required string ScopePath { get; init; }

    public required string Code { get; init; }

    public required string FullName { get; init; }

    public string? Phone { get; init; }

    public string? Hamlet { get; init; }

    public string? Need { get; init; }

    public string? StaffNote { get; init; }

    public string? QuotaKey { get; init; }

    public string? ContactName { get; init; }

    public RegistrationStatus Status { get; init; }

    public int People { get; init; }

    public int? Position { get; init; }

    public DateTimeOffset? OfferUntil { get; init; }

    public DateTimeOffset? CheckedInAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public bool Settled { get; init; }

    public bool WalkIn { get; init; }

    public bool Early { get; init; }

    public RegistrationStatus? AdmittedFrom { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    public int Version { get; init; }
}
