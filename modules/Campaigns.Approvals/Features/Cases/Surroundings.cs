using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.TestHost;

namespace Campaigns.Approvals.Features.Cases;

/// <summary>Who asks for something: an id, by which way, and what a permission opens.</summary>
/// <param name="UserId">Account id, or <c>system</c>.</param>
/// <param name="Channel">As in the history.</param>
internal sealed record Caller(string UserId, string Channel)
{
    public static readonly Caller Timer = new(Circumstances.System, "timer");

    public static readonly Caller Command = new(Circumstances.System, "command");

    public static readonly Caller Engine = new(Circumstances.System, "system");

    /// <summary>Whether the caller holds a permission in an area, given as its path of codes; with an empty path: anywhere.</summary>
    public Func<string, string, bool> Holds { get; init; } = static (_, _) => false;

    public bool IsSystem => UserId == Circumstances.System;
}

/// <summary>Gathers what the engine may know beside the request.</summary>
internal sealed class Surroundings(ApprovalsDbContext db, IEnumerable<IDirectorySource> directories, SubjectTypes types, RouteShelf shelf, Templates templates, ModuleClock clock)
{
    private IDirectory? _directory;
    private DateTimeOffset? _told;

    // The test host's own organisation takes the place of the product's.
    private IDirectorySource? Source => directories.FirstOrDefault(d => d is TestDirectorySource) ?? directories.LastOrDefault();

    public DateTimeOffset Now => _told ?? clock.GetUtcNow();

    /// <summary>What follows in this scope happened at that instant: for the story of a demo. Null: now again.</summary>
    public void TellOf(DateTimeOffset? at) => (_told, _directory) = (at?.ToUniversalTime(), null);

    /// <summary>The organisation now; one picture for the whole of this service scope.</summary>
    public async Task<IDirectory> Directory(CancellationToken ct) => _directory ??= Source is { } source ? await source.At(Now, ct) : new Nobody();

    public Task<Circumstances> For(Caller caller, LoadedCase loaded, CancellationToken ct) =>
        For(caller, loaded.File.Request.SubjectType, loaded.File.Request.Area, loaded.File.Route.Calendar, ct, loaded.HasPrincipals);

    public async Task<Circumstances> For(Caller caller, string subjectType, string area, string calendar, CancellationToken ct, bool mayHavePrincipals = true)
    {
        var people = await Directory(ct);
        return new(Now, caller.UserId, caller.Channel, people, await shelf.Calendar(calendar, ct), types.Find(subjectType) ?? new(subjectType, [], []), templates)
        {
            StandsInFor = caller.IsSystem || !mayHavePrincipals ? [] : await StandsInFor(caller.UserId, subjectType, ct),
            MayRead = caller.Holds(Permissions.RequestRead, Areas.PathOf(people, area)),
        };
    }

    /// <summary>Those whom a person may decide for now; for one kind of subject or, without one, for any.</summary>
    public async Task<IReadOnlyList<string>> StandsInFor(string user, string? subjectType, CancellationToken ct)
    {
        var now = Now;
        var found = await CaseQueries.Of(db).StandsIn(db, user, now).ToListAsync(ct);
        return [.. found.Where(s => subjectType is null || s.Covers(now, subjectType)).Select(s => s.PrincipalId).Distinct()];
    }
}

/// <summary>The kinds of records that can be put up, as their owners describe them.</summary>
internal sealed class SubjectTypes(IEnumerable<IApprovalSubjectProvider> providers)
{
    private readonly Dictionary<string, (ApprovalSubjectType Type, IApprovalSubjectProvider Provider)> _types = providers.Select(p => (p.Describe(), p)).ToDictionary(t => t.Item1.Key, t => (t.Item1, t.p));

    public IEnumerable<ApprovalSubjectType> All => _types.Values.Select(t => t.Type);

    public ApprovalSubjectType? Find(string key) => _types.TryGetValue(key, out var found) ? found.Type : null;

    public IApprovalSubjectProvider? Provider(string key) => _types.TryGetValue(key, out var found) ? found.Provider : null;
}

/// <summary>Where an area lies.</summary>
internal static class Areas
{
    /// <summary>Codes from the top down, as roles are held in. An area nobody knows lies nowhere: only who holds a role everywhere reaches it.</summary>
    public static string PathOf(IDirectory directory, string area)
    {
        if (!directory.HasArea(area)) return "?" + area;
        var codes = new List<string>();
        for (var at = area; at is not null && codes.Count < 20; at = directory.ParentOf(at)) codes.Insert(0, at);
        return string.Join('/', codes);
    }
}
