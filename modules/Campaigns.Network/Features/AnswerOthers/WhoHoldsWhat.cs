using Campaigns.Accounts.Contracts;
using Campaigns.Approvals.Contracts;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AnswerOthers;

/// <summary>Who holds which position, for approvals. People are accounts, and whoever's was closed has left; areas are the units in force on the day, districts before operating areas began.</summary>
internal sealed class PositionsSource(NetworkDbContext db, Register register, IAccounts accounts) : IDirectorySource
{
    public async Task<IDirectory> At(DateTimeOffset at, CancellationToken ct)
    {
        var closed = await accounts.Closed(ct);
        var staff = await db.Employees.AsNoTracking().Where(e => e.AccountId != null).OrderBy(e => e.Id)
            .Select(e => new { e.AccountId, e.OrganisationCode, e.ScopePath, e.WorkingRoles }).ToListAsync(ct);

        var written = await (
            from p in db.Positions.AsNoTracking()
            join e in db.Employees.AsNoTracking() on p.StaffId equals e.Id
            where e.AccountId != null
            select new { e.AccountId, e.OrganisationCode, p.Role, p.UnitCode, p.Below }).ToListAsync(ct);

        // Ids are written here and not by the database, each of which has a form of its own.
        return new WhoHoldsWhat(await register.Units(ct), at.LocalDate(),
            [.. staff.Where(s => !closed.Contains(s.AccountId!.Value)).Select(s => new Holder(s.AccountId!.Value.ToString(), s.OrganisationCode, s.ScopePath, s.WorkingRoles))],
            [.. written.Where(w => !closed.Contains(w.AccountId!.Value)).Select(w => new Written(w.AccountId!.Value.ToString(), w.OrganisationCode, w.Role, w.UnitCode, w.Below))]);
    }
}

/// <summary>A member of staff with an account.</summary>
internal sealed record Holder(string User, string Organisation, string Path, string[] Roles);

/// <summary>A position that is written down.</summary>
internal sealed record Written(string User, string Organisation, string Role, string Unit, bool Below);

/// <summary>The organisation on one day.</summary>
/// <remarks>Positions that are written down hold. Where none is written for a role of an organisation, working roles stand for them: who approves for an organisation (working role <c>approver-post</c>, <c>approver-bhxh</c>) is its director in every area below where they
/// work, and director and deputy of the province when they work there. Other working roles are positions where their holder works.</remarks>
internal sealed class WhoHoldsWhat(UnitTree units, DateOnly day, IReadOnlyList<Holder> staff, IReadOnlyList<Written> written) : IDirectory
{
    private const string Director = "director", Deputy = "deputy-director";

    private ILookup<string, string>? _holders;
    private ILookup<string, Position>? _positions;

    public IReadOnlyList<string> Levels => ["province", "area", "commune"];

    public IReadOnlyList<string> Holders(string role, string org, string area)
    {
        Read();
        return [.. _holders![new Position(role, org, area).ToString()].Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> People => [.. staff.Select(s => s.User)];

    public IReadOnlyList<Position> PositionsOf(string user)
    {
        Read();
        return [.. _positions![user]];
    }

    public bool IsActive(string user) => staff.Any(s => s.User == user);

    public string? ManagerOf(string user)
    {
        if (staff.FirstOrDefault(s => s.User == user) is not { } person) return null;
        for (var area = CodeOf(person.Path); area is not null; area = ParentOf(area))
            if (Holders(Director, person.Organisation, area).FirstOrDefault(h => h != user) is { } head) return head;
        return null;
    }

    public string? Ancestor(string area, string level)
    {
        for (var at = area; at is not null; at = ParentOf(at))
            if (units.Find(at, day) is { } unit && LevelOf(unit) == level) return at;
        return null;
    }

    public string? ParentOf(string area)
    {
        if (units.Find(area, day) is not { } unit || unit.Path.Length <= unit.Code.Length) return null;
        return CodeOf(unit.Path[..^(unit.Code.Length + 1)]);
    }

    public bool HasArea(string area) => units.Find(area, day) is not null;

    public IReadOnlyList<string> Areas(string level) => [.. (level switch
    {
        "province" => units.List(UnitLevel.Province, day, null),
        "area" => units.List(UnitLevel.Area, day, null),
        "commune" => units.List(UnitLevel.Commune, day, null),
        _ => [],
    }).Select(u => u.Code)];

    public bool HasRole(string role, string org)
    {
        Read();
        return _positions!.Any(p => p.Any(x => x.Role == role && x.Org == org));
    }

    private static string LevelOf(Unit unit) => unit.Level switch { UnitLevel.Province => "province", UnitLevel.Commune => "commune", _ => "area" };

    private static string CodeOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private void Read()
    {
        if (_holders is not null) return;
        var areas = units.List(UnitLevel.Area, day, null).ToList();
        var said = written.Select(w => (w.Role, w.Organisation)).ToHashSet();
        var held = staff.SelectMany(s => Of(s, areas).Where(p => !said.Contains((p.Role, p.Org))).Select(p => (s.User, Position: p)))
            .Concat(written.SelectMany(w => Of(w, areas).Select(p => (w.User, Position: p)))).Distinct().ToList();
        _positions = held.ToLookup(h => h.User, h => h.Position);
        _holders = held.ToLookup(h => h.Position.ToString(), h => h.User);
    }

    private IEnumerable<Position> Of(Written w, List<Unit> areas)
    {
        yield return new(w.Role, w.Organisation, w.Unit);
        if (!w.Below || units.Find(w.Unit, day) is not { } unit) yield break;
        foreach (var area in areas.Where(a => a.Path.StartsWith(unit.Path + "/", StringComparison.Ordinal))) yield return new(w.Role, w.Organisation, area.Code);
    }

    private static IEnumerable<Position> Of(Holder s, List<Unit> areas)
    {
        var here = CodeOf(s.Path);
        foreach (var role in s.Roles) yield return new(role, s.Organisation, here);
        if (!s.Roles.Contains("approver-" + s.Organisation)) yield break;
        foreach (var area in areas.Where(a => a.Path == s.Path || a.Path.StartsWith(s.Path + "/", StringComparison.Ordinal))) yield return new(Director, s.Organisation, area.Code);
        yield return new(Director, s.Organisation, here);
        yield return new(Deputy, s.Organisation, here);
    }
}
