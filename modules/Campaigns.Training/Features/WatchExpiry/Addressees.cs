using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.WatchExpiry;

/// <summary>Who is told of certificates: each holder of their own; trainers and area coordinators of those who work in their places.</summary>
internal sealed class Addressees(IStaff staff)
{
    public async Task<IReadOnlyList<(Guid Who, bool Own, IReadOnlyList<Guid> Certificates)>> Of(IReadOnlyList<Certificate> certificates, CancellationToken ct)
    {
        if (certificates.Count == 0) return [];
        var all = certificates.GroupBy(c => c.StaffId).Select(g => (g.Key, true, (IReadOnlyList<Guid>)[.. g.Select(c => c.Id)])).ToList();
        var keepers = (await staff.WithRole(Roles.Trainer, null, ct)).Concat(await staff.WithRole(Roles.AreaCoordinator, null, ct)).DistinctBy(s => s.Id);
        foreach (var keeper in keepers)
        {
            var theirs = certificates.Where(c => c.StaffId != keeper.Id && new Scope(keeper.ScopePath).Contains(c.ScopePath)).Select(c => c.Id).ToList();
            if (theirs.Count > 0) all.Add((keeper.Id, false, theirs));
        }

        return all;
    }
}
