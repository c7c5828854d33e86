using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;

namespace Campaigns.Insurance.Features.SetUp;

/// <summary>Enrolments at scale, for measuring: spread over the communes of today and the days of the year before it; the same ones for one plan.</summary>
internal sealed class SeedEnrolments(HistoricEnrolments history, IUnits units, TimeProvider clock) : ISeeder
{
    private const int OnePass = 10_000;
    private const int DaysBack = 365;

    public int Order => 60;

    public async Task Seed(SeedPlan plan, Action<string> progress, CancellationToken ct)
    {
        if (plan.Enrolments == 0) return;

        var communes = await units.List(UnitLevel.Commune, clock.Today(), null, ct);
        if (communes.Count == 0) throw new InvalidOperationException("There are no communes to enrol people in; run a recipe first.");

        var price = await history.Pricing(ct);
        var random = new SplitMix64(plan.Seed);
        for (var done = 0; done < plan.Enrolments; done += OnePass)
        {
            var pass = Enumerable.Range(done + 1, Math.Min(OnePass, plan.Enrolments - done)).Select(number => One(plan, number, communes, random, price)).ToList();
            await history.Write(pass, _ => { }, ct);
            progress($"{done + pass.Count}/{plan.Enrolments} enrolments");
        }
    }

    private PastEnrolment One(SeedPlan plan, int number, IReadOnlyList<Unit> communes, SplitMix64 random, Func<VsiQuoteInput, QuoteSnapshot> price)
    {
        var home = communes[random.Below(communes.Count)];
        var paidOn = clock.Today().AddDays(-random.Below(DaysBack));
        var quote = price(new(paidOn, (VsiMethod)random.Below(4), 2_200_000 + 50_000 * random.Below(100), [SupportGroup.Other]));
        var order = new EnrolmentOrder(
            DemoIds.SeededPerson(plan.Seed, number), InsuranceProduct.Vsi, new(home.Code, home.Path), PaymentWay.CashNow, paidOn, quote)
        {
            Id = DemoIds.Of("enrolment", $"seed-{plan.Seed}/{number}", paidOn),
        };
        return new(order, EnrolmentStatus.Joined, paidOn, null);
    }
}
