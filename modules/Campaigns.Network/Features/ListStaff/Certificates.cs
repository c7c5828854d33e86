using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Network.Features.ListStaff;

/// <summary>Asks the module that issues certificates; while none is on, nobody holds any.</summary>
internal sealed class Certificates(IEnumerable<IStaffCertificates> issuers, TimeProvider clock)
{
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> Today(IReadOnlyCollection<Guid> staffIds, CancellationToken ct) => On(clock.Today(), staffIds, ct);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> On(DateOnly day, IReadOnlyCollection<Guid> staffIds, CancellationToken ct) =>
        issuers.FirstOrDefault() is { } issuer && staffIds.Count > 0 ? await issuer.Valid(staffIds, day, ct) : new Dictionary<Guid, IReadOnlyList<StaffCertificate>>();
}
