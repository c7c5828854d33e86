using Campaigns.Approvals.Contracts;

namespace Campaigns.Approvals.Features.Cases;

/// <summary>The organisation while no module tells of one: nobody is asked, and whatever is put up waits for a person to say who.</summary>
internal sealed class Nobody : IDirectory
{
    public IReadOnlyList<string> Levels => [];

    public IReadOnlyList<string> Holders(string role, string org, string area) => [];

    public IReadOnlyList<Position> PositionsOf(string user) => [];

    public bool IsActive(string user) => false;

    public string? ManagerOf(string user) => null;

    public string? Ancestor(string area, string level) => null;

    public string? ParentOf(string area) => null;

    public IReadOnlyList<string> Areas(string level) => [];

    public bool HasArea(string area) => false;

    public bool HasRole(string role, string org) => false;
}
