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

    public static void Check(IEndpointRouteBuilder routes)
    {
        var seen = new Dictionary<string, RouteEndpoint>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in routes.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.DisplayName == ChangedAssets) continue;
            if (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                throw new ModuleException($"{Name(endpoint)} at {endpoint.RoutePattern.RawText} does not say who may call it");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
                if (!seen.TryAdd($"{method} {Shape(endpoint.RoutePattern)}", endpoint))
                    throw new ModuleException($"{method} {endpoint.RoutePattern.RawText} is answered by both {Name(seen[$"{method} {Shape(endpoint.RoutePattern)}"])} and {Name(endpoint)}");
        }
    }

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
