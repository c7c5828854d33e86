using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;

namespace Campaigns.Training.Features;

/// <summary>Staff as far as the actor's places go: who works elsewhere is not found.</summary>
internal sealed class People(IStaff staff, IActor actor)
{
    public async Task<StaffMember?> Find(Guid id, string permission, CancellationToken ct) =>
        await staff.Find(id, ct) is { } found && Reaches(permission, found) ? found : null;

    /// <summary>Those who are found; the others are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, StaffMember>> Many(IReadOnlyCollection<Guid> ids, string permission, CancellationToken ct) =>
        (await staff.Many(ids, ct)).Where(s => Reaches(permission, s.Value)).ToDictionary();

    public bool Reaches(string permission, StaffMember member) =>
        actor.Where(permission).Any(place => place.Reaches(new(member.ScopePath, member.Organisation)));
}
