using System.Globalization;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Pensions;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Ui;
using Microsoft.Extensions.Localization;

namespace Campaigns.Insurance.Features;

/// <summary>Rules, quotes and benefits in the reader's language: shares as percentages, money with its sign, dates day first.</summary>
internal sealed class RuleWords(IStringLocalizer texts)
{
    public string Say(QuoteLine line) => texts[line.Key, Values(line.Values)];

    public string Say(Benefit benefit) => texts[benefit.Key, Values(benefit.Values)];

    public string Value(RuleRow row) => RuleTables.UnitOf(row.Table) switch
    {
        RuleUnit.Dong => Formats.Money(row.Dong),
        RuleUnit.Share => Percent(row.Share),
        _ => row.Count.ToString(CultureInfo.InvariantCulture),
    };

    public string Table(string table) => texts[$"insurance.rule-table-{table}"];

    /// <summary>A position in a house is its own number; every other variant has a name.</summary>
    public string Variant(string variant) =>
        variant.Length == 0 || char.IsAsciiDigit(variant[0]) ? variant : texts[$"insurance.variant-{variant.ToLowerInvariant().Replace('_', '-')}"];

    public string Proof(RuleStatus status) => texts[$"insurance.{StatusWords.Of(status)}"];

    public string YearsMonths(int months) => texts["insurance.years-months", months / 12, months % 12];

    /// <summary>22%, 4,5%, 0,31%: as many places as the rule has.</summary>
    public static string Percent(decimal share)
    {
        var text = (share * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";
        return Formats.English ? text : text.Replace('.', ',');
    }

    private static object[] Values(IReadOnlyList<object> values) =>
        values.Select(value => value is decimal share ? Percent(share) : value).ToArray();
}
