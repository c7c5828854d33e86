using System.Collections.Concurrent;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Campaigns.Runtime.Web;

/// <summary>The OpenAPI document of <c>/api/v1</c>.</summary>
internal static class OpenApiSetup
{
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        var named = new ConcurrentDictionary<string, Type>(StringComparer.Ordinal);
        options.CreateSchemaReferenceId = json => Named(named, json.Type, OpenApiOptions.CreateDefaultSchemaReferenceId(json));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Campaigns API",
                Version = "1",
                Description = "Ids are UUIDv7; instants are ISO 8601 with offset, dates yyyy-MM-dd, months yyyy-MM; money is whole đồng (VND). "
                    + "Errors are problem documents (RFC 9457). Every POST takes an Idempotency-Key.",
            };
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Personal access token" };
            document.Security = [new() { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
    }

    // Two modules may call what they take by one word: the second is told apart by its module, or the document would show the shape of the one for both.
    private static string? Named(ConcurrentDictionary<string, Type> named, Type type, string? name) =>
        name is null || named.GetOrAdd(name, type) == type ? name : type.Assembly.GetName().Name!.Split('.')[^1] + name;
}
