using System.Security.Claims;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Accounts.Features.EnrolSecondFactor;

/// <summary>Leads whoever needs a second factor and has none to the page that sets one up; until then no other page that needs an account opens.</summary>
internal static class DutyGate
{
    public const string Page = "/admin/account/second-factor";

    // Proving who one is comes before it, and nobody is kept from leaving.
    private static readonly string[] Open = [Page, "/admin/account/confirm", "/logout"];

    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (!Concerns(context) || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || !await context.RequestServices.GetRequiredService<SecondFactorDuty>().IsUnmet(id, context.RequestAborted))
        {
            await next(context);
            return;
        }

        var page = context.Request.PathBase + Page;
        if (context.Request.WantsFragment()) (context.Response.StatusCode, context.Response.Headers["HX-Redirect"]) = (StatusCodes.Status204NoContent, page);
        else (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status303SeeOther, page);
    }

    private static bool Concerns(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, AuthenticationType: SchemeNames.Cookie }
        && context.GetEndpoint()?.Metadata is { } said && said.GetMetadata<IAuthorizeData>() is not null && said.GetMetadata<IAllowAnonymous>() is null
        && !Array.Exists(Open, path => context.Request.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
}
