using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Campaigns.Data.Auditing;
using Campaigns.Runtime.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Runtime.Auditing;

/// <summary>A request, as the audit tells it: the route's pattern and never its values, the caller's network and never the whole address.</summary>
internal sealed class HttpOrigin(HttpContext context) : AuditOrigin("page", "")
{
    public override string Channel =>
        !Errors.IsApi(context) ? "page" : context.Request.Headers.Authorization.Count > 0 ? "token" : "api";

    public override string Via => $"{context.Request.Method} /{(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}";

    public override string? Address => Mask(context.Connection.RemoteIpAddress);

    public override string? RequestId => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <summary><c>203.0.113.0</c>, <c>2001:db8:1::</c>: the network says enough, the whole address is personal data.</summary>
    internal static string? Mask(IPAddress? address)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Says where the work of a request comes from, before anything of it opens a scope's unit of work.</summary>
    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        using (Enter(new HttpOrigin(context))) await next(context);
    }
}
