using Campaigns.Insurance.Domain.Rules;

namespace Campaigns.Insurance.Tests.Domain;

internal static class Shipped
{
    public static readonly RuleBook Book = new(RuleFile.Shipped());
}
