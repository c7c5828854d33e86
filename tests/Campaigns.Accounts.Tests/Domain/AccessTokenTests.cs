using System.Text;
using Campaigns.Accounts.Domain;
using Xunit;

namespace Campaigns.Accounts.Tests.Domain;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Its_text_is_recognised_and_never_kept()
    {
        var (token, text) = AccessToken.Make(Guid.NewGuid(), "weekly report", Now, TimeSpan.FromDays(1));
        Assert.Matches("^cpn_[A-Za-z0-9_-]{43}$", text);
        Assert.Equal(AccessToken.HashOf(text), token.Hash);
        Assert.DoesNotContain(text, Encoding.Latin1.GetString(token.Hash), StringComparison.Ordinal);
        Assert.Equal(text[^4..], token.Ending);
    }

    [Fact]
    public void No_two_are_alike() => Assert.NotEqual(AccessToken.Make(Guid.Empty, "a", Now, TimeSpan.FromDays(1)).Text, AccessToken.Make(Guid.Empty, "a", Now, TimeSpan.FromDays(1)).Text);

    [Fact]
    public void It_works_until_it_expires()
    {
        var (token, _) = AccessToken.Make(Guid.NewGuid(), "a", Now, TimeSpan.FromDays(1));
        Assert.True(token.WorksAt(Now.AddDays(1).AddTicks(-1)));
        Assert.False(token.WorksAt(Now.AddDays(1)));
    }

    [Fact]
    public void Revoked_it_never_works_again()
    {
        var (token, _) = AccessToken.Make(Guid.NewGuid(), "a", Now, TimeSpan.FromDays(1));
        token.Revoke(Now);
        token.Revoke(Now.AddHours(1));
        Assert.False(token.WorksAt(Now));
        Assert.Equal(Now, token.RevokedAt);
    }
}
