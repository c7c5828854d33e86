using Campaigns.Targets.Domain;

namespace Campaigns.Targets.Tests;

/// <summary>Small things to test with.</summary>
internal static class Some
{
    public static Campaign Campaign(int target = 10_000, string scopePath = "38", string startsOn = "2018-10-01", string targetFrom = "2019-01-01", string endsOn = "2019-12-31") =>
        Targets.Domain.Campaign.Plan(Facts(target, scopePath, startsOn, targetFrom, endsOn)).Value;

    public static CampaignFacts Facts(int target = 10_000, string scopePath = "38", string startsOn = "2018-10-01", string targetFrom = "2019-01-01", string endsOn = "2019-12-31") =>
        new("bhxh-2019", "Thanh Hóa 2019", Product.VSI, Day(startsOn), Day(endsOn), scopePath.Split('/')[^1], scopePath, target, Day(targetFrom), Day(endsOn));

    public static Part Unit(string path, int people) => new(path.Split('/')[^1], path, null, people);

    public static Part Month(string path, string month, int people) => new(path.Split('/')[^1], path, Day(month + "-01"), people);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
