using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Campaigns.Data.Auditing;
using Campaigns.Runtime.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Runtime.Auditing;

/// <summary>A request, as the audit tells it: the route's pattern and never its values, the caller's network and never the whole address. Work that
/// a request began and that outlives it (a set-up, a rush) still comes from there: what the request said of itself is kept when it ends.</summary>
internal sealed class HttpOrigin(HttpContext context) : AuditOrigin("page", "")
{
    private volatile Facts? _kept;

    public override string Channel => Known.Channel;

    public override string Via => Known.Via;

    public override string? Address => Known.Address;

    public override string? RequestId => Known.RequestId;

    private Facts Known
    {
        get
        {
            try
            {
                return _kept ?? Read(context);
            }
            catch (ObjectDisposedException) when (_kept is not null)
            {
                return _kept; // It ended while it was read.
            }
        }
    }

    private static Facts Read(HttpContext context) => new(
        !Errors.IsApi(context) ? "page" : context.Request.Headers.Authorization.Count > 0 ? "token" : "api",
        $"{context.Request.Method} /{(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}",
        Mask(context.Connection.RemoteIpAddress),
        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);

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
        var origin = new HttpOrigin(context);
        try
        {
            using (Enter(origin)) await next(context);
        }
        finally
        {
            origin._kept = Read(context);
        }
    }

    private sealed record Facts(string Channel, string Via, string? Address, string? RequestId);
}
