using System.Globalization;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.SetTargets;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Targets.Features.LoadDemo;

/// <summary>What the recipe steps share: tables as docs/data describes them, and refusals as errors of the recipe.</summary>
internal static class Loading
{
    public static async Task<Campaign> Campaign(TargetsDbContext db, RecipeContext context, CancellationToken ct)
    {
        var code = context.Text("campaign");
        return await db.Campaigns.SingleOrDefaultAsync(c => c.Code == code, ct) ?? throw new RecipeException($"no campaign {code}");
    }

    /// <summary>When the demo's first version was made: the campaign's first morning, whatever the clock says.</summary>
    public static DateTimeOffset Start(Campaign campaign) => campaign.StartsOn.At(new(8, 0));

    public static async Task<IReadOnlyList<Part>> Parts(RecipeContext context, Campaign campaign, IUnits units, CancellationToken ct)
    {
        var rows = Table(context);
        var known = await units.Many([.. rows.Select(r => r["unitCode"]).Distinct()], campaign.TargetFrom, ct);
        return [.. rows.Select(row => new Part(row["unitCode"],
            known.GetValueOrDefault(row["unitCode"])?.Path ?? throw new RecipeException($"no unit {row["unitCode"]} on {campaign.TargetFrom:yyyy-MM-dd}"),
            row.TryGetValue("month", out var month) ? SetTargets.SetTargets.MonthOf(month) ?? throw new RecipeException($"no month {month}") : null, Number(row["target"])))];
    }

    public static T Checked<T>(RecipeContext context, Result<T> result) =>
        result.Succeeded ? result.Value : throw new RecipeException($"{context.Text("file")}: {result.Failures[0].Code}");

    public static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Header and rows; no cell of these tables holds a comma.</summary>
    public static List<Dictionary<string, string>> Table(RecipeContext context)
    {
        using var reader = new StreamReader(context.Open(context.Text("file")));
        var columns = (reader.ReadLine() ?? "").Split(',');
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { Length: > 0 } line)
            rows.Add(columns.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
        return rows;
    }
}
