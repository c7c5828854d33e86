namespace Campaigns.Kernel.Values;

/// <summary>The one time zone of the product's users. Instants are stored in UTC and turned into local dates only here.</summary>
public static class VietnamTime
{
    /// <summary>Asia/Ho_Chi_Minh: UTC+7, without summer time.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The instant as seen on a clock in Vietnam.</summary>
    public static DateTimeOffset Local(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The business day of the instant.</summary>
    public static DateOnly LocalDate(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.Local().DateTime);

    /// <summary>The instant (UTC) at which that day and time begins in Vietnam.</summary>
    public static DateTimeOffset At(this DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), Zone.GetUtcOffset(day.ToDateTime(time))).ToUniversalTime();

    /// <summary>The instant (UTC) at which that day begins in Vietnam.</summary>
    public static DateTimeOffset Start(this DateOnly day) => day.At(TimeOnly.MinValue);

    /// <summary>Today in Vietnam by that clock.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().LocalDate();
}
