using Campaigns.Kernel.Security;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Security;

/// <summary>Notes in the log who was refused what, so that somebody who tries doors is seen (OWASP ASVS 5.0, 16.3.2). The door is named, not the
/// address: that may hold a ticket's secret.</summary>
internal sealed class RefusedAccess(ILogger<RefusedAccess> log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _inner = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            var wanted = policy.Requirements.OfType<HoldsPermission>().Select(r => r.Permission);
            log.LogWarning("Refused: {Actor} at {Method} {Route} without {Permission}", context.RequestServices.GetRequiredService<IActor>().Id, context.Request.Method,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, string.Join(", ", wanted));
        }

        if (authorizeResult.Challenged)
            foreach (var one in context.RequestServices.GetServices<IBeforeSignIn>()) await one.Look(context);

        await _inner.HandleAsync(next, context, policy, authorizeResult);
    }
}
