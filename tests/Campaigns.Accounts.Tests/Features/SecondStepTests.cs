using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.DropSecondFactor;
using Campaigns.Accounts.Features.EnrolSecondFactor;
using Campaigns.Accounts.Features.RenewRecoveryCodes;
using Campaigns.Accounts.Features.SecondStep;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class SecondStepTests(TestDatabase database) : AccountsTests(database)
{
    private Task<string> Offer(Guid id, string secret) => Module.In(s => Task.FromResult(s.GetRequiredService<Authenticator>().Offer(id, secret)));

    private Task<Result<Done>> Enter(Guid id, string code) => Do<EnterCode, Done>(new(id, code));

    private async Task<string?> Refusal(Guid id, string code) => (await Enter(id, code)).Failures.FirstOrDefault()?.Code;

    [Fact]
    public async Task The_first_code_turns_it_on_and_shows_ten_recovery_codes_once()
    {
        var id = await Has("a");
        var (secret, stamp) = (Authenticator.NewSecret(), (await Read(db => db.Accounts.SingleAsync(a => a.Id == id, Ct))).SecurityStamp);
        var enrolled = await Do<EnrolSecondFactor, FreshCodes>(new(id, await Offer(id, secret), Codes.At(secret, Real)));
        Assert.Equal(10, enrolled.Value.Texts.Distinct().Count());
        Assert.NotEqual(stamp, (await Read(db => db.Accounts.SingleAsync(a => a.Id == id, Ct))).SecurityStamp);
        Assert.True((await Do<SignIn, SignedIn>(new("a", Password))).Value.NeedsCode);
    }

    [Fact]
    public async Task At_rest_there_is_neither_the_secret_nor_a_recovery_code()
    {
        var id = await Has("a");
        var secret = Authenticator.NewSecret();
        var enrolled = await Do<EnrolSecondFactor, FreshCodes>(new(id, await Offer(id, secret), Codes.At(secret, Real)));
        Assert.DoesNotContain(secret, await Raw("select secret as \"Value\" from acc_second_factor"), StringComparison.Ordinal);
        var codes = await Read(db => db.RecoveryCodes.ToListAsync(Ct));
        Assert.All(enrolled.Value.Texts, text => Assert.DoesNotContain(codes, c => c.Hash.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text)[..8]) >= 0));
    }

    [Fact]
    public async Task An_offer_to_another_account_or_a_made_up_one_turns_nothing_on()
    {
        var (a, b, secret) = (await Has("a"), await Has("b"), Authenticator.NewSecret());
        foreach (var offer in new[] { await Offer(b, secret), "made-up", null })
            Assert.Equal(Refusals.CodeWrong, (await Do<EnrolSecondFactor, FreshCodes>(new(a, offer, Codes.At(secret, Real)))).Failures[0]);
        Assert.Equal(0, await Read(db => db.SecondFactors.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_code_opens_once_and_the_one_before_it_no_more()
    {
        var id = await Has("a");
        var secret = await HasSecondFactor(id);
        var now = Real;
        Assert.True((await Enter(id, Codes.At(secret, now))).Succeeded);
        Assert.Equal("accounts.code-used", await Refusal(id, Codes.At(secret, now)));
        Assert.Equal("accounts.code-used", await Refusal(id, Codes.At(secret, now.AddSeconds(-30))));
    }

    [Fact]
    public async Task Of_one_code_sent_ten_times_at_once_one_is_taken()
    {
        var id = await Has("a");
        var code = Codes.At(await HasSecondFactor(id), Real);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Enter(id, code))));
        Assert.Single(answers, a => a.Succeeded);
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void One_step_of_drift_is_allowed_either_way(int seconds, bool taken)
    {
        var (secret, now) = (Authenticator.NewSecret(), DateTimeOffset.FromUnixTimeSeconds(1_800_000_015));
        Assert.Equal(taken, Authenticator.StepOf(secret, Codes.At(secret, now.AddSeconds(seconds)), now) is not null);
    }

    [Fact]
    public async Task Wrong_codes_close_the_account_and_a_right_password_in_between_wins_no_more_of_them()
    {
        var id = await Has("a");
        var secret = await HasSecondFactor(id);
        Assert.True((await Do<SignIn, SignedIn>(new("a", Password))).Value.NeedsCode);
        for (var i = 0; i < 2; i++) Assert.Equal("accounts.code-wrong", await Refusal(id, "000000"));
        Assert.True((await Do<SignIn, SignedIn>(new("a", Password))).Succeeded);
        Assert.Equal("accounts.sign-in-locked", await Refusal(id, "000000"));
        Assert.Equal("accounts.sign-in-locked", await Refusal(id, Codes.At(secret, Real)));
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed()
    {
        var id = await Has("a");
        await HasSecondFactor(id);
        var codes = (await Do<RenewRecoveryCodes, FreshCodes>(new(id))).Value.Texts;
        Assert.True((await Enter(id, codes[3].ToLowerInvariant().Replace('-', ' '))).Succeeded);
        Assert.Equal("accounts.code-used", await Refusal(id, codes[3]));
        Assert.Equal(9, await Module.In(s => s.GetRequiredService<RecoveryCodes>().Left(id, Ct)));
    }

    [Fact]
    public async Task New_recovery_codes_put_the_old_ones_out_of_use_and_those_of_another_account_never_open()
    {
        var (a, b) = (await Has("a"), await Has("b"));
        await HasSecondFactor(a);
        await HasSecondFactor(b);
        var old = (await Do<RenewRecoveryCodes, FreshCodes>(new(a))).Value.Texts[0];
        var other = (await Do<RenewRecoveryCodes, FreshCodes>(new(b))).Value.Texts[0];
        await Do<RenewRecoveryCodes, FreshCodes>(new(a));
        Assert.Equal("accounts.code-wrong", await Refusal(a, old));
        Assert.Equal("accounts.code-wrong", await Refusal(a, other));
    }

    [Fact]
    public async Task A_trusted_browser_is_not_asked_until_the_account_signs_out_everywhere()
    {
        var (a, b) = (await Has("a"), await Has("b"));
        await HasSecondFactor(a);
        await HasSecondFactor(b);
        var device = await Module.In(s => s.GetRequiredService<SecondSteps>().Trust(a, Ct));
        Assert.False((await Do<SignIn, SignedIn>(new("a", Password, device))).Value.NeedsCode);
        Assert.True((await Do<SignIn, SignedIn>(new("a", Password, "made-up"))).Value.NeedsCode);
        Assert.True((await Do<SignIn, SignedIn>(new("b", Password, device))).Value.NeedsCode);
        await Do<Accounts.Features.EndSession.EndAllSessions, Done>(new(a));
        Assert.True((await Do<SignIn, SignedIn>(new("a", Password, device))).Value.NeedsCode);
    }

    [Fact]
    public async Task Taken_off_it_is_not_asked_for_and_its_codes_are_gone()
    {
        var id = await Has("a");
        await HasSecondFactor(id);
        await Do<RenewRecoveryCodes, FreshCodes>(new(id));
        Assert.True((await Do<DropSecondFactor, Done>(new(id, ByOther: false))).Succeeded);
        Assert.False((await Do<SignIn, SignedIn>(new("a", Password))).Value.NeedsCode);
        Assert.Equal(0, await Read(db => db.RecoveryCodes.CountAsync(Ct)));
        Assert.Equal(Refusals.SecondFactorOff, (await Do<DropSecondFactor, Done>(new(id, ByOther: false))).Failures[0]);
    }
}

public sealed class SecondStepOnSqlite() : SecondStepTests(TestDatabase.Sqlite());

public sealed class SecondStepOnPostgres() : SecondStepTests(TestDatabase.Postgres());
