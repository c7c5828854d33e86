using System.Text;
using System.Text.Json.Nodes;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Quotes and the calculator as the public has them: without an account, on rules as shipped.</summary>
public sealed class ContributionTests : IAsyncLifetime
{
    private readonly TestSite _site = TestSite.Empty();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_worked_case_is_answered_to_the_dong()
    {
        using var stream = typeof(ContributionTests).Assembly.GetManifestResourceStream("contribution-cases.json")!;
        foreach (var one in JsonNode.Parse(stream)!.AsArray())
        {
            var (status, answer) = await Quote(one!["input"]!.ToJsonString());
            var expected = one["expected"]!.AsObject();
            if ((string?)expected["status"] == "REJECTED")
            {
                Assert.Equal((422, (string?)expected["errorCode"]), (status, (string?)answer["code"]));
                Assert.Equal($"urn:campaigns:problem:{expected["errorCode"]}", (string?)answer["type"]);
                continue;
            }

            Assert.Equal(200, status);
            Assert.NotEmpty(answer["explanation"]!.AsArray());
            Assert.All(answer["rules"]!.AsArray(), rule => Assert.True(DateOnly.TryParse((string?)rule!["validFrom"], out _) && ((string?)rule["source"])!.Length > 0));
            answer.Remove("explanation");
            answer.Remove("rules");
            Assert.True(JsonNode.DeepEquals(expected, answer), $"{one["name"]}: {answer.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData("""{"product":"VSI","paidOn":"2026-03-02","method":"M1","chosenIncome":"1500000"}""", 400, "/chosenIncome")]
    [InlineData("""{"product":"VSI","paidOn":"02/03/2026","method":"M1","chosenIncome":1500000}""", 400, "/paidOn")]
    [InlineData("""{"product":"CAR","paidOn":"2026-03-02"}""", 422, "/product")]
    [InlineData("""{"product":"VSI","method":"M1","chosenIncome":1500000}""", 422, "/paidOn")]
    [InlineData("""{"product":"VSI","paidOn":"2026-03-02","method":"M2","chosenIncome":1500000}""", 422, "/method")]
    [InlineData("""{"product":"VSI","paidOn":"2026-03-02","method":"M1","chosenIncome":1500000,"supportGroups":["RICH"]}""", 422, "/supportGroups")]
    [InlineData("""{"product":"VSI","paidOn":"2026-03-02","method":"M1","chosenIncome":1500000,"localSupportRate":"a lot"}""", 422, "/localSupportRate")]
    [InlineData("""{"product":"HHI","paidOn":"2026-03-02","months":6,"newMembers":2000000000}""", 422, "/newMembers")]
    [InlineData("""{"product":"VSI","paidOn":"2026-03-02","method":"M1","chosenIncome":9223372036854775807}""", 422, "/chosenIncome")]
    public async Task A_question_that_cannot_be_read_is_told_where(string body, int status, string pointer)
    {
        var (answered, problem) = await Quote(body);
        Assert.Equal((status, pointer), (answered, (string?)problem["errors"]![0]!["pointer"]));
    }

    [Theory]
    [InlineData("", 200, "Tôi phải đóng bao nhiêu?")]
    [InlineData("?income=1", 422, "Mức thấp nhất là")]
    [InlineData("?income=%3Cscript%3E", 422, "&lt;script&gt;")]
    [InlineData("?birthYear=&years=0&method=x&sex=x&group=x&months=x", 422, "error-summary")]
    [InlineData("?years=9999&birthYear=9999", 422, "error-summary")]
    public async Task The_calculator_keeps_what_was_typed_and_never_falls_over(string query, int status, string shown)
    {
        using var answer = await _site.Pages().GetAsync("/calculator" + query, Ct);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(shown, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private async Task<(int Status, JsonObject Answer)> Quote(string body)
    {
        using var answer = await (await _site.Api()).PostAsync("contribution-quotes", new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!.AsObject());
    }
}
