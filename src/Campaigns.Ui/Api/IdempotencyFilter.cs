using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Ui.Api;

/// <summary>Keeps answers by <c>Idempotency-Key</c>. Implemented by the runtime.</summary>
public interface IIdempotency
{
    /// <summary>Starts a call. Null: it is the first, go on; else what was answered.</summary>
    /// <returns>The kept answer; with status 0 while the first call still runs, and -1 when the key came with another request.</returns>
    Task<KeptAnswer?> Begin(string caller, string key, string request, CancellationToken ct);

    /// <summary>Keeps the answer of the first call.</summary>
    Task Keep(string caller, string key, KeptAnswer answer, CancellationToken ct);

    /// <summary>The first call came to nothing worth keeping: the key is free again.</summary>
    Task Forget(string caller, string key, CancellationToken ct);
}

/// <summary>An answer as it was given.</summary>
public sealed record KeptAnswer(int Status, string? ContentType, string? Location, byte[] Body);

/// <summary>The same key and request give the same answer once and for all (24 h).</summary>
internal sealed class IdempotencyFilter(IIdempotency answers) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Headers.TryGetValue("Idempotency-Key", out var named)) return await next(context);
        var key = named.ToString();
        if (key.Length == 0 || key.Length > ApiWords.Of(http).LongestKey || key.Any(c => c is < '!' or > '~')) return http.Malformed("", "bad-idempotency-key");

        var caller = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "public:" + http.Connection.RemoteIpAddress;
        var kept = await answers.Begin(caller, key, await Hash(http), http.RequestAborted);
        return kept switch
        {
            null => await First(context, next, caller, key),
            { Status: -1 } => Problems.Of(422, "idempotency-mismatch"),
            { Status: 0 } => Problems.Of(409, "idempotency-in-progress"),
            _ => new Replay(kept),
        };
    }

    private async Task<object?> First(EndpointFilterInvocationContext context, EndpointFilterDelegate next, string caller, string key)
    {
        var http = context.HttpContext;
        var original = http.Response.Body;
        await using var copy = new MemoryStream();
        http.Response.Body = copy;
        try
        {
            if (await next(context) is IResult result) await result.ExecuteAsync(http);
            http.Response.Body = original;
            var body = copy.ToArray();
            var status = http.Response.StatusCode;

            // Only a crash of ours or a full bucket may be tried again under the same key.
            if (status is >= 500 or 429 or 401) await answers.Forget(caller, key, CancellationToken.None);
            else await answers.Keep(caller, key, new(status, http.Response.ContentType, http.Response.Headers.Location, body), CancellationToken.None);
            await original.WriteAsync(body, http.RequestAborted);
            return Results.Empty;
        }
        catch
        {
            http.Response.Body = original;
            await answers.Forget(caller, key, CancellationToken.None);
            throw;
        }
    }

    private static async Task<string> Hash(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        var buffer = new byte[8192];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer)) > 0) sha.AppendData(buffer, 0, read);
        http.Request.Body.Position = 0;
        return Convert.ToHexString(sha.GetHashAndReset());
    }

    private sealed class Replay(KeptAnswer kept) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = kept.Status;
            httpContext.Response.ContentType = kept.ContentType;
            if (kept.Location is not null) httpContext.Response.Headers.Location = kept.Location;
            httpContext.Response.Headers["Idempotent-Replayed"] = "true";
            await httpContext.Response.Body.WriteAsync(kept.Body);
        }
    }
}
