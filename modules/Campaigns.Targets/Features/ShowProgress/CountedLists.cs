using System.Globalization;
using Campaigns.Kernel.Security;
using Campaigns.Targets.Domain;
using Microsoft.AspNetCore.WebUtilities;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>Addresses of the lists that the dashboard's numbers count. Null where the reader may not see the list, or there is nobody on it.</summary>
/// <param name="progress">What is shown.</param>
/// <param name="area">The area it is narrowed to.</param>
/// <param name="actor">Who reads.</param>
internal sealed class CountedLists(Progress progress, string? area, IActor actor)
{
    private readonly Campaign _campaign = progress.Campaign;

    /// <summary>Who joined within the target's period, in a unit of the rows or in all of them.</summary>
    public string? Actual(int people, string? unit = null) => Joined(people, _campaign.TargetFrom, Min(progress.AsOf, _campaign.TargetTo), unit);

    /// <summary>Who joined since the campaign began.</summary>
    public string? Cumulative(int people, string? unit = null) => Joined(people, _campaign.StartsOn, Min(progress.AsOf, _campaign.EndsOn), unit);

    /// <summary>Who joined in a month of the campaign.</summary>
    /// <param name="month"><c>yyyy-MM</c>.</param>
    /// <param name="people">How many.</param>
    public string? InMonth(string month, int people)
    {
        var first = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Joined(people, first < _campaign.StartsOn ? _campaign.StartsOn : first, Min(Min(progress.AsOf, _campaign.EndsOn), first.AddMonths(1).AddDays(-1)), null);
    }

    /// <summary>The meetings whose registrations are counted.</summary>
    public string? Meetings(int people) => people == 0 || !actor.Has("events.event-view") ? null
        : Address("/admin/events", ("from", Day(_campaign.StartsOn)), ("to", Day(_campaign.EndsOn)), ("area", area));

    // A row without a code is of people whose place is not known: there is no list of them.
    private string? Joined(int people, DateOnly from, DateOnly to, string? unit) => people == 0 || unit is "" || !actor.Has("insurance.enrolments-read") ? null
        : Address("/admin/enrolments", ("product", _campaign.Product.ToString()), ("from", Day(from)), ("to", Day(to)), ("unit", unit ?? area));

    private static string Address(string page, params IEnumerable<(string Name, string? Value)> filters) =>
        QueryHelpers.AddQueryString("~" + page, filters.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
