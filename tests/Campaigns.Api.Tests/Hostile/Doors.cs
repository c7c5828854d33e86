using System.Text.Json;
using Campaigns.Api.Tests.Access;
using Campaigns.Testing.Site;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Api.Tests.Hostile;

/// <summary>An endpoint, and the names of what it takes.</summary>
internal sealed record Door(Decision Decision, IReadOnlyList<string> Members)
{
    /// <summary>Every endpoint of the running product that takes anything.</summary>
    public static async Task<IReadOnlyList<Door>> All(TestSite site, Decisions decisions)
    {
        var doors = new List<Door>();
        foreach (var endpoint in site.Endpoints())
        {
            var route = "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await site.In(async s => await s.GetRequiredService<PageLoader>().LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty));
                var bound = compiled.BoundProperties.Concat(compiled.HandlerMethods.SelectMany(h => h.Parameters)).Select(p => p.BindingInfo?.BinderModelName ?? p.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
                foreach (var handler in compiled.HandlerMethods) Add(handler.HttpMethod.ToUpperInvariant() + " " + route + (handler.Name is null ? "" : "?" + handler.Name), bound);
            }
            else
            {
                var body = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
                var members = body?.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToList() ?? ["q", "limit", "cursor", "from", "to", "unit", "status", "asOf", "by"];
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]) Add(method + " " + route, members);
            }
        }

        return doors;

        void Add(string name, IReadOnlyList<string> members)
        {
            if (decisions.ByName.TryGetValue(name, out var decision) && members.Count > 0) doors.Add(new(decision, members));
        }
    }
}
