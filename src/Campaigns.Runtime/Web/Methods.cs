using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Runtime.Web;

/// <summary>Pages are read and sent, and nothing else: the framework would show them for any method, TRACE as well.</summary>
internal static class Methods
{
    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    }
}
