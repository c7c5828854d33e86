using System.Globalization;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Domain;
using Microsoft.Extensions.Localization;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>Gives rows their names and their order. A unit has the name it had on the day; one that was gone by then, the name it had when the campaign began.</summary>
internal sealed class RowNames(IUnits units, IOffices offices, IStringLocalizer texts)
{
    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    public async Task<IReadOnlyList<ProgressRow>> Give(IReadOnlyList<ProgressRow> rows, ProgressBy by, Campaign campaign, DateOnly asOf, CancellationToken ct)
    {
        if (rows.Count == 0) return rows;
        if (by == ProgressBy.Month) return [.. rows.Select(r => r with { Name = texts["targets.month-name", r.Code[5..], r.Code[..4]] })];
        string[] codes = [.. rows.Select(r => r.Code).Where(c => c.Length > 0)];
        var known = by == ProgressBy.Post ? await offices.Names(codes, ct) : (await Known(codes, campaign, asOf, ct)).ToDictionary(u => u.Key, u => u.Value.FullName);
        return [.. rows.Select(r => r with { Name = Name(r.Code, by, known) }).OrderBy(r => r.Name, Vietnamese).ThenBy(r => r.Code, StringComparer.Ordinal)];
    }

    /// <summary>The unit with that code, on the day the rows are named by.</summary>
    public async Task<Unit?> Find(string code, Campaign campaign, DateOnly asOf, CancellationToken ct) =>
        (await Known([code], campaign, asOf, ct)).GetValueOrDefault(code);

    private string Name(string code, ProgressBy by, IReadOnlyDictionary<string, string> known) =>
        code.Length == 0 ? texts[by == ProgressBy.Post ? "targets.office-unknown" : "targets.place-unknown"] : known.GetValueOrDefault(code) ?? code;

    private async Task<Dictionary<string, Unit>> Known(IReadOnlyCollection<string> codes, Campaign campaign, DateOnly asOf, CancellationToken ct)
    {
        var on = asOf < campaign.StartsOn ? campaign.StartsOn : asOf > campaign.EndsOn ? campaign.EndsOn : asOf;
        var known = new Dictionary<string, Unit>(await units.Many(codes, on, ct), StringComparer.Ordinal);
        var gone = codes.Where(c => !known.ContainsKey(c)).ToList();
        if (gone.Count == 0) return known;
        foreach (var (code, unit) in await units.Many(gone, campaign.StartsOn, ct)) known[code] = unit;
        return known;
    }
}
