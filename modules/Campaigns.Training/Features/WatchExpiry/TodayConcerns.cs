using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Features.Matrix;

namespace Campaigns.Training.Features.WatchExpiry;

/// <summary>What the card of today says.</summary>
/// <param name="Beyond">Meetings whose presenter may not present on that day any more.</param>
/// <param name="Expiring">People with a certificate that ends soon.</param>
internal sealed record TodayCard(IReadOnlyList<(StaffMember Who, StaffDuty Duty)> Beyond, int Expiring);

/// <summary>On the first page of the staff: presenters assigned beyond their certificates, and how many end soon.</summary>
internal sealed class TodayConcerns(MatrixQuery matrix, IActor actor) : ISlotProvider
{
    private const int Most = 10;

    public string Slot => "accounts.today";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (!actor.Has(Permissions.ViewCertificates)) return null;
        var all = await matrix.Read(new(Role: "presenter"), ct);
        var beyond = all.Rows.SelectMany(row => row.After.Select(duty => (row.Who, duty))).OrderBy(x => x.duty.StartsAt).Take(Most).ToList();
        var expiring = all.Rows.Count(row => row.Cells.Any(cell => cell.DaysLeft is not null));
        return beyond.Count == 0 && expiring == 0 ? null : new("WatchExpiry/_Today", "Training", new TodayCard(beyond, expiring), Order: 20);
    }
}
