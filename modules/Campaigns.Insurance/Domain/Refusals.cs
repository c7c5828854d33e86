using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;

namespace Campaigns.Insurance.Domain;

/// <summary>Why not. The first four carry the law's own codes to the outside, see <see cref="LawCode"/>.</summary>
internal static class Refusals
{
    public static readonly Failure FundRateMissing = Failure.Invalid("insurance.fund-rate-missing", "paidOn");
    public static readonly Failure RulesMissing = Failure.Invalid("insurance.rules-missing", "paidOn");
    public static readonly Failure TermNotOffered = Failure.Invalid("insurance.term-not-offered", "months");
    public static readonly Failure NoMembers = Failure.Invalid("insurance.no-members", "newMembers");
    public static readonly Failure CountOutOfRange = Failure.Invalid("insurance.count-out-of-range");
    public static readonly Failure LocalRateOutOfRange = Failure.Invalid("insurance.local-rate-out-of-range", "localSupportRate");

    public static Failure IncomeBelowFloor(long floor) => Failure.Invalid("insurance.income-below-floor", "chosenIncome", new Money(floor));

    public static Failure IncomeAboveCeiling(long ceiling) => Failure.Invalid("insurance.income-above-ceiling", "chosenIncome", new Money(ceiling));

    public static Failure BackpayTooLong(int months) => Failure.Invalid("insurance.backpay-too-long", "months", months);

    public static Failure BackpayTooEarly(int year) => Failure.Invalid("insurance.backpay-too-early", "method", year);

    public static Failure YearsTooFew(int years) => Failure.Invalid("insurance.years-too-few", "years", years);

    public static Failure TooYoung(int age) => Failure.Invalid("insurance.too-young", "birthYear", age);

    public static readonly Failure TooOld = Failure.Invalid("insurance.birth-year-out-of-range", "birthYear");

    /// <summary>The code by which forms and outside checks know a refused quote, such as INCOME_BELOW_FLOOR.</summary>
    public static string LawCode(Failure failure) => failure.ApiCode.Replace('-', '_').ToUpperInvariant();
}
