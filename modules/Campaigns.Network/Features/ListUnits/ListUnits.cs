using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Network.Features.ListUnits;

/// <summary>A unit as the API shows it.</summary>
internal sealed record UnitResource(
    string Code, string Level, string Kind, string Name, string FullName, string? ParentCode, DateOnly ValidFrom, DateOnly? ValidTo, double Lat, double Lon);

/// <summary>What units are asked by; the level a word, so that a wrong one is refused by its name.</summary>
internal sealed record UnitsAsked
{
    [FromQuery(Name = "level")] public string? Level { get; init; }
    [FromQuery(Name = "asOf")] public DateOnly? AsOf { get; init; }
    [FromQuery(Name = "parent")] public string? Parent { get; init; }
    [FromQuery(Name = "q")] public string? Q { get; init; }
    [FromQuery(Name = "limit")] public int? Limit { get; init; }
    [FromQuery(Name = "cursor")] public string? Cursor { get; init; }
}

/// <summary><c>GET /api/v1/units</c>.</summary>
internal static class ListUnits
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/units", Handle).WithMetadata(new CursorForm(IsCode)).RequireAuthorization(Permissions.ViewUnits)
            .Produces<Paged<UnitResource>>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("ListUnits")
            .WithSummary("Administrative units valid on a day. level: province, district, area, commune; asOf: today when left out; parent: any unit above; q: a name, marks and kind ignored.");

    private static async Task<IResult> Handle(HttpContext http, [AsParameters] UnitsAsked asked, Register register, TimeProvider clock, CancellationToken ct)
    {
        if (!QueryWords.TryLevel(asked.Level, out var level)) return http.Malformed("/level");

        var parent = asked.Parent is { Length: > 0 } code ? code : null;
        var found = (await register.Units(ct)).Search(asked.Q, level, asked.AsOf ?? clock.Today(), parent);
        return Page(found, asked).List();
    }

    // The list is in memory and in a fixed order: the next page begins after the code that ended this one.
    private static Paged<UnitResource> Page(IReadOnlyList<Unit> found, UnitsAsked asked)
    {
        var take = Math.Clamp(asked.Limit ?? 50, 1, 200);
        var from = asked.Cursor is { Length: > 0 } last ? found.TakeWhile(unit => unit.Code != last).Count() + 1 : 0;
        var items = found.Skip(from > found.Count ? 0 : from).Take(take).ToList();
        var more = items.Count > 0 && items[^1].Code != found[^1].Code;
        return new([.. items.Select(Resource)], more ? items[^1].Code : null);
    }

    // Digits, or an area's word such as dong-son. One that no unit of the day has begins anew.
    private static bool IsCode(string cursor) => cursor.Length <= 60 && cursor.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    private static UnitResource Resource(Unit u) =>
        new(u.Code, QueryWords.Of(u.Level), u.Kind, u.Name, u.FullName, u.ParentCode, u.ValidFrom, u.ValidTo, u.Lat, u.Lon);
}
