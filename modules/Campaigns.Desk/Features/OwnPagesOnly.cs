using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Desk.Features;

/// <summary>Lets only the product's own pages change something in the browser's session. The app works for days from one page, so the page's token
/// would be stale: it sends a header instead, which a foreign page cannot send without being asked first (CORS), and nobody answers that question.</summary>
internal sealed class OwnPagesOnly(IAntiforgery antiforgery) : IEndpointFilter
{
    private const string Header = "X-Desk";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || IsOurs(http.Request) || await HasToken(http)) return await next(context);
        return Problems.Of(400, "malformed-request");
    }

    private async Task<bool> HasToken(HttpContext http)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            return false; // A form that cannot be read holds no token.
        }
    }

    private static bool IsOurs(HttpRequest request) => request.Headers[Header].Count > 0 && request.Headers["Sec-Fetch-Site"].ToString() is ("" or "same-origin");
}
