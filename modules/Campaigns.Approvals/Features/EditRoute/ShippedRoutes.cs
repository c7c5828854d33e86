using System.Text.Json;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.EditRoute;

/// <summary>Routes that come with the product. Recipes and the first set-up publish them; where neither ran, those of a kind of subject that has no route
/// of its own are published when one is first put up.</summary>
internal sealed class ShippedRoutes(ApprovalsDbContext db, Surroundings surroundings)
{
    private const string Folder = "Recipes/routes";

    public async Task Ensure(string subjectType, CancellationToken ct)
    {
        if (await db.Routes.AnyAsync(r => r.SubjectType == subjectType, ct)) return;
        foreach (var doc in All().Where(d => d.GetProperty("subjectType").GetString() == subjectType)) await Publish(doc, ct);
    }

    public async Task PublishAll(CancellationToken ct)
    {
        foreach (var doc in All()) await Publish(doc, ct);
    }

    /// <summary>Publishes a route unless one of its key is there. Answers what is wrong with its form; null: nothing.</summary>
    public async Task<Fault?> Publish(JsonElement doc, CancellationToken ct)
    {
        var (route, faults) = RouteReader.Read(doc);
        if (route is null) return faults[0];
        if (await db.Routes.AnyAsync(r => r.Key == route.Key, ct)) return null;
        db.Add(new RouteHead { Key = route.Key, SubjectType = route.SubjectType, CurrentVersion = 1 });
        db.Add(new RouteEdition
        {
            RouteKey = route.Key,
            Number = 1,
            State = VersionState.Published,
            Doc = Canonical.Text(doc),
            Hash = Canonical.Hash(doc),
            AuthoredBy = Circumstances.System,
            PublishedBy = Circumstances.System,
            PublishedAt = surroundings.Now,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // Somebody else was first.
        }

        return null;
    }

    public static IEnumerable<JsonElement> All()
    {
        var assembly = typeof(ShippedRoutes).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Replace('\\', '/').StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var doc = JsonDocument.Parse(stream);
            yield return doc.RootElement.Clone();
        }
    }
}
