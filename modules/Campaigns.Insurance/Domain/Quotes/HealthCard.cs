using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Domain.Quotes;

/// <summary>When a household health card begins.</summary>
internal static class HealthCard
{
    /// <summary>
    /// The day after a card that still runs; the day of payment after a short gap, never before it; else after the waiting
    /// time, counted from the payment.
    /// </summary>
    public static Result<DateOnly> StartsOn(DateOnly paidOn, DateOnly? lastCardEndsOn, RuleBook book)
    {
        var law = book.On(paidOn);
        if (!law.Has(RuleTables.HhiCardWait, RuleTables.HhiGap)) return Refusals.RulesMissing;
        if (lastCardEndsOn >= paidOn) return lastCardEndsOn.Value.AddDays(1);

        var daysWithout = paidOn.DayNumber - lastCardEndsOn?.DayNumber;
        return daysWithout < law.Get(RuleTables.HhiGap).Count
            ? paidOn
            : paidOn.AddDays(law.Get(RuleTables.HhiCardWait).Count);
    }
}
