using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Contracts;

/// <summary>A worked case: what somebody asks a quote for. The members are those of <c>POST /contribution-quotes</c>.</summary>
/// <param name="Product">VSI or HHI.</param>
/// <param name="PaidOn">Local day on which the money is received; it selects the rules.</param>
public sealed record ContributionCase(string Product, DateOnly PaidOn)
{
    /// <summary>VSI: M1, M3, M6, M12, PREPAY_2Y … PREPAY_5Y or BACKPAY.</summary>
    public string? Method { get; init; }

    /// <summary>HHI: term of the card. VSI: missing months of a BACKPAY.</summary>
    public int? Months { get; init; }

    /// <summary>VSI: đồng a month.</summary>
    public long? ChosenIncome { get; init; }

    /// <summary>VSI: every group the person belongs to.</summary>
    public IReadOnlyList<string>? SupportGroups { get; init; }

    /// <summary>VSI: months paid with support so far.</summary>
    public int? SupportedMonthsUsed { get; init; }

    /// <summary>HHI: members who pay now.</summary>
    public int? NewMembers { get; init; }

    /// <summary>HHI: members of the house who paid earlier this calendar year.</summary>
    public int? HouseholdSchemeMembersAlreadyPaidThisYear { get; init; }
}

/// <summary>Answers worked cases by the rules of their day, for whoever teaches and examines.</summary>
public interface IContributionAnswers
{
    /// <summary>What the payer pays, in whole đồng; refused as a quote would be.</summary>
    Task<Result<long>> PayerAmount(ContributionCase asked, CancellationToken ct);
}
