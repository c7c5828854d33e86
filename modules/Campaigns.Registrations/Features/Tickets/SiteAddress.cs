using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Registrations.Features.Tickets;

/// <summary>Absolute addresses: by setting <c>Site:Url</c>; else by the request, or where the process listens.</summary>
internal sealed class SiteAddress(IConfiguration configuration, IHttpContextAccessor http)
{
    public string Manage(string token) => $"{Root}/my/{token}";

    private string Root
    {
        get
        {
            if (configuration["Site:Url"] is { Length: > 0 } set) return set.TrimEnd('/');
            if (http.HttpContext?.Request is { } request) return $"{request.Scheme}://{request.Host}";
            var listens = (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://localhost:5080").Split(';')[0];
            return listens.TrimEnd('/').Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
                .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        }
    }
}
