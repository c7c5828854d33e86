using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.EditRoute;

/// <summary>What became of a bundle.</summary>
internal sealed record Imported(IReadOnlyList<string> Created, IReadOnlyList<string> Unchanged);

/// <summary>Several routes in one file, each with its hash: <c>{schema, routes: [{doc, hash}]}</c>. They come in as drafts.</summary>
internal sealed class Bundles(ApprovalsDbContext db, RouteDesk desk)
{
    public const string Schema = "campaigns.approval-bundle/1";

    private const int Most = 100;

    public async Task<JsonObject> Export(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var editions = await db.Editions.AsNoTracking().Where(e => e.State == VersionState.Published && (keys.Count == 0 || keys.Contains(e.RouteKey))).OrderBy(e => e.RouteKey).ToListAsync(ct);
        return new() { ["schema"] = Schema, ["routes"] = new JsonArray([.. editions.Select(e => (JsonNode)new JsonObject { ["doc"] = JsonNode.Parse(e.Doc), ["hash"] = e.Hash })]) };
    }

    /// <summary>All or nothing: the first fault names its place.</summary>
    public async Task<(Imported? Done, IReadOnlyList<Fault> Faults, Failure? Failure)> Import(JsonElement bundle, string author, CancellationToken ct)
    {
        var (routes, faults) = Read(bundle);
        if (faults.Count > 0) return (null, faults, null);
        var (created, unchanged) = (new List<string>(), new List<string>());
        foreach (var (doc, route) in routes)
        {
            var hash = Canonical.Hash(doc);
            if (await db.Editions.AnyAsync(e => e.RouteKey == route.Key && e.Hash == hash, ct))
            {
                unchanged.Add(route.Key);
                continue;
            }

            var draft = await desk.Draft(doc, route, author, ct);
            if (!draft.Succeeded) return (null, [], draft.Failures[0]);
            created.Add(route.Key);
        }

        return (new(created, unchanged), [], null);
    }

    private static (List<(JsonElement Doc, Route Route)> Routes, List<Fault> Faults) Read(JsonElement bundle)
    {
        var faults = new List<Fault>();
        var m = new Members(bundle, "", faults, "schema", "routes");
        if (m.Needed("schema") is { Length: > 0 } schema && schema != Schema) m.Wrong("schema", "unknown-schema", Schema);
        var routes = new List<(JsonElement, Route)>();
        foreach (var (item, pointer) in m.Items("routes", 1, Most))
        {
            var inner = new Members(item, pointer, faults, "doc", "hash");
            if (inner.Find("doc") is not { } doc) inner.Wrong("doc", "missing", "doc");
            else if (inner.Needed("hash") is { Length: > 0 } hash && hash != Canonical.Hash(doc)) inner.Wrong("hash", "hash-mismatch");
            else if (RouteReader.Read(doc) is ({ } route, _)) routes.Add((doc.Clone(), route));
            else faults.AddRange(RouteReader.Read(doc).Faults.Select(f => f with { Pointer = pointer + "/doc" + f.Pointer }));
        }

        return (routes, faults);
    }
}
