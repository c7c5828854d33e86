using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Runtime.Web;

/// <summary>Whose word counts about where a request came from: that of a proxy on this machine, and of those named in <c>Proxy:Addresses</c>
/// (addresses or networks such as <c>10.0.0.0/8</c>, with commas).</summary>
/// <remarks>Limits by address, <c>/metrics</c> and the Secure mark of cookies rest on it.</remarks>
internal static class Proxies
{
    public const string Setting = "Proxy:Addresses";

    /// <exception cref="InvalidOperationException">The setting names something that is no address.</exception>
    public static ForwardedHeadersOptions Trusted(IConfiguration configuration)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Add(IPAddress.Loopback);
        options.KnownProxies.Add(IPAddress.IPv6Loopback);
        foreach (var text in (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(text, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(text, out var network)) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"{Setting.Replace(":", "__", StringComparison.Ordinal)} is {configuration[Setting]}: {text} is neither an address nor a network such as 10.0.0.0/8");
        }

        return options;
    }
}
