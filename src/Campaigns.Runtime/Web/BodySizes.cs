using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Runtime.Web;

/// <summary>More than an endpoint takes is refused with 413 (RFC 9110, 15.5.14): before anything of it is read where the length is announced, else as soon as it is too much.
/// A page or endpoint that takes more than <see cref="Usual"/> says so by <c>RequestSizeLimit</c>.</summary>
internal static class BodySizes
{
    /// <summary>Bytes: a photo or a scan of five megabytes and the form around it.</summary>
    public const long Usual = 8L * 1024 * 1024;

    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Usual;
        var bound = context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } open ? open : null;
        if (request.ContentLength > most)
        {
            // A program that asked before sending is told not to. A browser does not ask, and hears the answer only when all is sent: the server
            // lets it pass by, unread, for its few seconds.
            if (request.Headers.Expect.Count > 0) context.Response.Headers.Connection = "close";
            else bound?.MaxRequestBodySize = null;
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        bound?.MaxRequestBodySize = most;
        if (request.ContentLength is null && request.HasFormContentType && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            // The look for the antiforgery token would read the form too, and take a form that is too long for one without a token.
            if ((await request.ReadForm(context.RequestAborted)).TooLarge)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }
        }

        await next(context);
    }
}
