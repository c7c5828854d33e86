using System.Security.Claims;
using System.Text.Encodings.Web;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.MakeToken;
using Campaigns.Accounts.Features.RevokeToken;
using Campaigns.Accounts.Features.UseToken;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Verbs;
using Campaigns.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class UseTokenTests(TestDatabase database) : AccountsTests(database)
{
    private async Task<string> Token(Guid account) => (await Do<MakeToken, string>(new(account, "report", 30))).Value;

    private Task<AuthenticateResult> Show(string? header) => Module.In(async s =>
    {
        var http = new DefaultHttpContext { RequestServices = s };
        if (header is not null) http.Request.Headers.Authorization = header;
        var handler = new TokenHandler(s.GetRequiredService<IOptionsMonitor<AuthenticationSchemeOptions>>(), NullLoggerFactory.Instance, UrlEncoder.Default, s.GetRequiredService<AccountsDbContext>());
        await handler.InitializeAsync(new(SchemeNames.Token, null, typeof(TokenHandler)), http);
        return await handler.AuthenticateAsync();
    });

    private Task<AccessToken> Stored(string text) => Module.In(s =>
    {
        var hash = AccessToken.HashOf(text);
        return s.GetRequiredService<AccountsDbContext>().Tokens.AsNoTracking().SingleAsync(t => t.Hash == hash, Ct);
    });

    [Fact]
    public async Task A_token_says_whose_it_is()
    {
        var id = await Has("a");
        var shown = await Show("Bearer " + await Token(id));
        Assert.Equal(id.ToString(), shown.Principal!.FindFirstValue(ClaimTypes.NameIdentifier));
    }

    [Fact]
    public async Task The_database_holds_only_its_hash()
    {
        var text = await Token(await Has("a"));
        await Module.In(async s =>
        {
            var rows = await s.GetRequiredService<AccountsDbContext>().Tokens.AsNoTracking().ToListAsync(Ct);
            Assert.DoesNotContain(text[4..], System.Text.Json.JsonSerializer.Serialize(rows), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YTpi")]
    public async Task Without_a_bearer_there_is_nobody(string? header) => Assert.True((await Show(header)).None);

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer cpn_")]
    [InlineData("Bearer cpn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    public async Task A_made_up_token_is_refused(string header)
    {
        await Token(await Has("a"));
        Assert.NotNull((await Show(header)).Failure);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var id = await Has("a");
        var text = await Token(id);
        Assert.True((await Show("Bearer " + text)).Succeeded);
        Assert.True((await Do<RevokeToken, Done>(new(id, (await Stored(text)).Id))).Succeeded);
        Assert.NotNull((await Show("Bearer " + text)).Failure);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var id = await Has("a");
        var (token, text) = AccessToken.Make(id, "old", Real.AddDays(-2), TimeSpan.FromDays(1));
        await Module.In(s =>
        {
            var db = s.GetRequiredService<AccountsDbContext>();
            db.Add(token);
            return db.SaveChangesAsync(Ct);
        });
        Assert.NotNull((await Show("Bearer " + text)).Failure);
    }

    [Fact]
    public async Task Nobody_revokes_a_token_of_another()
    {
        var text = await Token(await Has("a"));
        var refused = await Do<RevokeToken, Done>(new(await Has("b"), (await Stored(text)).Id));
        Assert.Equal(Refusals.NoSuchToken, Assert.Single(refused.Failures));
        Assert.True((await Show("Bearer " + text)).Succeeded);
    }

    [Fact]
    public async Task Its_use_is_noted_at_most_once_a_minute()
    {
        var text = await Token(await Has("a"));
        Assert.Null((await Stored(text)).LastUsedAt);
        await Show("Bearer " + text);
        var first = (await Stored(text)).LastUsedAt;
        Assert.NotNull(first);
        await Show("Bearer " + text);
        Assert.Equal(first, (await Stored(text)).LastUsedAt);

        await Module.In(s => s.GetRequiredService<AccountsDbContext>().Tokens.ExecuteUpdateAsync(u => u.SetProperty(t => t.LastUsedAt, Real.AddMinutes(-2)), Ct));
        await Show("Bearer " + text);
        Assert.True((await Stored(text)).LastUsedAt > Real.AddMinutes(-1));
    }

    [Theory]
    [InlineData("", 30, "accounts.token-name-missing")]
    [InlineData("report", 0, "accounts.token-days-invalid")]
    [InlineData("report", 367, "accounts.token-days-invalid")]
    public async Task A_token_without_name_or_end_is_not_made(string name, int days, string reason) =>
        Assert.Equal(reason, Assert.Single((await Do<MakeToken, string>(new(await Has("a"), name, days))).Failures).Code);

    [Fact]
    public async Task The_verb_prints_the_token_and_nothing_else()
    {
        var id = await Has("a");
        var output = new StringWriter();
        await Module.In(s => Verb(s).Run(new Dictionary<string, string?> { ["user"] = "A", ["name"] = "ci" }, output, Ct));
        var shown = await Show("Bearer " + output.ToString().TrimEnd('\n', '\r'));
        Assert.Equal(id.ToString(), shown.Principal!.FindFirstValue(ClaimTypes.NameIdentifier));
    }

    [Fact]
    public async Task The_verb_says_when_there_is_no_such_account()
    {
        var refused = await Assert.ThrowsAsync<VerbException>(() => Module.In(s => Verb(s).Run(new Dictionary<string, string?> { ["user"] = "nobody", ["name"] = "ci" }, TextWriter.Null, Ct)));
        Assert.Contains("nobody", refused.Message, StringComparison.Ordinal);
    }

    private static IVerb Verb(IServiceProvider services) => services.GetServices<IVerb>().Single(v => v.Name == "token");
}

public sealed class UseTokenOnSqlite() : UseTokenTests(TestDatabase.Sqlite());

public sealed class UseTokenOnPostgres() : UseTokenTests(TestDatabase.Postgres());
