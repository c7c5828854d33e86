using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>The member of staff behind the account that asks. Papers are one's own: who is lent somebody's rights does not sit their paper.</summary>
internal sealed class OwnStaff(IActor actor, IStaff staff)
{
    public async Task<StaffMember?> Find(CancellationToken ct) => actor.Id is { } account ? await staff.OfAccount(account, ct) : null;
}
