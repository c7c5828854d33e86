using Campaigns.Kernel.Settings;
using Campaigns.Ui.Site;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>In the head of public pages: tells search engines where this page stands in each language.</summary>
[HtmlTargetElement("c-alternates", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AlternatesTagHelper(ISettings<SiteSettings> site) : TagHelper
{
    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (site.Current.SecondLanguage == SecondLanguage.None) return;
        var request = ViewContext.HttpContext.Request;
        foreach (var language in (string[])["vi", "en"])
        {
            var link = new TagBuilder("link") { TagRenderMode = TagRenderMode.SelfClosing };
            link.Attributes["rel"] = "alternate";
            link.Attributes["hreflang"] = language;
            link.Attributes["href"] = $"{request.Scheme}://{request.Host.ToUriComponent()}{LanguagesTagHelper.Address(request, language)}";
            output.Content.AppendHtml(link);
        }
    }
}
