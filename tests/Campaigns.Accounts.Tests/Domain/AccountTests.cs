using Campaigns.Accounts.Domain;
using Xunit;

namespace Campaigns.Accounts.Tests.Domain;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static Account Someone() => Account.Open(" Coordinator ", " Lê Thị Hạnh ", "post", Now);

    [Fact]
    public void A_user_name_has_one_spelling()
    {
        var account = Someone();
        Assert.Equal("coordinator", account.UserName);
        Assert.Equal("Lê Thị Hạnh", account.DisplayName);
        Assert.Equal("le thi hanh coordinator", account.SearchName);
    }

    [Fact]
    public void Five_attempts_are_looked_at_and_the_sixth_is_not()
    {
        var account = Someone();
        for (var i = 0; i < 5; i++) Assert.Null(account.Attempt(Now));
        Assert.Equal(Refusals.SignInLocked, account.Attempt(Now));
        Assert.Equal(Now.AddMinutes(5), account.LockedUntil);
    }

    [Fact]
    public void The_lock_ends_after_five_minutes_and_counting_begins_anew()
    {
        var account = Someone();
        for (var i = 0; i < 5; i++) account.Attempt(Now);
        Assert.Equal(Refusals.SignInLocked, account.Attempt(Now.AddMinutes(5).AddTicks(-1)));
        for (var i = 0; i < 5; i++) Assert.Null(account.Attempt(Now.AddMinutes(5)));
        Assert.Equal(Refusals.SignInLocked, account.Attempt(Now.AddMinutes(5)));
    }

    [Fact]
    public void An_attempt_at_a_closed_account_does_not_prolong_the_lock()
    {
        var account = Someone();
        for (var i = 0; i < 5; i++) account.Attempt(Now);
        account.Attempt(Now.AddMinutes(4));
        Assert.Null(account.Attempt(Now.AddMinutes(5)));
    }

    [Fact]
    public void A_right_password_forgives_the_wrong_ones()
    {
        var account = Someone();
        for (var i = 0; i < 5; i++) account.Attempt(Now);
        account.SignedIn();
        Assert.Null(account.LockedUntil);
        Assert.Null(account.Attempt(Now));
    }

    [Fact]
    public void A_new_password_ends_sessions_and_a_new_hash_of_the_old_one_does_not()
    {
        var account = Someone();
        var stamp = account.SecurityStamp;
        account.Rehash("stronger");
        Assert.Equal(stamp, account.SecurityStamp);
        account.Protect("other");
        Assert.NotEqual(stamp, account.SecurityStamp);
    }

    [Fact]
    public void Closing_twice_keeps_the_first_time()
    {
        var account = Someone();
        account.Disable(Now);
        account.Disable(Now.AddDays(1));
        Assert.Equal(Now, account.DisabledAt);
    }
}
