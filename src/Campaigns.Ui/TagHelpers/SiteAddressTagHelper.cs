using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>Links whose address is made by code, <c>href="~@Model.Address"</c>: the framework resolves only what is written out as <c>~/</c>, and
/// would leave the tilde in the page.</summary>
[HtmlTargetElement("a", Attributes = "[href^='~']")]
public sealed class SiteAddressTagHelper : TagHelper
{
    /// <summary>After the framework's own.</summary>
    public override int Order => 1_000;

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var address = output.Attributes["href"]?.Value switch { IHtmlContent made => Html.Read(made), var written => written?.ToString() ?? "" };
        if (address.StartsWith("~/", StringComparison.Ordinal)) output.Attributes.SetAttribute("href", View.HttpContext.Request.PathBase + address[1..]);
    }
}
