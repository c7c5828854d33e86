using Campaigns.Runtime.Loading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;

namespace Campaigns.Runtime.Shells;

/// <summary>What every endpoint must keep to; found when the shell is built, before it serves anyone.
/// (1) No two endpoints answer the same address.
/// (2) Every endpoint says who may call it: a permission, or that it is public. Deny by default means: without a decision it does not start.</summary>
internal static class EndpointRules
{
    // In Development the framework itself adds an endpoint that serves assets changed since the build.
    private const string ChangedAssets = "Fallback {**path:file}";

    private const string Any = "*";

    public static void Check(IEndpointRouteBuilder routes, ModuleCatalog catalog)
    {
        var seen = new Dictionary<string, Dictionary<string, RouteEndpoint>>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in routes.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.DisplayName == ChangedAssets) continue;
            if (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                throw new ModuleException($"{Name(endpoint)} at {endpoint.RoutePattern.RawText} does not say who may call it", OwnerOf(endpoint, catalog)?.Id);
            var here = seen.TryGetValue(Shape(endpoint.RoutePattern), out var there) ? there : seen[Shape(endpoint.RoutePattern)] = [];
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [Any])
                Add(here, method, endpoint, catalog);
        }
    }

    // A page answers every method: an endpoint for GET at its address would take its visitors away without anybody noticing.
    private static void Add(Dictionary<string, RouteEndpoint> here, string method, RouteEndpoint endpoint, ModuleCatalog catalog)
    {
        var other = here.FirstOrDefault(h => h.Value != endpoint && (h.Key == method || h.Key == Any || method == Any)).Value;
        if (other is not null) throw Twice($"/{endpoint.RoutePattern.RawText?.TrimStart('/')}", other, endpoint, catalog);
        here[method] = endpoint;
    }

    // Of two, the drop-in has to go: the product's own were tested together.
    private static ModuleException Twice(string address, Endpoint first, Endpoint second, ModuleCatalog catalog)
    {
        var atFault = new[] { second, first }.Select(e => OwnerOf(e, catalog)).FirstOrDefault(m => m?.Folder is not null);
        return new($"{address} is answered by both {Name(first)} and {Name(second)}", atFault?.Id);
    }

    private static ModuleInfo? OwnerOf(Endpoint endpoint, ModuleCatalog catalog) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? catalog.Modules.FirstOrDefault(m => m.Error is null && m.Id == page.AreaName)
        : endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.DeclaringType is { } type ? catalog.For(type.Assembly) : null;

    // Names of parameters do not tell addresses apart; their constraints do.
    private static string Shape(RoutePattern pattern) => string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter => "{" + string.Join(':', parameter.ParameterPolicies.Select(x => x.Content)) + "}",
        _ => ".",
    }))));

    private static string Name(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? $"{page.AreaName}{page.ViewEnginePath}"
        : endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>() is { } method ? $"{method.DeclaringType?.FullName}.{method.Name}"
        : endpoint.DisplayName ?? "?";
}
