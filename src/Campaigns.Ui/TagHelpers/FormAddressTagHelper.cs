using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>A form without an address of its own posts to the page itself. A page that answered another of its forms stands under that form's
/// address (<c>?handler=Check</c>), and would send every form there: the handler is taken out of it.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormAddressTagHelper : TagHelper
{
    /// <summary>After the framework's own, which would take the address for a sign that the form needs no antiforgery token.</summary>
    public override int Order => 1_000;

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = View.HttpContext.Request;
        if (output.Attributes.ContainsName("action") || !request.Query.ContainsKey("handler")) return;
        var others = request.Query.Where(q => !string.Equals(q.Key, "handler", StringComparison.OrdinalIgnoreCase));
        output.Attributes.SetAttribute("action", request.PathBase + request.Path + QueryString.Create(others));
    }
}
