using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.CreateCampaign;

/// <summary>Plans a campaign. Without a period of its own the target counts during the whole campaign.</summary>
internal sealed record CreateCampaign(string? Name, string? Product, DateOnly? StartsOn, DateOnly? EndsOn, int? Target, string? UnitCode,
    DateOnly? TargetFrom = null, DateOnly? TargetTo = null) : ICommand<Campaign>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return Refusals.NameMissing;
        else if (Name.Trim().Length > Campaign.LongestName) yield return Refusals.NameTooLong;
        if (Known(Product) is null) yield return Refusals.ProductUnknown;
        if (StartsOn is null) yield return Refusals.StartMissing;
        if (EndsOn is null) yield return Refusals.EndMissing;
        else if (EndsOn < StartsOn) yield return Refusals.EndBeforeStart;
        if (Target is null or < 1 or > Campaign.LargestTarget) yield return Refusals.TargetOutOfRange;
        if (string.IsNullOrWhiteSpace(UnitCode)) yield return Refusals.UnitMissing;
    }

    /// <summary>The product of that name in either case; a number is no name.</summary>
    internal static Product? Known(string? word) => word?.ToUpperInvariant() switch { "VSI" => Domain.Product.VSI, "HHI" => Domain.Product.HHI, _ => null };
}

internal sealed class CreateCampaignHandler(TargetsDbContext db, IUnits units, IActor actor, IAudit audit) : IHandler<CreateCampaign, Campaign>
{
    // Room for "-99" behind a long name within the column.
    private const int LongestCode = 90;

    public async Task<Result<Campaign>> Handle(CreateCampaign command, CancellationToken ct)
    {
        // What lies outside the planner's places is as good as not there.
        var (from, to) = (command.StartsOn!.Value, command.EndsOn!.Value);
        var unit = await units.Find(command.UnitCode!.Trim(), from, ct);
        if (unit is null || !actor.Has(Permissions.Edit, new Scope(unit.Path))) return Refusals.UnitUnknown;

        var planned = Campaign.Plan(new(await FreeCode(command.Name!, ct), command.Name!.Trim(), CreateCampaign.Known(command.Product)!.Value, from, to, unit.Code, unit.Path,
            command.Target!.Value, command.TargetFrom ?? from, command.TargetTo ?? to));
        if (!planned.Succeeded) return planned;

        db.Add(planned.Value);
        audit.Note("targets.campaign-created", new("targets.campaign", planned.Value.Id), new { planned.Value.Code, planned.Value.Target });
        await db.SaveChangesAsync(ct);
        return planned;
    }

    private async Task<string> FreeCode(string name, CancellationToken ct)
    {
        var slug = Folding.Slug(name);
        var wanted = slug.Length == 0 ? "campaign" : slug[..Math.Min(slug.Length, LongestCode)].Trim('-');
        var taken = await db.Campaigns.Where(c => c.Code.StartsWith(wanted)).Select(c => c.Code).ToListAsync(ct);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wanted : $"{wanted}-{n}").First(code => !taken.Contains(code));
    }
}
