using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Accounts.Features.KeepSession;

/// <summary>What a session keeps of the browser it was opened at: enough for its owner to recognise it, too little to follow anybody.</summary>
internal static class Traces
{
    // The first that is found counts: each browser also names those it resembles.
    private static readonly (string Sign, string Name)[] Browsers =
        [("coc_coc_browser", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary><c>Chrome · Windows</c>; empty for programs that do not say what they are.</summary>
    public static string Device(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return string.Join(" · ", new[] { Named(Browsers, agent), Named(Systems, agent) }.Where(name => name is not null));
    }

    /// <summary><c>203.113.1.•</c>, and of IPv6 the first 48 bits, which is the customer's network.</summary>
    public static string Address(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? $"{bytes[0]}.{bytes[1]}.{bytes[2]}.•"
            : $"{new IPAddress([.. bytes[..6], .. new byte[10]])}•";
    }

    private static string? Named((string Sign, string Name)[] known, string agent) => Array.Find(known, k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
