using Campaigns.Approvals.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.AskApproval;

/// <summary>What approvers need not look at themselves: whether hall and people are free, presenters qualified, and everything else as it should be.</summary>
internal sealed class PlanChecks(EventDesk desk, ConflictFinder conflicts, IStringLocalizer texts)
{
    private static readonly string[] Clashes = ["venue-double-booked", "presenter-double-booked"], Qualified = ["presenter-not-qualified", "qualification-advised"];

    public async Task<IReadOnlyList<CardCheck>> Of(Event e, CancellationToken ct)
    {
        var all = await conflicts.All(await desk.SlotOf(e, ct), ct);
        return
        [
            .. Check(all, c => Clashes.Contains(c.Kind), "events.check-no-clash"),
            .. Check(all, c => Qualified.Contains(c.Kind), "events.check-qualified"),
            .. Check(all, c => !Clashes.Contains(c.Kind) && !Qualified.Contains(c.Kind), "events.check-rest"),
        ];
    }

    // One line when all is well, else one for each thing that is not.
    private List<CardCheck> Check(IReadOnlyList<EventConflict> all, Func<EventConflict, bool> belongs, string whenWell)
    {
        var found = all.Where(belongs).Select(c => new CardCheck(texts[c.TextKey, c.Args], c.Hard ? CheckState.Failed : CheckState.Warning)).ToList();
        return found.Count > 0 ? found : [new(texts[whenWell], CheckState.Passed)];
    }
}
