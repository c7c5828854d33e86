using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>Whose desk it is: of the staff named for it; of all desk staff of the area where nobody is named; and of whoever runs the area's events.</summary>
internal sealed class DeskAccess(IActor actor, IStaff staff)
{
    private Guid? _me;
    private bool _asked;

    public async Task<bool> MayWork(Roster roster, CancellationToken ct)
    {
        var place = new Scope(roster.ScopePath);
        if (!actor.Has(Permissions.CheckIn, place)) return false;
        if (roster.DeskStaffIds.Count == 0 || actor.Has(Permissions.AnyDesk, place)) return true;
        return await Me(ct) is { } me && roster.DeskStaffIds.Contains(me);
    }

    private async Task<Guid?> Me(CancellationToken ct)
    {
        if (_asked) return _me;
        _asked = true;
        if (actor.Id is { } account) _me = (await staff.OfAccount(account, ct))?.Id;
        return _me;
    }
}
