using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Features.SetTargets;

/// <summary>A version of the targets as a grid: a row for each unit, the whole and, with a plan, a column for each month.</summary>
/// <param name="Months">First days of the months shown; empty without a plan.</param>
/// <param name="Rows">Units in order of their names.</param>
internal sealed record TargetGrid(IReadOnlyList<DateOnly> Months, IReadOnlyList<GridRow> Rows)
{
    /// <summary>People shared out, by what the cells say: a unit's whole, or where that is empty its months. Unreadable cells count nothing.</summary>
    public long Sum => Rows.Sum(r => Figures.Read(r.Whole) is { } whole ? Math.Max(0, whole) : r.Months.Values.Sum(m => (long)Math.Max(0, Figures.Read(m) ?? 0)));

    public static string WholeName(string code) => $"Whole[{code}]";

    public static string MonthName(string code, DateOnly month) => $"Month[{MonthKey(code, month)}]";

    public static string MonthKey(string code, DateOnly month) => $"{code}_{month:yyyy-MM}";

    /// <summary>The id a cell gets; the list of what was refused leads there.</summary>
    public static string IdOf(string name) => char.ToLowerInvariant(name[0]) + name[1..].Replace('[', '-').TrimEnd(']');

    /// <summary>The months of the target's period.</summary>
    public static IReadOnlyList<DateOnly> MonthsOf(Campaign campaign)
    {
        var months = new List<DateOnly>();
        for (var month = new DateOnly(campaign.TargetFrom.Year, campaign.TargetFrom.Month, 1); month <= campaign.TargetTo; month = month.AddMonths(1)) months.Add(month);
        return months;
    }

    /// <summary>The cells that say something, each with its name in the form.</summary>
    public IReadOnlyList<(PartBody Part, string Cell)> Said()
    {
        var said = new List<(PartBody, string)>();
        foreach (var row in Rows)
        {
            if (Figures.Read(row.Whole) is { } whole) said.Add((new(row.Code, null, whole), WholeName(row.Code)));
            foreach (var month in Months)
                if (Figures.Read(row.Months.GetValueOrDefault(month)) is { } people) said.Add((new(row.Code, month.ToString("yyyy-MM"), people), MonthName(row.Code, month)));
        }

        return said;
    }
}

/// <summary>One unit with its cells as text.</summary>
internal sealed record GridRow(string Code, string Name, string? Whole, IReadOnlyDictionary<DateOnly, string?> Months);
