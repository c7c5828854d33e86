using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Domain.Pensions;

/// <summary>From a person's answers to what they pay and what comes back (Law 41/2024, articles 98 and 99; before it Law 58/2014).</summary>
internal static class PensionCalculation
{
    private static readonly string[] Needed =
        [RuleTables.VsiRate, RuleTables.PensionMinYears, RuleTables.PensionStep, RuleTables.PensionMaxShare, RuleTables.MinimumAge];

    /// <summary>Of a birth year past this age the estimate would say nothing useful.</summary>
    private const int OldestAge = 100;

    public static Result<PensionEstimate> Of(PensionQuestion question, RuleBook book)
    {
        var law = book.On(question.Today);
        if (Refusal(question, law) is { } refusal) return refusal;

        var payment = book.Quote(PaymentOf(question, question.Method));
        if (!payment.Succeeded) return payment.Refused<PensionEstimate>();

        var month = (VsiQuote)book.Quote(PaymentOf(question, VsiMethod.M1)).Value;
        return Estimate(question, (VsiQuote)payment.Value, month, book, law);
    }

    private static PensionEstimate Estimate(PensionQuestion question, VsiQuote payment, VsiQuote month, RuleBook book, RulesOfDay law)
    {
        foreach (var row in payment.Rules) law.Note(row);
        var share = PensionShare.Of(question.Sex, question.Years, law);
        var start = Math.Max(Retirement.YearOf(question, law), question.LastPaymentYear);
        var pension = Dong.Round(share * question.Income);
        var total = TotalPayment.Of(question, book);

        return new(
            Payment: payment,
            MonthlyPayment: month.PayerAmount,
            MonthlySupport: month.StateSupport,
            MonthlyPension: pension,
            PensionShare: share,
            StartsAtAge: start - question.BirthYear,
            StartsInYear: start,
            TotalPaid: total,
            MonthsToRecover: pension == 0 ? 0 : (int)((total + pension - 1) / pension),
            Curve: ContributionCurve.Of(question, total, pension, start),
            Benefits: BenefitList.Of(law, pension),
            Rules: law.Used);
    }

    private static Failure? Refusal(PensionQuestion question, RulesOfDay law)
    {
        if (!law.Has(Needed)) return Refusals.RulesMissing;

        var age = question.Today.Year - question.BirthYear;
        var youngest = law.Get(RuleTables.MinimumAge).Count;
        if (age < youngest) return Refusals.TooYoung(youngest);
        if (age > OldestAge) return Refusals.TooOld;

        var fewest = law.Get(RuleTables.PensionMinYears).Count;
        if (question.Years < fewest || question.Years > MostYears) return Refusals.YearsTooFew(fewest);

        // Missing months are paid at retirement age, not before.
        var retires = Retirement.YearOf(question, law);
        return question.Method == VsiMethod.Backpay && retires > question.Today.Year ? Refusals.BackpayTooEarly(retires) : null;
    }

    private const int MostYears = 45;

    internal static VsiQuoteInput PaymentOf(PensionQuestion question, VsiMethod method, int supportedMonths = 0) =>
        new(question.Today, method, question.Income, [question.Group], supportedMonths, method == VsiMethod.Backpay ? question.BackpayMonths : null);
}
