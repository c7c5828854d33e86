using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Training.Features.Badges;

/// <summary>Absolute addresses, which are printed and signed: by setting <c>Site:Url</c>; else by the request, or where the process listens.</summary>
internal sealed class SiteAddress(IConfiguration configuration, IHttpContextAccessor http)
{
    public string Verify(string code) => $"{Root}/certificates/verify/{code}";

    public string Badges => $"{Root}/api/v1/badges";

    public string Root
    {
        get
        {
            if (configuration["Site:Url"] is { Length: > 0 } set) return set.TrimEnd('/');
            if (http.HttpContext?.Request is { } request) return $"{request.Scheme}://{request.Host}";
            return (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://localhost:5080").Split(';')[0].TrimEnd('/');
        }
    }
}
