using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Campaigns.Insurance.Domain;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Features.QuoteContribution;

namespace Campaigns.Insurance.Tests.Domain;

/// <summary>The worked cases: input in, exactly the expected answer out, through the same shapes the API uses.</summary>
public sealed class ContributionCaseTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static TheoryData<string> Names => [.. ContributionCases.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_worked_case_comes_out_to_the_dong(string name)
    {
        var (_, input, expected) = ContributionCases.All.Single(one => one.Name == name);

        var answer = Answer(input.Deserialize<QuoteBody>(Json)!);

        Assert.True(JsonNode.DeepEquals(expected, answer), $"expected {expected}, got {answer}");
    }

    [Fact]
    public void Every_quote_explains_itself_and_names_its_sources()
    {
        foreach (var one in ContributionCases.All.Where(one => (string?)one.Expected["status"] == "OK"))
        {
            var quote = Shipped.Book.Quote(one.Input.Deserialize<QuoteBody>(Json)!.Read().Value).Value;

            Assert.Equal(quote.PayerAmount, quote.Explanation[^1].Amount);
            Assert.NotEmpty(quote.Rules);
            Assert.All(quote.Rules, row => Assert.True(row.Covers((DateOnly.Parse((string)one.Input["paidOn"]!)))));
        }
    }

    private static JsonNode Answer(QuoteBody body)
    {
        var quote = Shipped.Book.Quote(body.Read().Value);
        if (!quote.Succeeded) return new JsonObject { ["status"] = "REJECTED", ["errorCode"] = Refusals.LawCode(quote.Failures[0]) };

        var answer = JsonSerializer.SerializeToNode(QuoteAnswer.Of(quote.Value, line => line.Key), Json)!.AsObject();
        answer.Remove("explanation");
        answer.Remove("rules");
        return answer;
    }
}

internal static class ContributionCases
{
    public static readonly IReadOnlyList<(string Name, JsonObject Input, JsonObject Expected)> All = Read();

    private static List<(string, JsonObject, JsonObject)> Read()
    {
        using var stream = typeof(ContributionCases).Assembly.GetManifestResourceStream("Fixtures/contribution-cases.json")!;
        return JsonNode.Parse(stream)!.AsArray().Select(one => ((string)one!["name"]!, one["input"]!.AsObject(), one["expected"]!.AsObject())).ToList();
    }
}
