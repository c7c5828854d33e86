using System.Security.Claims;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Serilog;

namespace Campaigns.Runtime.Security;

/// <summary>Who acts in one service scope: nobody until told.</summary>
internal sealed class RequestActor : IActor, IActAs
{
    private static readonly IReadOnlyList<Scope> Everywhere = [Scope.Everything];
    private Access? _access;
    private bool _system;

    public Guid? Id => _access?.AccountId;

    public string Name => _access?.UserName ?? (_system ? "system" : "public");

    public string DisplayName => _access?.DisplayName ?? "";

    public string? Organisation => _access?.Organisation;

    public bool Has(string permission) => Where(permission).Count > 0;

    public bool Has(string permission, Scope at) => Where(permission).Any(place => place.Contains(at));

    public IReadOnlyList<Scope> Where(string permission) => _system ? Everywhere : _access?.Grants.GetValueOrDefault(permission) ?? [];

    public void Become(Access access) => _access = access;

    void IActAs.System() => _system = true;
}

/// <summary>Turns the signed-in principal into the actor, with the grants of this moment.</summary>
internal static class ActorMiddleware
{
    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && context.RequestServices.GetService<IAccess>() is { } accounts)
        {
            if (await accounts.Find(id, context.RequestAborted) is { } access)
            {
                context.RequestServices.GetRequiredService<RequestActor>().Become(access);
                context.RequestServices.GetService<IDiagnosticContext>()?.Set("UserId", id);
            }
            else
            {
                context.User = new(); // Locked or gone since it signed in.
            }
        }

        await next(context);
    }
}
