using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Ui.TagHelpers;

/// <summary>Leaves an element out while no enabled module has that page: a link of the layout must not lead nowhere.</summary>
/// <example><code>&lt;li c-if-page="/help"&gt;…&lt;/li&gt;</code></example>
[HtmlTargetElement(Attributes = "c-if-page")]
public sealed class IfPageTagHelper(EndpointDataSource endpoints) : TagHelper
{
    // Kept beside the endpoints themselves, so that it ends with the shell they belong to.
    private static readonly ConditionalWeakTable<EndpointDataSource, HashSet<string>> Known = [];

    /// <summary>The address, as the page declares it.</summary>
    [HtmlAttributeName("c-if-page")]
    public string Page { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Known.GetValue(endpoints, Read).Contains(Page.Trim('/'))) output.SuppressOutput();
    }

    private static HashSet<string> Read(EndpointDataSource endpoints) =>
        endpoints.Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText?.Trim('/') ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
}
