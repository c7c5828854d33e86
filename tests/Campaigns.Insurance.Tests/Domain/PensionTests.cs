using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Pensions;
using Campaigns.Insurance.Domain.Quotes;
using CsCheck;

namespace Campaigns.Insurance.Tests.Domain;

public sealed class PensionTests
{
    private static readonly DateOnly March2026 = new(2026, 3, 2);
    private static readonly PensionQuestion Woman = new(March2026, Sex.Female, 1981, 1_500_000, SupportGroup.Other, 15, VsiMethod.M1);

    [Theory]
    [InlineData(nameof(Sex.Female), 1_500_000, nameof(SupportGroup.Other), 15, 264_000, 675_000, 51_480_000, 77)]
    [InlineData(nameof(Sex.Female), 3_000_000, nameof(SupportGroup.Other), 15, 594_000, 1_350_000, 110_880_000, 83)]
    [InlineData(nameof(Sex.Male), 2_000_000, nameof(SupportGroup.Poor), 20, 275_000, 900_000, 85_800_000, 96)]
    public void A_month_a_pension_a_total_and_the_time_to_recover(
        string sex, long income, string group, int years, long month, long pension, long total, int recover)
    {
        var estimate = Of(Woman with { Sex = Enum.Parse<Sex>(sex), Income = income, Group = Enum.Parse<SupportGroup>(group), Years = years });
        Assert.Equal((month, pension, total, recover), (estimate.MonthlyPayment, estimate.MonthlyPension, estimate.TotalPaid, estimate.MonthsToRecover));
    }

    [Fact]
    public void The_pension_starts_at_sixty_in_2041()
    {
        var estimate = Of(Woman);
        Assert.Equal((60, 2041, 66_000), (estimate.StartsAtAge, estimate.StartsInYear, estimate.MonthlySupport));
    }

    [Fact]
    public void It_never_starts_before_the_last_payment() => Assert.Equal((71, 2041), StartOf(Woman with { BirthYear = 1970 }));

    [Theory]
    [InlineData(nameof(Sex.Male), 1981, 2043)] // 62
    [InlineData(nameof(Sex.Female), 1981, 2041)] // 60
    [InlineData(nameof(Sex.Male), 1966, 2028)] // 61 years 9 months in 2027 comes a year late
    [InlineData(nameof(Sex.Female), 1970, 2028)] // 57 years 4 months in 2027
    public void The_retirement_age_rises_step_by_step(string sex, int born, int year) => Assert.Equal(year, RetiresIn(March2026, sex, born));

    [Theory]
    [InlineData(nameof(Sex.Male), 2039)]
    [InlineData(nameof(Sex.Female), 2034)]
    public void In_2019_men_retired_at_60_and_women_at_55(string sex, int year) => Assert.Equal(year, RetiresIn(new(2019, 4, 30), sex, 1979));

    [Theory]
    [InlineData(nameof(Sex.Female), 15, "0.45")]
    [InlineData(nameof(Sex.Female), 20, "0.55")]
    [InlineData(nameof(Sex.Female), 30, "0.75")]
    [InlineData(nameof(Sex.Female), 40, "0.75")]
    [InlineData(nameof(Sex.Male), 15, "0.40")]
    [InlineData(nameof(Sex.Male), 19, "0.44")]
    [InlineData(nameof(Sex.Male), 20, "0.45")]
    [InlineData(nameof(Sex.Male), 21, "0.47")]
    [InlineData(nameof(Sex.Male), 35, "0.75")]
    public void The_share_grows_with_the_years_up_to_three_quarters(string sex, int years, string share) =>
        Assert.Equal(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), Of(Woman with { Sex = Enum.Parse<Sex>(sex), Years = years }).PensionShare);

    [Fact]
    public void In_2019_twenty_years_were_needed_and_a_man_had_51_percent_for_them()
    {
        var man = Woman with { Today = new(2019, 4, 30), Sex = Sex.Male, Income = 700_000, Years = 20 };
        Assert.Equal(0.51m, Of(man).PensionShare);
        Assert.Equal("YEARS_TOO_FEW", Refusals.LawCode(PensionCalculation.Of(man with { Years = 15 }, Shipped.Book).Failures[0]));
    }

    [Fact]
    public void An_income_below_the_floor_is_refused_with_the_floor()
    {
        var refused = PensionCalculation.Of(Woman with { Income = 1_000_000 }, Shipped.Book).Failures[0];
        Assert.Equal("INCOME_BELOW_FLOOR", Refusals.LawCode(refused));
        Assert.Equal("1.500.000\u00A0đ", refused.Args[0].ToString());
    }

    [Theory]
    [InlineData(2012, "TOO_YOUNG")]
    [InlineData(1900, "BIRTH_YEAR_OUT_OF_RANGE")]
    public void A_birth_year_that_cannot_be_is_refused(int born, string code) =>
        Assert.Equal(code, Refusals.LawCode(PensionCalculation.Of(Woman with { BirthYear = born }, Shipped.Book).Failures[0]));

    [Fact]
    public void Five_benefits_are_listed_with_their_source()
    {
        var benefits = Of(Woman).Benefits;
        Assert.Equal(
            ["insurance.benefit-pension", "insurance.benefit-health-card", "insurance.benefit-childbirth", "insurance.benefit-funeral", "insurance.benefit-survivors"],
            benefits.Select(benefit => benefit.Key));
        Assert.All(benefits, benefit => Assert.NotEmpty(benefit.Source.Document));
        Assert.Equal("2.000.000\u00A0đ", benefits[2].Values[0].ToString());
        Assert.Equal("23.400.000\u00A0đ", benefits[3].Values[0].ToString());
    }

    [Fact]
    public void Childbirth_money_is_not_promised_before_its_law() =>
        Assert.DoesNotContain(Of(Woman with { Today = new(2019, 4, 30), Years = 20 }).Benefits, benefit => benefit.Key == "insurance.benefit-childbirth");

    [Fact]
    public void Paying_by_the_quarter_changes_the_payment_but_not_the_total()
    {
        var estimate = Of(Woman with { Method = VsiMethod.M3 });
        Assert.Equal((792_000, 51_480_000), (estimate.Payment.PayerAmount, estimate.TotalPaid));
    }

    [Fact]
    public void Paying_five_years_ahead_makes_the_total_smaller() => Assert.True(Of(Woman with { Method = VsiMethod.Prepay5Y }).TotalPaid < 51_480_000);

    [Fact]
    public void Missing_months_are_paid_once_at_retirement_age_and_the_pension_starts()
    {
        var man = Woman with { Sex = Sex.Male, BirthYear = 1964, Income = 2_000_000, Method = VsiMethod.Backpay, BackpayMonths = 12 };
        var estimate = Of(man);
        Assert.Equal((2026, estimate.Payment.PayerAmount), (estimate.StartsInYear, estimate.TotalPaid));
        Assert.Equal("BACKPAY_TOO_EARLY", Refusals.LawCode(PensionCalculation.Of(man with { BirthYear = 1981 }, Shipped.Book).Failures[0]));
    }

    [Fact]
    public void The_curve_ends_above_what_was_paid() => Gen.Select(Gen.Enum<Sex>(), Gen.Int[1960, 2005], Gen.Long[30, 400], Gen.Int[15, 40]).Sample((sex, born, steps, years) =>
    {
        var estimate = Of(Woman with { Sex = sex, BirthYear = born, Income = steps * 50_000, Years = years });
        var last = estimate.Curve[^1];
        return estimate.Curve[0].Paid == 0 && last.Paid == estimate.TotalPaid && last.Received > last.Paid
            && estimate.MonthsToRecover * estimate.MonthlyPension >= estimate.TotalPaid
            && (estimate.MonthsToRecover - 1) * estimate.MonthlyPension < estimate.TotalPaid;
    });

    private static PensionEstimate Of(PensionQuestion question) => PensionCalculation.Of(question, Shipped.Book).Value;

    private static (int Age, int Year) StartOf(PensionQuestion question) => (Of(question).StartsAtAge, Of(question).StartsInYear);

    private static int RetiresIn(DateOnly today, string sex, int born) =>
        Retirement.YearOf(Woman with { Today = today, Sex = Enum.Parse<Sex>(sex), BirthYear = born }, Shipped.Book.On(today));
}
