using System.Globalization;
using Campaigns.Insurance.Contracts;
using Campaigns.Ui;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>A case in words: the calculator's codes are for programs.</summary>
internal static class CaseWords
{
    public static readonly string[] Methods = ["M1", "M3", "M6", "M12", "PREPAY_2Y", "PREPAY_3Y", "PREPAY_4Y", "PREPAY_5Y", "BACKPAY"];

    public static readonly string[] Groups = ["OTHER", "POOR", "NEAR_POOR", "ETHNIC_MINORITY", "ISLAND_COMMUNE"];

    public static string Product(string code, IStringLocalizer texts) => Say("product", code, texts);

    public static string Method(string code, IStringLocalizer texts) => Say("method", code, texts);

    public static string Group(string code, IStringLocalizer texts) => Say("group", code, texts);

    /// <summary>What is given, each with its name.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(ContributionCase asked, IStringLocalizer texts)
    {
        if (asked.Method is { Length: > 0 } method) yield return (texts["assessments.method"], Method(method, texts));
        if (asked.ChosenIncome is { } income) yield return (texts["assessments.income"], Formats.Money(income));
        if (asked.SupportGroups is { Count: > 0 } groups) yield return (texts["assessments.group"], string.Join(", ", groups.Select(g => Group(g, texts))));
        if (asked.Months is { } months) yield return (texts["assessments.months"], Formats.Number(months));
        if (asked.NewMembers is { } members) yield return (texts["assessments.members"], Formats.Number(members));
        if (asked.HouseholdSchemeMembersAlreadyPaidThisYear is { } before) yield return (texts["assessments.members-before"], Formats.Number(before));
    }

    // A code that has no words yet is better than none.
    private static string Say(string what, string code, IStringLocalizer texts)
    {
        var said = texts[$"assessments.{what}-{code.ToLower(CultureInfo.InvariantCulture).Replace('_', '-')}"];
        return said.ResourceNotFound ? code : said.Value;
    }
}
