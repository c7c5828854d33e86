using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Features.EnrolPerson;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.People.Contracts;

namespace Campaigns.Insurance.Features.SetUp;

/// <summary>
/// <c>insurance-enrolments</c>: persons named in a file, one a line, with what they signed or wished at a meeting, whether they paid, and
/// when they are to be visited.
/// </summary>
internal sealed class LoadNamedEnrolments(HistoricEnrolments history, IUnits units, IPeople people) : IRecipeStep
{
    public string Name => "insurance-enrolments";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        var price = await history.Pricing(ct);
        var past = new List<PastEnrolment>();
        foreach (var line in context.Rows()) past.Add(await Past(line, price, ct));
        await history.Write(past, context.Progress, ct);
    }

    private async Task<PastEnrolment> Past(RecipeRow line, Func<VsiQuoteInput, QuoteSnapshot> price, CancellationToken ct)
    {
        var signedOn = DemoIds.EventDay(line["slug"]);
        var unit = await units.Find(line["unitCode"], signedOn, ct) ?? throw new RecipeException($"there is no unit {line["unitCode"]} on {signedOn:yyyy-MM-dd}");
        var citizenId = line.Optional("citizenId");
        var personId = await people.Recognise(
            new(line["fullName"], PhoneNumber.ToE164(line["phone"]), citizenId, line.Day("birthDate"), unit.Code, unit.Path, line["hamlet"], signedOn.Start()), ct);
        var paidOn = line.OptionalDay("paidOn");
        var status = StatusWords.Read<EnrolmentStatus>(line["status"]) ?? throw line.Wrong("status", "a status");
        var quote = status == EnrolmentStatus.Interested ? QuoteSnapshot.None : Priced(line, paidOn ?? signedOn, price);

        var order = new EnrolmentOrder(
            personId, ProductCodes.Product(line["product"]) ?? throw line.Wrong("product", "a product"), new(unit.Code, unit.Path),
            paidOn is null ? PaymentWay.CollectLater : PaymentWay.CashNow, signedOn, quote)
        {
            Id = DemoIds.Of("enrolment", citizenId ?? line["phone"], signedOn),
            EventId = DemoIds.Event(line["slug"]),
            Visit = line.OptionalDay("visitOn") is { } visitOn ? Visit(line, visitOn) : null,
        };
        return new(order, status, paidOn, null);
    }

    private static QuoteSnapshot Priced(RecipeRow line, DateOnly day, Func<VsiQuoteInput, QuoteSnapshot> price)
    {
        var quote = price(new(
            day,
            VsiCodes.Method(line["method"]) ?? throw line.Wrong("method", "a way of paying"),
            line.Dong("monthlyIncome"),
            [VsiCodes.Group(line["supportGroup"]) ?? throw line.Wrong("supportGroup", "a group")]));
        return quote.PayerAmount == line.Dong("payable") ? quote : throw new RecipeException($"{line["fullName"]}: the rules say {quote.PayerAmount}, the file {line["payable"]}");
    }

    private static HomeVisit Visit(RecipeRow line, DateOnly on) => new(on, null, line["hamlet"], line.Degrees("lat"), line.Degrees("lon"));
}
