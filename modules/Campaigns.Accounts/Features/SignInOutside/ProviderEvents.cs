using System.Security.Claims;
using Campaigns.Ui.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Accounts.Features.SignInOutside;

/// <summary>What we do on the way to the provider and back.</summary>
internal static class ProviderEvents
{
    // Not the standard's own names: the framework takes those it knows away again.
    public const string Issuer = "outside-issuer";
    public const string Subject = "outside-subject";

    /// <summary>One address for both languages: the provider compares it with the one that was registered, letter by letter.</summary>
    public static Task Leave(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = SiteAddress.Root(context.HttpContext.RequestServices.GetRequiredService<IConfiguration>(), context.Request) + ProviderOptions.Back;
        return Task.CompletedTask;
    }

    /// <summary>Names and mail addresses that came along are dropped: nobody is found by them.</summary>
    public static Task KeepOnlyWho(TokenValidatedContext context)
    {
        var (issuer, subject) = (context.SecurityToken.Issuer, context.SecurityToken.Subject);
        context.Principal = new(new ClaimsIdentity([new(Issuer, issuer), new(Subject, subject)], SchemeNames.OutsideProvider));
        return Task.CompletedTask;
    }

    /// <summary>The person said no there.</summary>
    public static Task Denied(AccessDeniedContext context)
    {
        context.Response.Redirect(OutsidePage.Address + "?handler=Failed&denied=true");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>The answer was none, too late, or not for this browser. Only its kind is logged: messages of others may name people.</summary>
    public static Task Failed(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderEvents).FullName!)
            .LogWarning("Coming back from the provider failed: {Kind}", context.Failure?.GetBaseException().GetType().Name);
        context.Response.Redirect(OutsidePage.Address + "?handler=Failed");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Whether a fault means that the provider cannot be asked now.</summary>
    public static bool IsOutOfReach(Exception fault) => fault is InvalidOperationException or HttpRequestException or IOException or OperationCanceledException or AuthenticationFailureException;
}
