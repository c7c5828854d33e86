using Campaigns.Data.Paging;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.People.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Features.ListEnrolments;

/// <summary>What a list is narrowed by; what is left out narrows nothing.</summary>
internal sealed record EnrolmentFilter
{
    [FromQuery(Name = "status")] public string? Status { get; init; }
    [FromQuery(Name = "product")] public string? Product { get; init; }
    [FromQuery(Name = "event")] public Guid? Event { get; init; }
    [FromQuery(Name = "person")] public Guid? Person { get; init; }
    /// <summary>A unit of any level: those who live in it.</summary>
    [FromQuery(Name = "unit")] public string? Unit { get; init; }
    [FromQuery(Name = "limit")] public int? Limit { get; init; }
    [FromQuery(Name = "cursor")] public string? Cursor { get; init; }
    /// <summary>First day on which somebody counts as having joined.</summary>
    [FromQuery(Name = "countedFrom")] public DateOnly? CountedFrom { get; init; }
    /// <summary>The last one.</summary>
    [FromQuery(Name = "countedTo")] public DateOnly? CountedTo { get; init; }
}

/// <summary>An enrolment as lists show it; the phone is masked.</summary>
internal sealed record EnrolmentRow(
    Guid Id, Guid PersonId, string FullName, string Phone, string Product, string Status, string UnitCode, string Payment, long Payable,
    DateOnly EnrolledOn, DateOnly? JoinedOn, Guid? EventId, Guid? RegistrationId, string? ReceiptNumber);

/// <summary>Reads enrolments within the caller's area, straight from the tables, names from the registry of persons.</summary>
internal sealed class ListEnrolmentsQuery(InsuranceDbContext db, IActor actor, IPeople people)
{
    public async Task<Paged<EnrolmentRow>> Page(EnrolmentFilter filter, CancellationToken ct)
    {
        var page = await Filtered(filter).PageById(filter.Limit, filter.Cursor, e => e, ct);
        return new(await Rows(page.Items, ct), page.Next);
    }

    /// <summary>One with its version; null where it is not there or not the caller's.</summary>
    public async Task<(EnrolmentRow Row, int Version)?> Find(Guid id, string permission, CancellationToken ct)
    {
        var found = await db.Enrolments.AsNoTracking().Within(actor, permission).SingleOrDefaultAsync(e => e.Id == id, ct);
        return found is null ? null : ((await Rows([found], ct))[0], found.Version);
    }

    public Task<int> Count(EnrolmentFilter filter, CancellationToken ct) => Filtered(filter).CountAsync(ct);

    private IQueryable<Enrolment> Filtered(EnrolmentFilter filter)
    {
        var rows = db.Enrolments.AsNoTracking().Within(actor, Permissions.EnrolmentsRead);
        if (StatusWords.Read<EnrolmentStatus>(filter.Status) is { } status) rows = rows.Where(e => e.Status == status);
        if (ProductCodes.Product(filter.Product) is { } product) rows = rows.Where(e => e.Product == product);
        if (filter.Event is { } eventId) rows = rows.Where(e => e.EventId == eventId);
        if (filter.Person is { } personId) rows = rows.Where(e => e.PersonId == personId);
        if (filter.Unit is { Length: > 0 } unit) rows = rows.Where(e => e.UnitCode == unit || e.ScopePath.Contains("/" + unit + "/") || e.ScopePath.EndsWith("/" + unit));
        if (filter.CountedFrom is { } from) rows = rows.Where(e => e.CountsOn >= from);
        if (filter.CountedTo is { } to) rows = rows.Where(e => e.CountsOn <= to);
        return rows;
    }

    private async Task<List<EnrolmentRow>> Rows(IReadOnlyList<Enrolment> enrolments, CancellationToken ct)
    {
        var ids = enrolments.Select(e => e.Id).ToList();
        var receipts = await db.Receipts.AsNoTracking().Where(r => ids.Contains(r.EnrolmentId))
            .GroupBy(r => r.EnrolmentId).Select(same => new { same.Key, Number = same.Min(r => r.Number) }).ToDictionaryAsync(r => r.Key, r => r.Number, ct);
        var known = await people.Many(enrolments.Select(e => e.PersonId).Distinct().ToList(), ct);
        return enrolments.Select(e => Row(e, known.GetValueOrDefault(e.PersonId), receipts.GetValueOrDefault(e.Id))).ToList();
    }

    private static EnrolmentRow Row(Enrolment e, PersonCard? person, string? receipt) => new(
        e.Id, e.PersonId, person?.FullName ?? "", Formats.MaskPhone(person?.Phone), e.Product.Code(), StatusWords.Of(e.Status), e.UnitCode,
        StatusWords.Of(e.Way), e.Payable, e.EnrolledOn, e.JoinedOn, e.EventId, e.RegistrationId, receipt);
}
