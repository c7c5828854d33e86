using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Time;
using Campaigns.Runtime.Verbs;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Campaigns.Runtime.Tests;

public sealed class ProcessTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("serve", false)]
    [InlineData("--urls=http://127.0.0.1:1", false)]
    [InlineData("token --user admin", true)]
    [InlineData("--help", true)]
    public void A_word_that_is_no_option_is_a_verb(string line, bool verb) => Assert.Equal(verb, CommandLine.IsVerb(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Backoff_grows_to_an_hour_and_no_further()
    {
        Assert.Equal([1, 4, 16, 64], Enumerable.Range(1, 4).Select(a => (int)Deliveries.Backoff(a).TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(1), Deliveries.Backoff(9));
    }

    [Fact]
    public void The_business_clock_is_real_until_it_is_told_where_to_stand()
    {
        var clock = new BusinessClock();
        Assert.False(clock.IsManual);
        Assert.True((TimeProvider.System.GetUtcNow() - clock.GetUtcNow()).Duration() < TimeSpan.FromSeconds(5));
        var at = new DateTimeOffset(2019, 4, 30, 9, 0, 0, TimeSpan.FromHours(7));
        clock.StandAt(at);
        Assert.True(clock.IsManual);
        Assert.Equal(at, clock.GetUtcNow());
    }

    [Fact]
    public void An_unknown_database_is_refused_with_what_it_can_be()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Provider", "Oracle")]).Build();
        var refused = Assert.Throws<Storage.StartException>(() => Settings.DatabaseOf(configuration, new("/tmp")));
        Assert.Equal("Database__Provider is Oracle; it can be Sqlite or PostgreSql", refused.Message);
    }
}
