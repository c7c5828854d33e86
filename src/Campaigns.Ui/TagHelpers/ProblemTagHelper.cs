using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.TagHelpers;

/// <summary>A page that could not be shown: what happened, whether the input is kept, what to do, and a code that support can find.</summary>
/// <example><code>&lt;c-problem status="404" /&gt;</code></example>
[HtmlTargetElement("c-problem", Attributes = "status", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProblemTagHelper(IStringLocalizer texts, IConfiguration configuration) : TagHelper
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; set; }

    /// <summary>The trace id; shown when there is one.</summary>
    public string? Code { get; set; }

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "problem");
        var (title, text) = Words();
        output.Content.AppendHtml(Element("h1", texts[title].Value));
        output.Content.AppendHtml(Element("p", texts[text, HelpLine.Number(configuration)].Value));
        if (Code is not null) output.Content.AppendHtml(Element("p", texts["ui.error-code", Code].Value));
        output.Content.AppendHtml(Ways());
    }

    private (string Title, string Text) Words() => Status switch
    {
        401 or 403 => ("ui.forbidden-title", "ui.forbidden-text"),
        404 => ("ui.not-found-title", "ui.not-found-text"),
        410 => ("ui.gone-title", "ui.gone-text"),
        429 => ("ui.too-many-title", "ui.too-many-text"),
        _ => ("ui.error-heading", "ui.error-text"),
    };

    private TagBuilder Ways()
    {
        var ways = Element("p", "");
        ways.AddCssClass("actions");
        var admin = ViewContext.HttpContext.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase);
        var home = Element("a", texts["ui.home"].Value);
        home.AddCssClass("btn btn-primary");
        home.Attributes["href"] = ViewContext.HttpContext.Request.PathBase + (admin ? "/admin" : "/");
        var call = Element("a", texts["ui.phone-line", HelpLine.Number(configuration)].Value);
        call.AddCssClass("btn");
        call.Attributes["href"] = HelpLine.Address(configuration);
        ways.InnerHtml.AppendHtml(home).AppendHtml(call);
        return ways;
    }

    private static TagBuilder Element(string tag, string text)
    {
        var element = new TagBuilder(tag);
        element.InnerHtml.Append(text);
        return element;
    }
}
