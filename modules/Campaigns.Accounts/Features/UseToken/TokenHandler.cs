using System.Security.Claims;
using System.Text.Encodings.Web;
using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Data;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Campaigns.Accounts.Features.UseToken;

/// <summary><c>Authorization: Bearer cpn_…</c> (RFC 6750).</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountsDbContext db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    // A write per call would make every read of the API a write.
    private static readonly TimeSpan UsedPrecision = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var text = header[Bearer.Length..].Trim();
        if (!text.StartsWith(AccessToken.Mark, StringComparison.Ordinal) || text.Length > 100) return AuthenticateResult.Fail("Not a token of ours");

        var hash = AccessToken.HashOf(text);
        var token = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, Context.RequestAborted);
        var real = TimeProvider.GetUtcNow();
        if (token?.WorksAt(real) != true) return AuthenticateResult.Fail("Unknown, expired or revoked");

        await NoteUse(token, real);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, token.AccountId.ToString()), .. TokenLimits.Of(token)], Scheme.Name);
        return AuthenticateResult.Success(new(new(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer realm=\"campaigns\"" : "Bearer realm=\"campaigns\", error=\"invalid_token\"";
        return Problems.Write(Context, 401, "not-signed-in");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.Write(Context, 403, "not-allowed");

    private async Task NoteUse(AccessToken token, DateTimeOffset real)
    {
        if (token.LastUsedAt > real - UsedPrecision) return;
        await using var turn = await db.BeginAsync(Context.RequestAborted);
        await db.Tokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, real), Context.RequestAborted);
        await turn.CommitAsync(Context.RequestAborted);
    }
}
