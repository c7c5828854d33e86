using System.Globalization;
using System.Text.RegularExpressions;

namespace Campaigns.Approvals.Domain.Time;

/// <summary>A length of time as a route writes it: <c>2wd</c>, <c>4wh</c>, <c>30wm</c> on the working calendar, or elapsed by ISO 8601 (<c>P3D</c>, <c>PT12H</c>).
/// One working day is not a number of working hours: they are different units.</summary>
/// <param name="Amount">Days, hours or minutes by the unit; elapsed time in minutes.</param>
/// <param name="Unit">Of which kind.</param>
internal readonly partial record struct Duration(int Amount, DurationUnit Unit)
{
    /// <summary>Null for any other text.</summary>
    public static Duration? Read(string text)
    {
        var working = Working().Match(text);
        if (working.Success)
        {
            var unit = working.Groups[2].Value switch { "wd" => DurationUnit.WorkingDays, "wh" => DurationUnit.WorkingHours, _ => DurationUnit.WorkingMinutes };
            return new(int.Parse(working.Groups[1].Value, CultureInfo.InvariantCulture), unit);
        }

        var iso = Iso().Match(text);
        if (!iso.Success || !iso.Groups.Values.Skip(1).Any(g => g.Success)) return null;
        return new((Of(iso, 1) * 1440) + (Of(iso, 2) * 60) + Of(iso, 3), DurationUnit.ElapsedMinutes);
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Unit switch
    {
        DurationUnit.WorkingDays => $"{Amount}wd",
        DurationUnit.WorkingHours => $"{Amount}wh",
        DurationUnit.WorkingMinutes => $"{Amount}wm",
        _ => Amount % 1440 == 0 ? $"P{Amount / 1440}D" : $"PT{Amount}M",
    };

    private static int Of(Match match, int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    // Four digits: no deadline lies further away than that, and no sum of them leaves the range of a date.
    [GeneratedRegex("^([0-9]{1,4})(wd|wh|wm)$")]
    private static partial Regex Working();

    [GeneratedRegex("^P(?:([0-9]{1,4})D)?(?:T(?=[0-9])(?:([0-9]{1,4})H)?(?:([0-9]{1,4})M)?)?$")]
    private static partial Regex Iso();
}

internal enum DurationUnit
{
    WorkingDays,
    WorkingHours,
    WorkingMinutes,
    ElapsedMinutes,
}
