using Campaigns.Kernel.Slots;

namespace Campaigns.Training.Features.ShowClasses;

/// <summary>On the public home: the next classes that take people who are not staff. How many places are left stands on their own pages, which nobody keeps.</summary>
internal sealed class HomeClasses(OpenClasses classes) : ISlotProvider
{
    private const int Most = 3;

    public string Slot => "content.home-progress";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        var open = (await classes.Ahead(ct)).Where(c => c.Chance is Chance.Register or Chance.Wait).Take(Most).ToList();
        return open.Count == 0 ? null : new("ShowClasses/_Home", "Training", open, Order: 40);
    }
}
