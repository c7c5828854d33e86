using System.Globalization;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Approvals.Features.Reports;

/// <summary>What the report's pages are narrowed to, as it stands in their address.</summary>
internal sealed record ReportWish
{
    private const int UsualDays = 90;

    /// <summary>First day on which a step opened.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    [FromQuery(Name = "route")]
    public string? Route { get; init; }

    [FromQuery(Name = "area")]
    public string? Area { get; init; }

    /// <summary>With the days that are meant where none are given.</summary>
    public ReportWish On(DateOnly today) => this with { To = To ?? today, From = From ?? (To ?? today).AddDays(-UsualDays) };

    public ReportFilter Filter => new(From?.Start(), To is { } last && last < DateOnly.MaxValue ? last.AddDays(1).Start() : null, Blank(Route), Blank(Area));

    /// <summary>As a part of an address, with more behind it.</summary>
    public string Query(params IEnumerable<(string Name, string? Value)> more) => string.Join('&', new (string Name, string? Value)[]
    {
        ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("route", Blank(Route)), ("area", Blank(Area)),
    }.Concat(more).Where(p => !string.IsNullOrEmpty(p.Value)).GroupBy(p => p.Name).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Last().Value!)}"));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
