using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;
using CsCheck;

namespace Campaigns.Insurance.Tests.Domain;

/// <summary>What holds for every quote, whatever is asked.</summary>
public sealed class QuoteLawTests
{
    private static readonly VsiMethod[] PaidInTurn = [VsiMethod.M1, VsiMethod.M3, VsiMethod.M6, VsiMethod.M12];
    private static readonly int[] Terms = [3, 6, 12];
    private static readonly Gen<DateOnly> Day = Gen.Int[new DateOnly(2018, 1, 1).DayNumber, new DateOnly(2027, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<DateOnly> DayOf2026 = Gen.Int[new DateOnly(2026, 1, 1).DayNumber, new DateOnly(2026, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<SupportGroup[]> Groups = Gen.Enum<SupportGroup>().Array[0, 3];
    private static readonly Gen<long> Income = Gen.Long[2_200_000, 26_000_000];

    private static readonly Gen<VsiQuoteInput> AnyMethod =
        Gen.Select(DayOf2026, Gen.Enum<VsiMethod>(), Income, Groups, Gen.Int[0, 130], Gen.Int[1, 60], (day, method, income, groups, used, months) =>
            new VsiQuoteInput(day, method, income, groups, used, months));

    private static readonly Gen<VsiQuoteInput> InTurn =
        Gen.Select(Day, Gen.Int[0, 3].Select(i => PaidInTurn[i]), Income, Groups, Gen.Int[0, 130], (day, method, income, groups, used) =>
            new VsiQuoteInput(day, method, income, groups, used));

    [Fact]
    public void Nobody_pays_more_than_the_contribution_and_nobody_is_owed_money() => AnyMethod.Sample(input =>
    {
        var quote = Vsi(input);
        return quote.PayerAmount >= 0 && quote.PayerAmount <= quote.NominalGross + quote.Surcharge;
    });

    [Fact]
    public void The_parts_add_up_to_the_dong() => AnyMethod.Sample(input =>
    {
        var quote = Vsi(input);
        return quote.PayerAmount == quote.NominalGross - quote.Discount + quote.Surcharge - quote.StateSupport - quote.LocalSupport
            && (quote.Discount == 0 || quote.Surcharge == 0);
    });

    [Fact]
    public void A_higher_income_never_costs_less() => Gen.Select(AnyMethod, Gen.Long[0, 1_000_000]).Sample((input, more) =>
        Vsi(input with { ChosenIncome = input.ChosenIncome + more }).PayerAmount >= Vsi(input).PayerAmount);

    [Fact]
    public void Another_group_never_costs_more() => Gen.Select(InTurn, Gen.Enum<SupportGroup>()).Sample((input, group) =>
        Vsi(input with { Groups = [.. input.Groups, group] }).PayerAmount <= Vsi(input).PayerAmount);

    [Fact]
    public void Support_does_not_depend_on_the_income() => InTurn.Sample(input =>
        Vsi(input).StateSupport == Vsi(input with { ChosenIncome = 5_000_000 }).StateSupport);

    [Fact]
    public void A_life_has_at_most_120_supported_months() => AnyMethod.Sample(input =>
    {
        var quote = Vsi(input);
        return quote.SupportedMonthsAdded >= 0
            && quote.SupportedMonthsAdded <= quote.Months
            && (quote.SupportedMonthsAdded == 0 || quote.SupportedMonthsUsedAfter <= 120);
    });

    [Fact]
    public void Several_months_at_once_cost_the_same_as_one_by_one() => InTurn.Sample(input =>
    {
        var whole = input with { ChosenIncome = input.ChosenIncome / 50 * 50 };
        var atOnce = Vsi(whole);
        long oneByOne = 0;
        for (var i = 0; i < atOnce.Months; i++)
            oneByOne += Vsi(whole with { Method = VsiMethod.M1, SupportedMonthsUsed = whole.SupportedMonthsUsed + i }).PayerAmount;
        return atOnce.PayerAmount == oneByOne;
    });

    [Fact]
    public void Paying_ahead_never_costs_more_and_longer_ahead_saves_more() => AnyMethod.Sample(input =>
    {
        var two = Vsi(input with { Method = VsiMethod.Prepay2Y });
        var five = Vsi(input with { Method = VsiMethod.Prepay5Y });
        return two.Discount > 0 && five.Discount > two.Discount;
    });

    [Fact]
    public void The_same_question_has_the_same_answer() => AnyMethod.Sample(input => Vsi(input).PayerAmount == Vsi(input).PayerAmount);

    [Fact]
    public void A_later_member_never_pays_more() => Gen.Select(Day, Gen.Int[0, 2].Select(i => Terms[i]), Gen.Int[1, 12], Gen.Int[0, 6]).Sample((day, months, members, already) =>
    {
        var quote = (HhiQuote)Shipped.Book.Quote(new HhiQuoteInput(day, months, members, already)).Value;
        return quote.Members.Zip(quote.Members.Skip(1)).All(pair => pair.Second.Amount <= pair.First.Amount && pair.Second.Position == pair.First.Position + 1)
            && quote.PayerAmount == quote.Members.Sum(member => member.Amount);
    });

    [Fact]
    public void A_house_pays_the_same_in_one_visit_as_in_two() => Gen.Select(Day, Gen.Int[1, 6], Gen.Int[1, 6]).Sample((day, first, second) =>
        Hhi(day, first + second, 0) == Hhi(day, first, 0) + Hhi(day, second, first));

    private static long Hhi(DateOnly day, int members, int already) => Shipped.Book.Quote(new HhiQuoteInput(day, 12, members, already)).Value.PayerAmount;

    private static VsiQuote Vsi(VsiQuoteInput input) => (VsiQuote)Shipped.Book.Quote(input).Value;
}
