using Campaigns.Events.Contracts;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.AskOverride;

/// <summary>What the line under a missing certificate says.</summary>
internal sealed record LeaveLine(NotQualified About, bool Waits);

/// <summary>Beside a presenter who may not present: how to ask for leave, or that it was asked for.</summary>
internal sealed class LeaveToPresent(TrainingDbContext db, IActor actor) : ISlotProvider
{
    public string Slot => "events.not-qualified";

    public async Task<SlotItem?> For(object? model, CancellationToken ct)
    {
        if (model is not NotQualified about || !actor.Has(Permissions.Nominate)) return null;
        var waits = await db.Overrides.AnyAsync(o => o.StaffId == about.StaffId && o.On == about.On && o.CourseCode == about.Course && o.Status == AskedStatus.Waiting, ct);
        return new("AskOverride/_Leave", "Training", new LeaveLine(about, waits));
    }
}
