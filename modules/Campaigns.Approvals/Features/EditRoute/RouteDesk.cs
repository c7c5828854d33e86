using System.Text.Json;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Approvals.Features.EditRoute;

/// <summary>What is wrong with a route; errors keep it from being published.</summary>
internal sealed record Findings(IReadOnlyList<Fault> Errors, IReadOnlyList<Fault> Warnings);

/// <summary>Writes, checks and publishes routes.</summary>
internal sealed class RouteDesk(ApprovalsDbContext db, Surroundings surroundings, SubjectTypes types, Templates templates, IConfiguration configuration, IAudit audit)
{
    public static readonly Failure DraftExists = Failure.Conflict("approvals.draft-exists"), NotDraft = Failure.Conflict("approvals.route-not-draft"), NoRoute = Failure.NotFound("approvals.not-found");

    /// <summary>Whether somebody else than the last author must publish; a setting of the installation.</summary>
    public bool SecondPublisher { get; set; } = configuration.GetValue("Approvals:RequireSecondPublisher", true);

    public Task<RouteEdition?> Find(string key, int number, CancellationToken ct) => db.Editions.SingleOrDefaultAsync(e => e.RouteKey == key && e.Number == number, ct);

    /// <summary>A new draft: the first version of a new route, or the next of one that is there.</summary>
    public async Task<Result<RouteEdition>> Draft(JsonElement doc, Route route, string author, CancellationToken ct)
    {
        if (await db.Editions.AnyAsync(e => e.RouteKey == route.Key && e.State == VersionState.Draft, ct)) return DraftExists;
        var newest = await db.Editions.Where(e => e.RouteKey == route.Key).MaxAsync(e => (int?)e.Number, ct) ?? 0;
        if (newest == 0) db.Add(new RouteHead { Key = route.Key, SubjectType = route.SubjectType });
        var draft = new RouteEdition { RouteKey = route.Key, Number = newest + 1, Doc = Canonical.Text(doc), Hash = Canonical.Hash(doc), AuthoredBy = author };
        db.Add(draft);
        return await Saved(ct) ? draft : DraftExists;
    }

    public async Task<Result<RouteEdition>> Copy(string key, string author, CancellationToken ct)
    {
        if (await db.Editions.Where(e => e.RouteKey == key).OrderByDescending(e => e.Number).FirstOrDefaultAsync(ct) is not { } newest) return NoRoute;
        using var doc = JsonDocument.Parse(newest.Doc);
        return await Draft(doc.RootElement.Clone(), RouteReader.Read(doc.RootElement.Clone()).Route!, author, ct);
    }

    public async Task<Result<RouteEdition>> Write(RouteEdition draft, JsonElement doc, string author, CancellationToken ct)
    {
        if (draft.State != VersionState.Draft) return NotDraft;
        (draft.Doc, draft.Hash, draft.AuthoredBy) = (Canonical.Text(doc), Canonical.Hash(doc), author);
        return await Saved(ct) ? draft : Failure.Stale("approvals.version-mismatch");
    }

    public async Task<Findings> Check(RouteEdition edition, CancellationToken ct)
    {
        using var doc = JsonDocument.Parse(edition.Doc);
        var (route, faults) = RouteReader.Read(doc.RootElement.Clone());
        if (route is null) return new(faults, []);
        var (errors, warnings) = RouteValidation.Check(route, types.Find(route.SubjectType), await surroundings.Directory(ct), templates);
        return new(errors, warnings);
    }

    /// <summary>What keeps a route from being published here.</summary>
    public async Task<IReadOnlyList<Fault>> Faults(Route route, CancellationToken ct) =>
        RouteValidation.Check(route, types.Find(route.SubjectType), await surroundings.Directory(ct), templates).Errors;

    /// <summary>New requests take it from now on; those that run keep what they started with.</summary>
    public async Task<Result<RouteEdition>> Publish(RouteEdition draft, string publisher, string? note, CancellationToken ct)
    {
        if (draft.State != VersionState.Draft) return NotDraft;
        if (SecondPublisher && draft.AuthoredBy == publisher) return Domain.Engine.Refusals.SelfApproval;
        var head = await db.Routes.SingleAsync(r => r.Key == draft.RouteKey, ct);
        if (await db.Editions.SingleOrDefaultAsync(e => e.RouteKey == draft.RouteKey && e.State == VersionState.Published, ct) is { } before) before.State = Machines.Version.Next(before.State, VersionTrigger.Supersede);
        draft.State = Machines.Version.Next(draft.State, VersionTrigger.Publish);
        (draft.PublishedBy, draft.PublishedAt, draft.Note) = (publisher, surroundings.Now, note);
        using (var doc = JsonDocument.Parse(draft.Doc)) head.SubjectType = doc.RootElement.GetProperty("subjectType").GetString()!;
        (head.CurrentVersion, head.RetiredAt) = (draft.Number, null);
        audit.Note("approvals.route-published", new("approvals.route", Named(draft.RouteKey)), new { draft.RouteKey, draft.Number, draft.Hash });
        return await Saved(ct) ? draft : Failure.Stale("approvals.version-mismatch");
    }

    public async Task<Result<RouteEdition>> Retire(RouteEdition edition, CancellationToken ct)
    {
        if (!Machines.Version.Can(edition.State, VersionTrigger.Retire)) return NotDraft;
        edition.State = Machines.Version.Next(edition.State, VersionTrigger.Retire);
        var head = await db.Routes.SingleAsync(r => r.Key == edition.RouteKey, ct);
        if (head.CurrentVersion == edition.Number) (head.CurrentVersion, head.RetiredAt) = (0, surroundings.Now);
        audit.Note("approvals.route-retired", new("approvals.route", Named(edition.RouteKey)), new { edition.RouteKey, edition.Number });
        return await Saved(ct) ? edition : Failure.Stale("approvals.version-mismatch");
    }

    // Records of the audit log have ids; a route has a key, which always gives the same one.
    private static Guid Named(string key) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("approvals.route/" + key))[..16]);

    private async Task<bool> Saved(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            return false; // Somebody else wrote it first.
        }
    }
}
