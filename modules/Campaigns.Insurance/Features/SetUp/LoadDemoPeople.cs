using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Contracts.Demo;

namespace Campaigns.Insurance.Features.SetUp;

/// <summary><c>insurance-demo</c>: what the generated persons of a demo world signed, paid and wished.</summary>
internal sealed class LoadDemoPeople(HistoricEnrolments history, IUnits units) : IRecipeStep
{
    public string Name => "insurance-demo";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var world = context.Text("world");
        var people = DemoWorld.People(world).Where(person => person.Outcome is not (DemoOutcome.Attended or DemoOutcome.Absent)).ToList();
        if (people.Count == 0) return;

        var homes = await units.Many(people.Select(person => person.CommuneCode).Distinct().ToList(), people.Max(person => person.RegisteredOn), ct);
        var price = await history.Pricing(ct);
        var past = people.ConvertAll(person => Past(world, person, Home(person.CommuneCode, homes), price));
        await history.Write(past, context.Progress, ct);
    }

    private static Residence Home(string code, IReadOnlyDictionary<string, Unit> homes) =>
        homes.TryGetValue(code, out var unit) ? new(unit.Code, unit.Path) : throw new RecipeException($"there is no unit {code} on that day; the units come first");

    private static PastEnrolment Past(string world, DemoPerson person, Residence home, Func<VsiQuoteInput, QuoteSnapshot> price)
    {
        var wish = person.Outcome == DemoOutcome.Interested;
        var order = new EnrolmentOrder(
            DemoIds.Person(world, person.Number, person.RegisteredOn),
            InsuranceProduct.Vsi,
            home,
            person.Channel is DemoChannel.OnTheSpot or DemoChannel.Counter ? PaymentWay.CashNow : PaymentWay.CollectLater,
            person.RegisteredOn,
            wish ? QuoteSnapshot.None : price(Question(person)))
        {
            Id = DemoIds.Of("enrolment", $"{world}/{person.Number}", person.RegisteredOn),
            EventId = person.EventSlug is { } slug ? DemoIds.Event(slug) : null,
        };
        return new(order, Outcome(person.Outcome), person.PaidOn, person.Office);
    }

    private static VsiQuoteInput Question(DemoPerson person) => new(
        person.PaidOn ?? person.RegisteredOn, VsiCodes.Method(person.Method)!.Value, person.MonthlyIncome, [VsiCodes.Group(person.SupportGroup)!.Value]);

    private static EnrolmentStatus Outcome(DemoOutcome outcome) => outcome switch
    {
        DemoOutcome.Joined => EnrolmentStatus.Joined,
        DemoOutcome.Withdrawn => EnrolmentStatus.Cancelled,
        DemoOutcome.Interested => EnrolmentStatus.Interested,
        _ => EnrolmentStatus.AwaitingPayment,
    };
}
