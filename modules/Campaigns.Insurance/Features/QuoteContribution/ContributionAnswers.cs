using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Features.QuoteContribution;

/// <summary>Answers a worked case the way a quote is answered: the same reading, the same rules.</summary>
internal sealed class ContributionAnswers(RuleShelf shelf) : IContributionAnswers
{
    public async Task<Result<long>> PayerAmount(ContributionCase asked, CancellationToken ct)
    {
        var input = new QuoteBody
        {
            Product = asked.Product,
            PaidOn = asked.PaidOn,
            Method = asked.Method,
            Months = asked.Months,
            ChosenIncome = asked.ChosenIncome,
            SupportGroups = asked.SupportGroups,
            SupportedMonthsUsed = asked.SupportedMonthsUsed,
            NewMembers = asked.NewMembers,
            HouseholdSchemeMembersAlreadyPaidThisYear = asked.HouseholdSchemeMembersAlreadyPaidThisYear,
        }.Read();
        if (!input.Succeeded) return input.Refused<long>();
        var quote = (await shelf.Book(ct)).Quote(input.Value);
        return quote.Succeeded ? quote.Value.PayerAmount : quote.Refused<long>();
    }
}
