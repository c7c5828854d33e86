using Campaigns.Accounts.Domain;
using Xunit;

namespace Campaigns.Accounts.Tests.Domain;

public sealed class GrantTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = From.AddDays(30);

    private static Grant Between() => Grant.Of(Guid.NewGuid(), "desk", "38", From, Until);

    [Fact]
    public void It_holds_from_its_first_instant_until_before_its_last()
    {
        var grant = Between();
        Assert.False(grant.HoldsAt(From.AddTicks(-1)));
        Assert.True(grant.HoldsAt(From));
        Assert.True(grant.HoldsAt(Until.AddTicks(-1)));
        Assert.False(grant.HoldsAt(Until));
    }

    [Fact]
    public void Without_times_it_always_holds() => Assert.True(Grant.Of(Guid.NewGuid(), "desk", "").HoldsAt(DateTimeOffset.MinValue));

    [Fact]
    public void It_ends_at_once_and_never_later_than_it_would_have()
    {
        var grant = Between();
        grant.End(From.AddDays(1));
        Assert.False(grant.HoldsAt(From.AddDays(1)));
        grant.End(From.AddDays(9));
        Assert.Equal(From.AddDays(1), grant.Until);
    }
}
