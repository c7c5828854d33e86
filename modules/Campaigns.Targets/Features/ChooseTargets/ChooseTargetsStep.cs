using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.ChooseTargets;

/// <summary>Step <c>targets-campaign</c> of the first set-up: the year, the province's target and its parts by area, which must add up.</summary>
internal sealed class ChooseTargetsStep(TargetsDbContext db, IUnits units, ISetupAreas areas, TimeProvider clock) : ISetupStep
{
    private const int YearsAhead = 5;

    public string Name => "targets-campaign";

    public int Order => 400;

    public string TextKey => "targets.setup";

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SlotItem?>(new("ChooseTargets/_Targets", "Targets", Fields(answers)));

    public Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct) => Task.FromResult<IReadOnlyList<Failure>>([.. Wrong(answers)]);

    public async Task Apply(SetupAnswers answers, CancellationToken ct)
    {
        var year = (int)answers.Number(Name, "year")!.Value;
        var (code, first, last) = ($"bhxh-{year}", new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (await db.Campaigns.AnyAsync(c => c.Code == code, ct)) return;

        var province = await units.Find(areas.ProvinceCode, first, ct) ?? throw new InvalidOperationException($"No unit {areas.ProvinceCode} on {first:yyyy-MM-dd}");
        var total = (int)answers.Number(Name, "total")!.Value;
        var campaign = Must(Campaign.Plan(new(code, $"BHXH tự nguyện {year}", Product.VSI, first, last, province.Code, province.Path, total, first, last, "bhxh", "post")));
        var breakdown = Must(Breakdown.Of(campaign, await Parts(answers, first, ct)));
        db.Add(campaign);
        db.Add(new TargetVersion(campaign.Id, campaign.NextVersion(), breakdown, new(first, "Cài đặt lần đầu", clock.GetUtcNow(), "system")));
        await db.SaveChangesAsync(ct);
    }

    private TargetFields Fields(SetupAnswers answers) => new(answers.Text(Name, "year") ?? $"{clock.Today().Year}", answers.Text(Name, "total"),
        [.. areas.Chosen(answers).Select(a => new TargetField(TargetFields.FieldOf(a.Code), a.Name, answers.Text(Name, TargetFields.FieldOf(a.Code))))]);

    private IEnumerable<Failure> Wrong(SetupAnswers answers)
    {
        var (fields, today) = (Fields(answers), clock.Today());
        if (answers.Number(Name, "year") is not { } year || year < today.Year || year > today.Year + YearsAhead) yield return Failure.Invalid("targets.setup-year", "year", today.Year, today.Year + YearsAhead);
        if (fields.Parts.Count == 0) yield return Failure.Invalid("targets.setup-no-areas", "total");
        if (fields.Whole is not { } whole || whole is < 1 or > Campaign.LargestTarget) yield return Refusals.TargetOutOfRange.At("total");
        else if (fields.Parts.Where(p => p.People is null or < 0 or > Campaign.LargestTarget).ToList() is { Count: > 0 } unread)
            foreach (var part in unread) yield return Failure.Invalid("targets.setup-part", part.Name, part.Label);
        else if (fields.Sum != whole)
            yield return Failure.Invalid(fields.Sum < whole ? "targets.setup-missing" : "targets.setup-over", fields.Parts[^1].Name, Ui.Formats.Number(Math.Abs(whole - fields.Sum)));
    }

    private async Task<IReadOnlyList<Part>> Parts(SetupAnswers answers, DateOnly on, CancellationToken ct)
    {
        var chosen = areas.Chosen(answers);
        var known = await units.Many([.. chosen.Select(a => a.Code)], on, ct);
        return [.. chosen.Select(a => new Part(a.Code, known[a.Code].Path, null, (int)answers.Number(Name, TargetFields.FieldOf(a.Code))!.Value, a.Name))];
    }

    private static T Must<T>(Result<T> result) => result.Succeeded ? result.Value : throw new InvalidOperationException($"Targets: {result.Failures[0].Code}");
}

/// <summary>What the partial shows.</summary>
internal sealed record TargetFields(string Year, string? Total, IReadOnlyList<TargetField> Parts)
{
    public long? Whole => TargetField.Read(Total);

    public long Sum => Parts.Sum(p => p.People ?? 0);

    public static string FieldOf(string areaCode) => "part-" + areaCode;
}

/// <summary>One area's part, as typed.</summary>
internal sealed record TargetField(string Name, string Label, string? Typed)
{
    public long? People => Read(Typed);

    /// <summary>With dots between thousands, where it is a number.</summary>
    public static string? Dotted(string? typed) => Read(typed) is { } number ? Ui.Formats.Number(number) : typed;

    public static long? Read(string? typed) => new SetupAnswers().With("x", new() { ["y"] = typed }).Number("x", "y");
}
