using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Domain.Pensions;

/// <summary>
/// All a person pays over the years: payments of the chosen method one after another, support counted down, and the months
/// that do not fill a last payment paid monthly.
/// </summary>
internal static class TotalPayment
{
    public static long Of(PensionQuestion question, RuleBook book)
    {
        // What was paid before the missing months is not known here: the total is what is still to be paid.
        if (question.Method == VsiMethod.Backpay) return book.Quote(PensionCalculation.PaymentOf(question, VsiMethod.Backpay)).Value.PayerAmount;

        var (total, left, used) = (0L, 12 * question.Years, 0);
        while (left > 0)
        {
            var paid = (VsiQuote)book.Quote(PensionCalculation.PaymentOf(question, question.Method.Months() <= left ? question.Method : VsiMethod.M1, used)).Value;
            (total, left, used) = (total + paid.PayerAmount, left - paid.Months, paid.SupportedMonthsUsedAfter);
        }

        return total;
    }
}
