using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Campaigns.Network.Features.ListStaff;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.ListPresenters;

/// <summary>A presenter as the API shows them.</summary>
internal sealed record PresenterResource(
    Guid Id, string Name, string Office, string UnitCode, IReadOnlyList<StaffCertificate> Certificates, int LoadThisMonth, double? DistanceKm);

/// <summary>What presenters are asked by.</summary>
internal sealed record PresentersAsked
{
    [FromQuery(Name = "qualifiedFor")] public string? QualifiedFor { get; init; }
    [FromQuery(Name = "freeFrom")] public string? FreeFrom { get; init; }
    [FromQuery(Name = "freeTo")] public string? FreeTo { get; init; }
    [FromQuery(Name = "unit")] public string? Unit { get; init; }
}

/// <summary><c>GET /api/v1/presenters</c>: all of them, since there are a few dozen; the nearest first where a unit is named.</summary>
internal static class ListPresenters
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/presenters", Handle).RequireAuthorization(Permissions.ViewStaff)
            .Produces<Paged<PresenterResource>>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("ListPresenters")
            .WithSummary("Presenters of the caller's area. qualifiedFor: a course code, valid on the day of freeFrom; freeFrom, freeTo: instants; unit: distances are measured from it.");

    private static async Task<IResult> Handle(HttpContext http, [AsParameters] PresentersAsked asked, Presenters presenters, CancellationToken ct)
    {
        var (from, noFrom) = http.Instant("freeFrom", asked.FreeFrom);
        var (to, noTo) = http.Instant("freeTo", asked.FreeTo);
        if ((noFrom ?? noTo) is { } problem) return problem;
        return new Paged<PresenterResource>(await presenters.List(asked, from, to, ct), null).List();
    }
}

/// <summary>Reads presenters with what neighbours know of them.</summary>
internal sealed class Presenters(NetworkDbContext db, IStaff staff, IActor actor, Register register, Certificates certificates, IEnumerable<IStaffDuties> planners, TimeProvider clock)
{
    public async Task<List<PresenterResource>> List(PresentersAsked asked, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        var day = from?.LocalDate() ?? clock.Today();
        var all = (await staff.WithRole(Roles.Presenter, null, ct)).Where(p => actor.Has(Permissions.ViewStaff, new(p.ScopePath, p.Organisation))).ToList();
        var held = await certificates.On(day, [.. all.Select(p => p.Id)], ct);
        if (asked.QualifiedFor is { Length: > 0 } course) all.RemoveAll(p => !held.GetValueOrDefault(p.Id, []).Any(c => c.Course == course));

        var busy = await Busy(from, to, ct);
        var load = await Load(day, ct);
        var near = asked.Unit is { Length: > 0 } code ? (await register.Units(ct)).Find(code, day) : null;
        return [.. all.Where(p => !busy.Contains(p.Id))
            .Select(p => new PresenterResource(
                p.Id, p.Name, p.Office, p.UnitCode, held.GetValueOrDefault(p.Id, []), load.GetValueOrDefault(p.Id), near is null ? null : Distance.Km(near.Lat, near.Lon, p.Lat, p.Lon)))
            .OrderBy(p => p.DistanceKm ?? 0)];
    }

    private async Task<HashSet<Guid>> Busy(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        if (from is not { } start) return [];
        var end = to > start ? to.Value : start.AddMinutes(1);
        var (first, last) = (start.LocalDate(), end.LocalDate());
        var busy = await db.Leaves.Where(l => l.From <= last && l.To >= first).Select(l => l.StaffId).ToHashSetAsync(ct);
        busy.UnionWith((await Duties(start, end, ct)).Select(duty => duty.StaffId));
        return busy;
    }

    private async Task<Dictionary<Guid, int>> Load(DateOnly day, CancellationToken ct)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return (await Duties(first.Start(), first.AddMonths(1).Start(), ct)).CountBy(duty => duty.StaffId).ToDictionary();
    }

    private async Task<List<StaffDuty>> Duties(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var all = new List<StaffDuty>();
        foreach (var planner in planners) all.AddRange(await planner.Between(from, to, ct));
        return all;
    }
}
