using System.Text.Json;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.EditRoute;

/// <summary>Routes that come with the product: published when a kind of subject that has no route of its own is first put up.</summary>
internal sealed class ShippedRoutes(ApprovalsDbContext db, Surroundings surroundings)
{
    private const string Folder = "Recipes/routes";

    public async Task Ensure(string subjectType, CancellationToken ct)
    {
        if (await db.Routes.AnyAsync(r => r.SubjectType == subjectType, ct)) return;
        foreach (var doc in All())
        {
            if (RouteReader.Read(doc).Route is not { } route || route.SubjectType != subjectType) continue;
            db.Add(new RouteHead { Key = route.Key, SubjectType = subjectType, CurrentVersion = 1 });
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
        }

        try
        {
            if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear(); // Somebody else was first.
        }
    }

    private static IEnumerable<JsonElement> All()
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
