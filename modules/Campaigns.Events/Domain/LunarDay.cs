using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>A day of the Vietnamese lunar calendar, reckoned in UTC+7.</summary>
/// <remarks>Method: Hồ Ngọc Đức, "Computing the Vietnamese lunar calendar", after Meeus, Astronomical Algorithms (1998). Good to the day for
/// 1900 to 2199.</remarks>
internal readonly record struct LunarDay(int Day, int Month, int Year, bool Leap)
{
    // Julian day of the new moon before 31/12/1899, and the mean length of a lunation, in days.
    private const double FirstNewMoon = 2415021.076998695;
    private const double Lunation = 29.530588853;
    private static readonly string[] Months = ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp"];

    /// <summary><c>26 tháng Giêng</c>; a leap month says so.</summary>
    public string Vietnamese => $"{Day} tháng {Months[Month - 1]}{(Leap ? " nhuận" : "")}";

    public static LunarDay Of(DateTimeOffset instant) => Of(instant.LocalDate());

    public static LunarDay Of(DateOnly day)
    {
        var number = JulianDay(day);
        var k = (int)((number - FirstNewMoon) / Lunation);
        var monthStart = NewMoonDay(k + 1);
        if (monthStart > number) monthStart = NewMoonDay(k);

        var (winter, next) = (MonthEleven(day.Year), MonthEleven(day.Year));
        var year = day.Year;
        if (winter >= monthStart) winter = MonthEleven(day.Year - 1);
        else (next, year) = (MonthEleven(day.Year + 1), day.Year + 1);

        var after = (monthStart - winter) / 29;
        var (month, leap) = (after + 11, false);
        if (next - winter > 365 && LeapOffset(winter) is var offset && after >= offset) (month, leap) = (after + 10, after == offset);
        if (month > 12) month -= 12;
        if (month >= 11 && after < 4) year--;
        return new(number - monthStart + 1, month, year, leap);
    }

    // Astronomical Julian day number at noon.
    private static int JulianDay(DateOnly day) => day.DayNumber + 1721426;

    /// <summary>Day (UTC+7) of the k-th new moon since 1900.</summary>
    private static int NewMoonDay(int k)
    {
        double t = k / 1236.85, t2 = t * t, t3 = t2 * t;
        var mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 + 0.00033 * Sin(166.56 + 132.87 * t - 0.009173 * t2);
        var sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        var moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        var f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        var shift = (0.1734 - 0.000393 * t) * Sin(sun) + 0.0021 * Sin(2 * sun) - 0.4068 * Sin(moon) + 0.0161 * Sin(2 * moon) - 0.0004 * Sin(3 * moon)
            + 0.0104 * Sin(2 * f) - 0.0051 * Sin(sun + moon) - 0.0074 * Sin(sun - moon) + 0.0004 * Sin(2 * f + sun) - 0.0004 * Sin(2 * f - sun)
            - 0.0006 * Sin(2 * f + moon) + 0.0010 * Sin(2 * f - moon) + 0.0005 * Sin(2 * moon + sun);
        var deltaT = t < -11 ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3 : -0.000278 + 0.000265 * t + 0.000262 * t2;
        return (int)(mean + shift - deltaT + 0.5 + 7.0 / 24);
    }

    /// <summary>Which twelfth of its way (0 to 11, from the March equinox) the sun is in when that day begins in UTC+7.</summary>
    private static int SunSector(int dayNumber)
    {
        double t = (dayNumber - 2451545.5 - 7.0 / 24) / 36525, t2 = t * t;
        var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        var mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
        var centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * Sin(anomaly) + (0.019993 - 0.000101 * t) * Sin(2 * anomaly) + 0.000290 * Sin(3 * anomaly);
        var longitude = (mean + centre) % 360;
        return (int)((longitude < 0 ? longitude + 360 : longitude) / 30);
    }

    /// <summary>First day of the lunar month that holds the winter solstice of that year.</summary>
    private static int MonthEleven(int year)
    {
        var k = (int)((JulianDay(new(year, 12, 31)) - 2415021) / Lunation);
        var start = NewMoonDay(k);
        return SunSector(start) >= 9 ? NewMoonDay(k - 1) : start;
    }

    /// <summary>Months after month eleven to the first one in which the sun enters no new twelfth: the leap month.</summary>
    private static int LeapOffset(int monthEleven)
    {
        var k = (int)((monthEleven - FirstNewMoon) / Lunation + 0.5);
        var i = 1;
        int last, sector = SunSector(NewMoonDay(k + i));
        do
        {
            last = sector;
            i++;
            sector = SunSector(NewMoonDay(k + i));
        }
        while (sector != last && i < 14);
        return i - 1;
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
