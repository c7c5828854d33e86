using Campaigns.Runtime.Outbox;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>Deliveries stand back while somebody waits for a change, and not for ever.</summary>
public sealed class CourtesyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Nobody_waits_so_nothing_stands_back() => Assert.True(new Courtesy().StandBack(Ct).IsCompletedSuccessfully, "stood back for nobody");

    [Fact]
    public async Task While_a_change_is_being_answered_deliveries_stand_back_but_in_the_end_go_on()
    {
        var courtesy = new Courtesy();
        var answer = new TaskCompletionSource();
        var request = courtesy.Around(Request("POST"), _ => answer.Task);
        var standing = courtesy.StandBack(Ct);
        Assert.False(standing.IsCompleted);
        await standing.WaitAsync(TimeSpan.FromSeconds(30), Ct); // The request is still not answered.
        Assert.False(request.IsCompleted);
        answer.SetResult();
        await request;
    }

    [Fact]
    public async Task Reading_a_page_holds_nothing_back()
    {
        var courtesy = new Courtesy();
        await courtesy.Around(Request("GET"), async _ => await courtesy.StandBack(Ct));
        Assert.True(courtesy.StandBack(Ct).IsCompletedSuccessfully, "a read counted as a change");
    }

    private static DefaultHttpContext Request(string method) => new() { Request = { Method = method } };
}
