using System.Collections.Concurrent;
using System.Text.Json;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Domain.Time;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Data;

/// <summary>Read routes and calendars, kept by content: a published version never changes, so what was read once is right for good.</summary>
internal sealed class ReadDocuments
{
    private readonly ConcurrentDictionary<string, Route> _routes = new();
    private readonly ConcurrentDictionary<(string Key, string Doc), WorkingCalendar> _calendars = new();

    public Route? Route(string hash) => _routes.GetValueOrDefault(hash);

    public Route Keep(string hash, string doc) => _routes.GetOrAdd(hash, _ => Read(doc));

    public WorkingCalendar Calendar(string key, string doc) => _calendars.GetOrAdd((key, doc), static k =>
    {
        using var json = JsonDocument.Parse(k.Doc);
        return CalendarDoc.Read(k.Key, json.RootElement).Calendar ?? throw new InvalidOperationException($"Calendar {k.Key} in the store cannot be read");
    });

    private static Route Read(string doc)
    {
        using var json = JsonDocument.Parse(doc);
        return RouteReader.Read(json.RootElement.Clone()).Route ?? throw new InvalidOperationException("A route in the store cannot be read");
    }
}

/// <summary>Routes as they are needed: by version for a running request, by fit for a new one.</summary>
internal sealed class RouteShelf(ApprovalsDbContext db, ReadDocuments read)
{
    public async Task<Route> Version(string key, int number, CancellationToken ct) =>
        await Version(key, number, await db.Editions.Where(e => e.RouteKey == key && e.Number == number).Select(e => e.Hash).SingleAsync(ct), ct);

    /// <param name="key">Of the route.</param>
    /// <param name="number">Of the version.</param>
    /// <param name="hash">Of its content: one that was read before is not asked for.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Route> Version(string key, int number, string hash, CancellationToken ct) =>
        read.Route(hash) ?? read.Keep(hash, await db.Editions.Where(e => e.RouteKey == key && e.Number == number).Select(e => e.Doc).SingleAsync(ct));

    /// <summary>Published routes of a kind of subject, the one that wins first: priority, then key.</summary>
    public async Task<IReadOnlyList<(Route Route, int Number)>> Published(string subjectType, CancellationToken ct)
    {
        var found = await CaseQueries.Of(db).Published(db, subjectType).ToListAsync(ct);
        var routes = new List<(Route Route, int Number)>();
        foreach (var one in found) routes.Add((await Version(one.RouteKey, one.Number, one.Hash, ct), one.Number));
        return [.. routes.OrderByDescending(r => r.Route.Priority).ThenBy(r => r.Route.Key, StringComparer.Ordinal)];
    }

    public async Task<WorkingCalendar> Calendar(string key, CancellationToken ct)
    {
        var doc = await CaseQueries.Of(db).Calendar(db, key, ct);
        return read.Calendar(key, doc ?? StandardWeek);
    }

    /// <summary>Office hours without any holiday: what holds until a calendar is written.</summary>
    public const string StandardWeek = """
        {"tz":"Asia/Ho_Chi_Minh","week":{"mon":[["07:30","11:30"],["13:30","17:00"]],"tue":[["07:30","11:30"],["13:30","17:00"]],"wed":[["07:30","11:30"],["13:30","17:00"]],"thu":[["07:30","11:30"],["13:30","17:00"]],"fri":[["07:30","11:30"],["13:30","17:00"]],"sat":[],"sun":[]},"days":[]}
        """;
}
