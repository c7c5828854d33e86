using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class SignInTests(TestDatabase database) : AccountsTests(database)
{
    private Task<Result<SignedIn>> SignIn(string? userName, string? password) => Do<SignIn, SignedIn>(new(userName, password));

    [Fact]
    public async Task The_right_password_opens_under_any_spelling_of_the_name()
    {
        var id = await Has("coordinator");
        var signedIn = await SignIn(" Coordinator ", Password);
        Assert.Equal(id, signedIn.Value.AccountId);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        await Has("coordinator");
        Assert.Equal(Refusals.SignInWrong, Assert.Single((await SignIn("coordinator", "wrong")).Failures));
        Assert.Equal(Refusals.SignInWrong, Assert.Single((await SignIn("nobody", "wrong")).Failures));
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("nobody")]
    public async Task The_fifth_wrong_password_closes_the_name(string userName)
    {
        await Has("coordinator");
        for (var i = 0; i < 4; i++) Assert.Equal(Refusals.SignInWrong, (await SignIn(userName, "wrong")).Failures[0]);
        Assert.Equal(Refusals.SignInLocked, (await SignIn(userName, "wrong")).Failures[0]);
        Assert.Equal(Refusals.SignInLocked, (await SignIn(userName, Password)).Failures[0]);
    }

    // What takes time is the look at the password: as many for a name nobody has as for one that is there, closed ones included.
    [Fact]
    public async Task An_unknown_name_costs_as_many_looks_as_a_known_one()
    {
        await Has("coordinator");
        var before = Hasher.Hashed;
        for (var i = 0; i < 7; i++) await SignIn("coordinator", "wrong");
        Assert.Equal((5, before), (Hasher.Verified, Hasher.Hashed));
        for (var i = 0; i < 7; i++) await SignIn("nobody", "wrong");
        Assert.Equal((5, before + 5), (Hasher.Verified, Hasher.Hashed));
    }

    [Fact]
    public async Task Four_wrong_passwords_and_the_right_one_leave_nothing_behind()
    {
        await Has("coordinator");
        for (var i = 0; i < 4; i++) await SignIn("coordinator", "wrong");
        Assert.True((await SignIn("coordinator", Password)).Succeeded);
        for (var i = 0; i < 4; i++) Assert.Equal(Refusals.SignInWrong, (await SignIn("coordinator", "wrong")).Failures[0]);
    }

    [Fact]
    public async Task Of_many_attempts_at_once_no_more_than_five_passwords_are_looked_at()
    {
        await Has("coordinator");
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => SignIn("coordinator", $"guess-{i}"))));
        Assert.All(answers, answer => Assert.False(answer.Succeeded));
        Assert.Equal(5, Hasher.Verified);
    }

    [Fact]
    public async Task A_closed_account_is_answered_like_a_wrong_password()
    {
        var id = await Has("coordinator");
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<AccountsDbContext>();
            (await db.Accounts.SingleAsync(a => a.Id == id, Ct)).Disable(Module.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        });
        Assert.Equal(Refusals.SignInWrong, (await SignIn("coordinator", Password)).Failures[0]);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        var refused = await SignIn(" ", "");
        Assert.Equal([Refusals.UserNameMissing, Refusals.PasswordMissing], refused.Failures);
    }

    [Fact]
    public async Task A_password_too_long_to_be_one_is_not_hashed()
    {
        await Has("coordinator");
        Assert.Equal(Refusals.SignInWrong, (await SignIn("coordinator", new string('x', 201))).Failures[0]);
        Assert.Equal(0, Hasher.Verified);
    }
}

public sealed class SignInOnSqlite() : SignInTests(TestDatabase.Sqlite());

public sealed class SignInOnPostgres() : SignInTests(TestDatabase.Postgres());
