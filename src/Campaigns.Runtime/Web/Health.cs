using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Operations;
using Campaigns.Runtime.Faults;
using Campaigns.Runtime.Storage;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Runtime.Web;

/// <summary>Whether this process can do its work.</summary>
/// <remarks><c>ready</c>: all is well. <c>degraded</c> (200): it serves, but not everything: nothing can be changed, or mail does not go out; taking it
/// out of service would help nobody, every other process is on the same database. <c>not-ready</c> (503): it cannot read.</remarks>
internal static class Health
{
    private static readonly TimeSpan AtMostOld = TimeSpan.FromSeconds(1);

    public static async Task<IResult> Ready(Vitals vitals, DataPath path, IFeatures features, CancellationToken ct)
    {
        await vitals.Look(AtMostOld, ct);
        var conditions = vitals.Conditions.ToList();
        if (!Directory.Exists(path.Root)) conditions.Add(new("files", "gone", "The data path is gone", TimeProvider.System.GetUtcNow()));
        var serves = vitals.Latency is not null && Directory.Exists(path.Root);
        var body = new
        {
            status = !serves ? "not-ready" : conditions.Count > 0 ? "degraded" : "ready",
            changes = vitals.Closed is null ? "taken" : "refused",
            checks = conditions.Select(Shown),
            modules = features.All.Where(f => f.Error is not null).Select(f => new { check = "module " + f.ModuleId, state = "left-out", reason = f.Error }),
        };
        return Results.Json(body, statusCode: serves ? 200 : 503);
    }

    // Anybody may read this: the database's own words stay in the log and on the Operations page.
    private static object Shown(Condition c) => new { check = c.Check, state = c.State, since = c.Since, reason = c.Check == "database" ? Reason(c.State) : c.Reason };

    private static string Reason(string state) => state switch
    {
        "full" => "There is no room left to write",
        "read-only" => "The database can only be read",
        "slow" => "The database does not answer in time",
        "unreachable" => "The database does not answer",
        _ => "Writing to the database failed",
    };
}
