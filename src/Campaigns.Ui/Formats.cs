using System.Globalization;
using Campaigns.Kernel.Values;

namespace Campaigns.Ui;

/// <summary>Dates, times, numbers and phones as people here read them. Instants are shown in Asia/Ho_Chi_Minh.
/// Words follow the page's language (<see cref="CultureInfo.CurrentUICulture"/>), Vietnamese unless it is English.</summary>
public static class Formats
{
    private static readonly string[] Weekdays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NegativeSign = "-" };

    /// <summary>Whether the page is in English.</summary>
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static NumberFormatInfo Figures => English ? NumberFormatInfo.InvariantInfo : Vietnamese;

    /// <summary><c>Thứ Bảy, 14/03/2026</c>.</summary>
    public static string Date(DateOnly day) => $"{Weekday(day)}, {Day(day)}";

    /// <summary><c>Thứ Bảy, 14/03/2026</c>.</summary>
    public static string Date(DateTimeOffset instant) => Date(instant.LocalDate());

    /// <summary><c>14/03/2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>14/03/2026</c>.</summary>
    public static string Day(DateTimeOffset instant) => Day(instant.LocalDate());

    /// <summary><c>Thứ Bảy</c>.</summary>
    public static string Weekday(DateOnly day) =>
        English ? CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day.DayOfWeek) : Weekdays[(int)day.DayOfWeek];

    /// <summary><c>08:00</c>.</summary>
    public static string Time(DateTimeOffset instant) => instant.Local().ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary><c>08:00–10:30</c>, and with the later day when it ends on another. Midnight ends the evening: <c>20:00–24:00</c>.</summary>
    public static string Times(DateTimeOffset from, DateTimeOffset until)
    {
        var (last, end) = (LastDay(from, until), AtMidnight(from, until) ? "24:00" : Time(until));
        return from.LocalDate() == last ? $"{Time(from)}–{end}" : $"{Time(from)} – {end}, {Day(last)}";
    }

    /// <summary><c>08:00, 14/03/2026</c>.</summary>
    public static string Moment(DateTimeOffset instant) => $"{Time(instant)}, {Day(instant)}";

    /// <summary>As it is said, for the public: <c>8 giờ – 10 giờ 30 sáng</c>, and with the later day when it ends on another.</summary>
    public static string Spoken(DateTimeOffset from, DateTimeOffset until)
    {
        var (start, end, last) = (from.Local(), until.Local(), LastDay(from, until));
        var midnight = AtMidnight(from, until);
        if (last != from.LocalDate()) return $"{Spoken(from)} – {(midnight ? Midnight : Spoken(until))}, {Date(last)}";
        if (midnight) return $"{Spoken(from)} – {Midnight}";
        if (English) return $"{EnglishHour(start)} – {EnglishHour(end)}";
        var first = PartOfDay(start) == PartOfDay(end) ? SpokenHour(start) : Spoken(from);
        return $"{first} – {Spoken(until)}";
    }

    /// <summary><c>8 giờ sáng</c>.</summary>
    public static string Spoken(DateTimeOffset instant)
    {
        var local = instant.Local();
        return English ? EnglishHour(local) : $"{SpokenHour(local)} {PartOfDay(local)}";
    }

    /// <summary><c>264.000 đ</c> with a no-break space, in both languages.</summary>
    /// <param name="dong">Whole đồng.</param>
    public static string Money(long dong) => new Money(dong).ToString();

    /// <summary>A large total in short: <c>1,84 tỷ đ</c>, <c>46,8 triệu đ</c>; below a million in full. The full figure belongs beside it.</summary>
    public static string MoneyInShort(long dong) => Math.Abs((decimal)dong) switch
    {
        >= 1_000_000_000 => Short(dong, 1_000_000_000, English ? "bn" : "tỷ"),
        >= 1_000_000 => Short(dong, 1_000_000, English ? "m" : "triệu"),
        _ => Money(dong),
    };

    /// <summary><c>1.842</c>.</summary>
    public static string Number(long count) => count.ToString("#,0", Figures);

    /// <summary><c>18,4%</c> of the whole, half away from zero; an em dash where there is no whole.</summary>
    public static string Percent(long part, long whole) =>
        whole == 0 ? "—" : Math.Round(part * 100m / whole, 1, MidpointRounding.AwayFromZero).ToString("0.#", Figures) + "%";

    /// <summary><c>0912 345 678</c>. Anything that is no Vietnamese number comes back as it is.</summary>
    public static string Phone(string? phone) => National(phone) is { } digits ? $"{digits[..4]} {digits[4..7]} {digits[7..]}" : phone ?? "";

    /// <summary><c>0912 ••• 678</c>. Of anything else only the last two characters remain.</summary>
    public static string MaskPhone(string? phone)
    {
        if (National(phone) is { } digits) return $"{digits[..4]} ••• {digits[7..]}";
        return string.IsNullOrEmpty(phone) ? "" : "•••" + (phone.Length > 4 ? phone[^2..] : "");
    }

    /// <summary>A citizen number down to its last four digits: <c>•••• 5678</c>.</summary>
    public static string MaskCitizenNumber(string? number) => string.IsNullOrEmpty(number) ? "" : "•••• " + (number.Length > 8 ? number[^4..] : "");

    private static string Short(long dong, long unit, string word) =>
        Math.Round((decimal)dong / unit, 2, MidpointRounding.AwayFromZero).ToString("0.##", Figures) + $"\u00A0{word}\u00A0đ";

    private static string SpokenHour(DateTimeOffset local)
    {
        var hour = local.Hour > 12 ? local.Hour - 12 : local.Hour;
        return local.Minute == 0 ? $"{hour} giờ" : $"{hour} giờ {local.Minute:00}";
    }

    private static string Midnight => English ? "midnight" : "12 giờ đêm";

    private static bool AtMidnight(DateTimeOffset from, DateTimeOffset until) => until > from && until.Local().TimeOfDay == TimeSpan.Zero;

    private static DateOnly LastDay(DateTimeOffset from, DateTimeOffset until) => (until > from ? until.AddTicks(-1) : until).LocalDate();

    private static string PartOfDay(DateTimeOffset local) => local.Hour switch { < 11 => "sáng", < 13 => "trưa", < 18 => "chiều", _ => "tối" };

    private static string EnglishHour(DateTimeOffset local) => local.ToString("h:mm tt", CultureInfo.InvariantCulture).ToLowerInvariant();

    private static string? National(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        if (digits.StartsWith("84", StringComparison.Ordinal) && phone!.TrimStart().StartsWith('+')) digits = "0" + digits[2..];
        return digits.Length is 10 or 11 && digits[0] == '0' ? digits : null;
    }
}
