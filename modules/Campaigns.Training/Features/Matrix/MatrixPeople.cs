using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.Matrix;

/// <summary>People whose work may ask for a certificate, as far as the actor's places go.</summary>
internal sealed class MatrixPeople(IStaff staff, IUnits units, People people, TimeProvider clock)
{
    public async Task<IReadOnlyList<StaffMember>> Find(MatrixFilter filter, CancellationToken ct)
    {
        var roles = WorkingRoles.All.Contains(filter.Role) ? [filter.Role!] : WorkingRoles.All;
        string? place = null;
        if (!string.IsNullOrEmpty(filter.Unit))
        {
            if (await units.Find(filter.Unit, clock.Today(), ct) is not { } unit) return [];
            place = unit.Path;
        }

        var found = new List<StaffMember>();
        foreach (var role in roles) found.AddRange(await staff.WithRole(role, place, ct));
        var words = Folding.Fold(filter.Words).Trim();
        var seen = found.DistinctBy(s => s.Id).Where(s => people.Reaches(Permissions.ViewCertificates, s)
            && (string.IsNullOrEmpty(filter.Office) || s.OfficeCode == filter.Office)
            && (words.Length == 0 || Folding.Fold(s.Name).Contains(words, StringComparison.Ordinal)));
        return roles.Count == 1 ? [.. seen] : [.. seen.OrderBy(s => VietnameseOrder.NameKey(s.Name), StringComparer.Ordinal)];
    }
}
