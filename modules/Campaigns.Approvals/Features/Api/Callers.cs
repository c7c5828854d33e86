using System.Security.Claims;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Kernel.Security;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Features.Api;

/// <summary>Who makes this call.</summary>
internal sealed class CurrentCaller(IActor actor)
{
    private Caller? _caller;

    /// <summary>Whoever is signed in; in the test host whoever the header names.</summary>
    public Caller Caller
    {
        get => _caller ??= new(actor.Id?.ToString() ?? "", "api") { Holds = (permission, path) => path.Length == 0 ? actor.Has(permission) : actor.Has(permission, new Scope(path)) };
        set => _caller = value;
    }

    public string UserId => Caller.UserId;
}

/// <summary>Names the caller of an API call: the account of the request, or in the test host the header's user.</summary>
internal sealed class CallerFilter : IEndpointFilter
{
    public const string Header = "X-Test-User";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var current = http.RequestServices.GetRequiredService<CurrentCaller>();
        var channel = http.Request.Headers["X-Channel"] == "web" ? "web" : "api";
        if (http.RequestServices.GetService<TestWorld>() is { } world)
        {
            var user = http.Request.Headers[Header].ToString();
            if (!world.Directory.IsActive(user)) return Problems.Of(401, "unauthenticated");
            current.Caller = new(user, channel) { Holds = (permission, path) => world.Directory.Permits(user, permission, path) };
        }
        else
        {
            current.Caller = current.Caller with { Channel = channel };
        }

        try
        {
            return await next(context);
        }
        catch (SimulatedCrashException)
        {
            return Problems.Of(500, "simulated-crash");
        }
        finally
        {
            if (!HttpMethods.IsGet(http.Request.Method)) await TestMail.Leave(http);
        }
    }

    /// <summary>Who is signed in at a call that everybody may make; null: nobody.</summary>
    public static string? SignedIn(HttpContext http, CurrentCaller caller) =>
        http.RequestServices.GetService<TestWorld>() is not { } world ? caller.UserId is { Length: > 0 } user ? user : null
        : http.Request.Headers[Header].ToString() is { Length: > 0 } named && world.Directory.IsActive(named) ? named : null;

    /// <summary>Answers are kept per caller; in the test host that is the header's user.</summary>
    public static Task NameTestUser(HttpContext http, RequestDelegate next)
    {
        var user = http.Request.Headers[Header].ToString();
        if (user.Length > 0) http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "test:" + user)], "test"));
        return next(http);
    }
}
