using System.Globalization;
using Campaigns.Kernel.Values;

namespace Campaigns.Runtime.Backup;

/// <summary>Which archives stay: the newest of each of the last days, weeks (ISO 8601, from Monday) and months that have one, by Vietnam's calendar.</summary>
internal sealed record Rotation(int Daily, int Weekly, int Monthly)
{
    public IReadOnlySet<DateTimeOffset> Keep(IEnumerable<DateTimeOffset> taken)
    {
        var newest = taken.OrderDescending().ToList();
        return Newest(Daily, day => day.ToString("O", CultureInfo.InvariantCulture))
            .Concat(Newest(Weekly, day => $"{ISOWeek.GetYear(day.ToDateTime(default))}-{ISOWeek.GetWeekOfYear(day.ToDateTime(default))}"))
            .Concat(Newest(Monthly, day => $"{day.Year}-{day.Month}")).ToHashSet();

        IEnumerable<DateTimeOffset> Newest(int periods, Func<DateOnly, string> period) =>
            newest.GroupBy(at => period(DateOnly.FromDateTime(at.Local().DateTime))).Take(periods).Select(g => g.First());
    }
}
