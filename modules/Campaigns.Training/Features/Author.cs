using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features;

/// <summary>Who acts now, as histories keep it.</summary>
internal sealed class Author(IActor actor, TimeProvider clock)
{
    public By Now => new(actor.Id, actor.DisplayName.Length > 0 ? actor.DisplayName : actor.Name, clock.GetUtcNow());

    public DateOnly Today => clock.Today();
}
