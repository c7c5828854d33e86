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
        // Missing months are paid once, at the end; all months before them are paid in turn.
        var backpay = question.Method == VsiMethod.Backpay ? question.BackpayMonths.GetValueOrDefault() : 0;
        var method = question.Method == VsiMethod.Backpay ? VsiMethod.M1 : question.Method;

        var (total, left, used) = (0L, 12 * question.Years - backpay, 0);
        while (left > 0)
        {
            var paid = (VsiQuote)book.Quote(PensionCalculation.PaymentOf(question, method.Months() <= left ? method : VsiMethod.M1, used)).Value;
            (total, left, used) = (total + paid.PayerAmount, left - paid.Months, paid.SupportedMonthsUsedAfter);
        }

        return backpay == 0 ? total : total + book.Quote(PensionCalculation.PaymentOf(question, VsiMethod.Backpay, used)).Value.PayerAmount;
    }
}
