using Campaigns.Approvals.Contracts;

namespace Campaigns.Approvals.Features.TestHost;

/// <summary>An organisation as a call describes it.</summary>
internal sealed record DirectoryDoc(IReadOnlyList<string> Levels, IReadOnlyList<AreaDoc> Areas, IReadOnlyList<UserDoc> Users, IReadOnlyList<PositionDoc> Positions)
{
    /// <summary>Whether everything is there and has its name, and no level, area or person is named twice.</summary>
    public bool IsWhole => Named(Levels, l => l) && Named(Areas, a => a?.Code) && Areas.All(a => a.Level is not null) && Named(Users, u => u?.Id)
        && Positions is not null && Positions.All(p => p is { User: not null, Role: not null, Org: not null, Area: not null });

    // What a call leaves out is null, whatever the type says.
    private static bool Named<T>(IReadOnlyList<T>? all, Func<T, string?> name) =>
        all is not null && all.All(x => !string.IsNullOrEmpty(name(x))) && all.Select(name).Distinct().Count() == all.Count;
}

internal sealed record AreaDoc(string Code, string Level, string? Parent);

internal sealed record UserDoc(string Id, bool Active = true, string? ManagerId = null, IReadOnlyList<string>? Permissions = null);

internal sealed record PositionDoc(string User, string Role, string Org, string Area, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>Answers from such a description.</summary>
internal sealed class TestDirectory(DirectoryDoc doc) : IDirectory
{
    public static readonly TestDirectory Empty = new(new([], [], [], []));

    private readonly Dictionary<string, AreaDoc> _areas = doc.Areas.ToDictionary(a => a.Code);
    private readonly Dictionary<string, UserDoc> _users = doc.Users.ToDictionary(u => u.Id);
    private readonly ILookup<(string, string, string), string> _holders = doc.Positions.ToLookup(p => (p.Role, p.Org, p.Area), p => p.User);
    private readonly ILookup<string, PositionDoc> _positions = doc.Positions.ToLookup(p => p.User);

    public IReadOnlyList<string> Levels => doc.Levels;

    public IEnumerable<string> Users => _users.Keys;

    /// <summary>As it is at a moment: positions are held from–to.</summary>
    public TestDirectory At(DateTimeOffset now) =>
        doc.Positions.All(p => p.From is null && p.To is null) ? this : new(doc with { Positions = [.. doc.Positions.Where(p => !(p.From > now) && !(p.To <= now))] });

    public IReadOnlyList<string> Holders(string role, string org, string area) => [.. _holders[(role, org, area)].Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<Position> PositionsOf(string user) => [.. _positions[user].Select(p => new Position(p.Role, p.Org, p.Area)).Distinct()];

    public bool IsActive(string user) => _users.TryGetValue(user, out var found) && found.Active;

    public string? ManagerOf(string user) => _users.GetValueOrDefault(user)?.ManagerId;

    public string? Ancestor(string area, string level)
    {
        for (var at = _areas.GetValueOrDefault(area); at is not null; at = at.Parent is { } above ? _areas.GetValueOrDefault(above) : null)
            if (at.Level == level) return at.Code;
        return null;
    }

    public string? ParentOf(string area) => _areas.GetValueOrDefault(area)?.Parent;

    public IReadOnlyList<string> Areas(string level) => [.. doc.Areas.Where(a => a.Level == level).Select(a => a.Code)];

    public bool HasArea(string area) => _areas.ContainsKey(area);

    public bool HasRole(string role, string org) => doc.Positions.Any(p => p.Role == role && p.Org == org);

    /// <summary>Whether a person holds <c>perm@AREA</c> for that area or one above it.</summary>
    public bool Permits(string user, string permission, string path)
    {
        if (_users.GetValueOrDefault(user)?.Permissions is not { } held) return false;
        var codes = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return held.Select(h => h.Split('@', 2)).Any(h => h[0] == permission && (h.Length == 1 || h[1] == "*" || codes.Contains(h[1]) || (codes.Length == 0 && ParentOf(h[1]) is null)));
    }
}

/// <summary>The test world's organisation at the test clock's time.</summary>
internal sealed class TestDirectorySource(TestWorld world) : IDirectorySource
{
    public Task<IDirectory> At(DateTimeOffset at, CancellationToken ct) => Task.FromResult<IDirectory>(world.Directory.At(at));
}
