using System.Globalization;
using Campaigns.Approvals.Features.Api;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>Reports as JSON, or as CSV where that is asked for.</summary>
internal static class ReportsApi
{
    public static async Task<IResult> TimeInStage(HttpContext http, CurrentCaller caller, StepTimes times, CancellationToken ct) =>
        RoutesApi.Denied(caller, Permissions.ReportRead) ?? Unreadable(http) ?? Table(http, await times.ByStep(Filter(http), caller.Caller, ct));

    public static async Task<IResult> Bottlenecks(HttpContext http, CurrentCaller caller, StepTimes times, CancellationToken ct) =>
        RoutesApi.Denied(caller, Permissions.ReportRead) ?? Unreadable(http) ?? Table(http, [.. (await times.ByStep(Filter(http), caller.Caller, ct)).OrderByDescending(t => t.P90).Take(50)]);

    public static async Task<IResult> Overdue(HttpContext http, CurrentCaller caller, StepTimes times, CancellationToken ct)
    {
        if (RoutesApi.Denied(caller, Permissions.ReportRead) is { } denied) return denied;
        if (Unreadable(http) is { } unreadable) return unreadable;
        var lines = await times.Late(Filter(http), caller.Caller, ct);
        return Csv(http)
            ? Text(["org,area,open,overdue,oldest", .. lines.Select(l => string.Join(',', l.Org, l.Area, l.Open, l.Overdue, l.Oldest?.ToString("O", CultureInfo.InvariantCulture)))])
            : Results.Json(new { items = lines, next = (string?)null }, Answers.Json);
    }

    private static IResult Table(HttpContext http, IReadOnlyList<StepTime> lines) => Csv(http)
        ? Text(["route,stage,step,closed,open,p50,p90,overdue,returned", .. lines.Select(l => string.Join(',', l.Route, l.Stage, l.Step, l.Closed, l.Open, l.P50, l.P90, l.Overdue, l.Returned))])
        : Results.Json(new { items = lines, next = (string?)null }, Answers.Json);

    private static IResult Text(IEnumerable<string> lines) => Results.Text(string.Join('\n', lines) + "\n", "text/csv");

    private static bool Csv(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.Ordinal);

    private static IResult? Unreadable(HttpContext http) => At(http, "from").Problem ?? At(http, "to").Problem;

    // A day begins at midnight here; an instant says by its offset which moment it is.
    private static (DateTimeOffset? At, IResult? Problem) At(HttpContext http, string name) =>
        DateOnly.TryParseExact(http.Request.Query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Start(), null) : http.Instant(name, http.Request.Query[name]);

    private static ReportFilter Filter(HttpContext http)
    {
        var q = http.Request.Query;
        string? Word(string name) => q[name].ToString() is { Length: > 0 } text ? text : null;
        return new(At(http, "from").At, At(http, "to").At, Word("route"), Word("area"));
    }
}
