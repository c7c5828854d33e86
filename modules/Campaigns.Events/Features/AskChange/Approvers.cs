using Campaigns.Approvals.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.AskChange;

/// <summary>Who approves meetings of an area: they are told when one is moved or cancelled without them.</summary>
internal sealed class Approvers(IEnumerable<IDirectorySource> directories, IEnumerable<IApprovals> approvals, IStaff staff, TimeProvider clock)
{
    private static readonly string[] Organisations = ["post", "bhxh"];

    /// <summary>Members of staff; none where nobody is asked.</summary>
    public async Task<IReadOnlyList<Guid>> Of(string unitCode, CancellationToken ct)
    {
        if (!approvals.Any() || directories.LastOrDefault() is not { } source) return [];
        var directory = await source.At(clock.GetUtcNow(), ct);
        var people = new List<Guid>();
        foreach (var organisation in Organisations)
        {
            var area = directory.Ancestor(unitCode, "area") ?? directory.Ancestor(unitCode, "province");
            var holder = area is null ? null : directory.Holders("director", organisation, area).FirstOrDefault();
            if (Guid.TryParse(holder, out var account) && await staff.OfAccount(account, ct) is { } member) people.Add(member.Id);
        }

        return [.. people.Distinct()];
    }
}
