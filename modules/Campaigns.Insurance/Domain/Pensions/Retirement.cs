using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Domain.Pensions;

/// <summary>The year in which a person born in a given year reaches retirement age, as the law of today foresees it.</summary>
internal static class Retirement
{
    public static int YearOf(PensionQuestion question, RulesOfDay law)
    {
        var variant = question.Sex.ToString().ToUpperInvariant();
        law.Get(RuleTables.RetirementAge, variant);

        // The age rises by months each year, so the year is the first one whose own age has been reached.
        var year = question.BirthYear;
        while (12 * (year - question.BirthYear) < AgeInMonths(year, variant, law)) year++;
        return year;
    }

    private static int AgeInMonths(int year, string variant, RulesOfDay law)
    {
        var day = new DateOnly(year, 1, 1);
        return law.Foresee(RuleTables.RetirementAge, day < law.Day ? law.Day : day, variant)!.Count;
    }
}
