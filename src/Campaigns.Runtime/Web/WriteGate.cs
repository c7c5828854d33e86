using Campaigns.Runtime.Faults;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Runtime.Web;

/// <summary>While nothing can be written, a change is refused before any work is done for it; reading goes on.</summary>
internal static class WriteGate
{
    public static Task Invoke(HttpContext context, RequestDelegate next, Vitals vitals)
    {
        var method = context.Request.Method;
        if (vitals.Closed is not { } trouble || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)) return next(context);
        return Errors.Unavailable(context, trouble);
    }
}
