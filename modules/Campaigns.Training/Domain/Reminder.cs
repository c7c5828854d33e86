namespace Campaigns.Training.Domain;

/// <summary>That people were told that a certificate is about to expire. There is one for each stage, so that nobody is told twice.</summary>
internal sealed class Reminder
{
    public required Guid CertificateId { get; init; }

    /// <summary>The stage: 60, 30 or 7 days before the last valid day.</summary>
    public required int Days { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>When to tell that a certificate is about to expire.</summary>
internal static class ExpiryStages
{
    /// <summary>Days before the last valid day.</summary>
    public static readonly IReadOnlyList<int> All = [60, 30, 7];

    public const int First = 60;

    /// <summary>The stages that have come by that day; none once it has expired. After downtime several may have come at once.</summary>
    public static IReadOnlyList<int> Reached(DateOnly expiresOn, DateOnly on)
    {
        var left = expiresOn.DayNumber - on.DayNumber;
        return left < 0 ? [] : [.. All.Where(days => left <= days)];
    }
}
