using System.Globalization;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Features.QuoteContribution;

/// <summary>
/// A question as it comes in. <c>product</c> is VSI or HHI; VSI takes <c>method</c>, <c>chosenIncome</c>, <c>supportGroups</c>,
/// <c>supportedMonthsUsed</c>, <c>localSupportRate</c> (decimal text) and, for BACKPAY, <c>months</c>; HHI takes <c>months</c> and
/// the counts of members. <c>paidOn</c> selects the rules, <c>registeredOn</c> is kept but never used for an amount.
/// </summary>
internal sealed record QuoteBody
{
    public string? Product { get; init; }
    public DateOnly? RegisteredOn { get; init; }
    public DateOnly? PaidOn { get; init; }
    public string? Method { get; init; }
    public int? Months { get; init; }
    public long? ChosenIncome { get; init; }
    public IReadOnlyList<string>? SupportGroups { get; init; }
    public int? SupportedMonthsUsed { get; init; }
    public string? LocalSupportRate { get; init; }
    public int? NewMembers { get; init; }
    public int? HouseholdSchemeMembersAlreadyPaidThisYear { get; init; }
    public int? OtherSchemeMembers { get; init; }

    /// <summary>The question to calculate, or every field that cannot be read.</summary>
    public Result<QuoteInput> Read()
    {
        var faults = new List<Failure>();
        if (PaidOn is null) faults.Add(QuoteBodyFaults.Missing("paidOn"));
        if (Product is not ("VSI" or "HHI")) return QuoteBodyFaults.UnknownProduct;

        QuoteInput? input = Product == "HHI" ? ReadHhi(faults) : ReadVsi(faults);
        return faults.Count > 0 ? Result<QuoteInput>.Refuse(faults) : input!;
    }

    private VsiQuoteInput? ReadVsi(List<Failure> faults)
    {
        var method = VsiCodes.Method(Method);
        if (method is null) faults.Add(QuoteBodyFaults.UnknownMethod);
        if (ChosenIncome is null) faults.Add(QuoteBodyFaults.Missing("chosenIncome"));
        var groups = (SupportGroups ?? []).Select(VsiCodes.Group).ToList();
        if (groups.Contains(null)) faults.Add(QuoteBodyFaults.UnknownGroup);
        if (!TryReadRate(out var localRate)) faults.Add(Refusals.LocalRateOutOfRange);
        if (faults.Count > 0) return null;

        return new(
            PaidOn!.Value, method!.Value, ChosenIncome!.Value, groups.ConvertAll(group => group!.Value),
            SupportedMonthsUsed ?? 0, method == VsiMethod.Backpay ? Months : null, localRate);
    }

    private HhiQuoteInput? ReadHhi(List<Failure> faults)
    {
        if (Months is null) faults.Add(QuoteBodyFaults.Missing("months"));
        if (NewMembers is null) faults.Add(QuoteBodyFaults.Missing("newMembers"));
        if (faults.Count > 0) return null;

        return new(PaidOn!.Value, Months!.Value, NewMembers!.Value, HouseholdSchemeMembersAlreadyPaidThisYear ?? 0, OtherSchemeMembers ?? 0);
    }

    private bool TryReadRate(out decimal? rate)
    {
        rate = null;
        if (LocalSupportRate is null) return true;
        if (!decimal.TryParse(LocalSupportRate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read)) return false;
        rate = read;
        return true;
    }
}

internal static class QuoteBodyFaults
{
    public static readonly Failure UnknownProduct = Failure.Invalid("insurance.product-unknown", "product");
    public static readonly Failure UnknownMethod = Failure.Invalid("insurance.method-unknown", "method");
    public static readonly Failure UnknownGroup = Failure.Invalid("insurance.group-unknown", "supportGroups");

    public static Failure Missing(string field) => Failure.Invalid("insurance.value-missing", field);
}
