using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Contracts;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>Invites the people of a place to a public event, or a list that was typed.</summary>
/// <param name="Id">The event.</param>
/// <param name="Kind">Whom.</param>
/// <param name="UnitCode">Where they live; of a list: where its villages lie.</param>
/// <param name="Lines">The list.</param>
/// <param name="Letters">Letters for all.</param>
/// <param name="PerVillage">At most so many of one village.</param>
/// <param name="Look">Counts only.</param>
/// <param name="Expected">How many the planner was shown.</param>
internal sealed record InvitePeople(Guid Id, GuestKind Kind, string? UnitCode, string? Lines, bool Letters, int? PerVillage, bool Look = false, int? Expected = null) : ICommand<InviteCount>
{
    public InviteHow How => new(Letters, PerVillage, Look, Expected);

    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(UnitCode)) yield return Refusals.UnitMissing;
        foreach (var wrong in How.Check()) yield return wrong;
        if (Lines?.Length > 200_000) yield return Refusals.ListTooLong;
    }
}

internal sealed class InvitePeopleHandler(Inviter inviter, GuestList guests, IUnits units, ICampaigns campaigns, IActor actor) : IHandler<InvitePeople, InviteCount>
{
    public async Task<Result<InviteCount>> Handle(InvitePeople command, CancellationToken ct)
    {
        var found = await inviter.Find(command.Id, ct);
        if (!found.Succeeded) return found.Refused<InviteCount>();
        var at = found.Value;
        if (await units.Find(command.UnitCode!, at.StartsAt.LocalDate(), ct) is not { } unit || !actor.Has(Permissions.Plan, new Scope(unit.Path))) return Refusals.UnitUnknown;
        var meant = command.Kind is GuestKind.Listed ? guests.Read(command.Lines, unit.Code) : await guests.Known(command.Kind, (await campaigns.Find(at.CampaignId, ct))?.Product ?? "", unit.Path, ct);
        if (!meant.Succeeded) return meant.Refused<InviteCount>();
        var invited = await inviter.Invite(at, meant.Value, command.How, $"{command.Kind} {unit.Code}", ct);
        return invited.Succeeded ? invited.Value.Count : invited.Refused<InviteCount>();
    }
}
