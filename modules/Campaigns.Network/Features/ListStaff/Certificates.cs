using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Network.Features.ListStaff;

/// <summary>Asks whoever keeps certificates.</summary>
internal sealed class Certificates(IStaffCertificates keeper, TimeProvider clock)
{
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> Today(IReadOnlyCollection<Guid> staffIds, CancellationToken ct) => On(clock.Today(), staffIds, ct);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> On(DateOnly day, IReadOnlyCollection<Guid> staffIds, CancellationToken ct) =>
        staffIds.Count > 0 ? await keeper.Valid(staffIds, day, ct) : new Dictionary<Guid, IReadOnlyList<StaffCertificate>>();
}
