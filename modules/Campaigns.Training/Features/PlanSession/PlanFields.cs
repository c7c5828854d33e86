using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Domain;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>The form of a class, and what may be chosen in it.</summary>
internal sealed record PlanFields(PlanForm Form, IReadOnlyList<SelectListItem> Trainers, IReadOnlyList<SelectListItem> Units, IReadOnlyList<SelectListItem> Kinds)
{
    public bool Self => Form.Self;
}

/// <summary>Reads what may be chosen.</summary>
internal sealed class PlanChoices(IStaff staff, IUnits units, IStringLocalizer texts, TimeProvider clock)
{
    public async Task<PlanFields> For(PlanForm form, CancellationToken ct)
    {
        var today = clock.Today();
        var trainers = (await staff.WithRole(Roles.Trainer, null, ct)).Concat(await staff.WithRole(Roles.Officer, null, ct)).DistinctBy(s => s.Id);
        var areas = await units.List(UnitLevel.Area, today, null, ct);
        if (areas.Count == 0) areas = await units.List(UnitLevel.District, today, null, ct);
        return new(form, [.. trainers.Select(s => new SelectListItem($"{s.Name} · {s.Office}", s.Id.ToString()))],
            [.. (await units.List(UnitLevel.Province, today, null, ct)).Concat(areas).Select(u => new SelectListItem(u.FullName, u.Code))],
            [.. Enum.GetValues<SessionKind>().Select(kind => new SelectListItem(texts["training.held-" + kind.Word()], kind.Word()))]);
    }
}
