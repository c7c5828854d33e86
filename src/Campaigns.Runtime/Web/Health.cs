using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Web;

/// <summary>Whether this process can do its work.</summary>
internal static class Health
{
    public static async Task<IResult> Ready(CoreDbContext db, DataPath path, IFeatures features, CancellationToken ct)
    {
        var reasons = new List<object>();
        try
        {
            await db.State.AsNoTracking().AnyAsync(ct);
        }
        catch (System.Data.Common.DbException)
        {
            reasons.Add(new { check = "database", state = "failed", reason = "The database does not answer" });
        }

        if (!Directory.Exists(path.Root)) reasons.Add(new { check = "files", state = "failed", reason = "The data path is gone" });
        var broken = features.All.Where(f => f.Error is not null).Select(f => new { check = "module " + f.ModuleId, state = "left-out", reason = f.Error });
        var body = new { status = reasons.Count == 0 ? "ready" : "not-ready", checks = reasons, modules = broken };
        return Results.Json(body, statusCode: reasons.Count == 0 ? 200 : 503);
    }
}
