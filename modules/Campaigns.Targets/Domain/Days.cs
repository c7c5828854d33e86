namespace Campaigns.Targets.Domain;

/// <summary>Days from one to another, both included; empty when they are the wrong way round.</summary>
internal readonly record struct Span(DateOnly From, DateOnly To);

/// <summary>People by the day they joined.</summary>
internal sealed class Days(IReadOnlyDictionary<DateOnly, int> people)
{
    /// <summary>People who joined within those days.</summary>
    public int In(Span span) => people.Where(d => d.Key >= span.From && d.Key <= span.To).Sum(d => d.Value);

    /// <summary>People in each of the last full weeks up to a day, at most eight, none of them begun before another day; the earliest first.</summary>
    public IReadOnlyList<int> Weeks(DateOnly from, DateOnly to) => [.. Forecast.FullWeeks(from, to).Select(week => In(new(week.Monday, week.Sunday)))];
}
