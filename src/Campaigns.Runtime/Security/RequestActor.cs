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
    private ILookup<string, Lent>? _lent;
    private bool _system;

    public Guid? Id => _access?.AccountId;

    public string Name => _access?.UserName ?? (_system ? "system" : "public");

    public string DisplayName => _access?.DisplayName ?? "";

    public string? Organisation => _access?.Organisation;

    public string? OnBehalfOf { get; private set; }

    public bool Has(string permission) => Where(permission).Count > 0;

    public bool Has(string permission, Scope at)
    {
        foreach (var place in Held(permission))
        {
            if (!place.Reaches(at)) continue;
            if (_lent is not null) StandIn(_lent[permission].Where(lent => lent.At.Reaches(at)), Own(permission).Any(own => own.Reaches(at)));
            return true;
        }

        return false;
    }

    public IReadOnlyList<Scope> Where(string permission)
    {
        var places = Held(permission);
        if (_lent is not null && places.Count > 0) StandIn(_lent[permission], Own(permission).Any());
        return places;
    }

    public void Become(Access access)
    {
        _access = access;
        _lent = access.Lent.Count > 0 ? access.Lent.ToLookup(lent => lent.Permission, StringComparer.Ordinal) : null;
    }

    /// <summary>The same actor in another scope.</summary>
    public void BecomeLike(RequestActor other) => (_access, _lent, _system) = (other._access, other._lent, other._system);

    void IActAs.System() => _system = true;

    private IReadOnlyList<Scope> Held(string permission) => _system ? Everywhere : _access?.Grants.GetValueOrDefault(permission) ?? [];

    private IEnumerable<Scope> Own(string permission) => Held(permission).Except(_lent![permission].Select(lent => lent.At));

    private void StandIn(IEnumerable<Lent> lent, bool own)
    {
        if (!own && lent.FirstOrDefault() is { } first) OnBehalfOf ??= first.Lender;
    }
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
                foreach (var limit in context.RequestServices.GetServices<IAccessLimit>()) access = limit.Apply(context.User, access);
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
