using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>Something the reader must not miss, in a frame.</summary>
/// <example><code>&lt;c-alert tone="Warn"&gt;@T["events.moved"]&lt;/c-alert&gt;</code></example>
[HtmlTargetElement("c-alert")]
public sealed class AlertTagHelper : TagHelper
{
    /// <summary>Decides icon and colour.</summary>
    public Tone Tone { get; set; } = Tone.Info;

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "alert alert-" + Tones.Css(Tone));
        var text = new TagBuilder("div");
        text.InnerHtml.AppendHtml(content);
        output.Content.AppendHtml(IconTagHelper.Draw(ViewContext, Tones.Icon(Tone))).AppendHtml(text);
    }
}

/// <summary>What <c>Done(url, notice)</c> of the page before had to say. Nothing when it said nothing.</summary>
[HtmlTargetElement("c-notice", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // Looking into TempData alone answers with a cookie, and an answer with a cookie is never kept ready for others.
        var carried = ViewContext.HttpContext.Request.Cookies.ContainsKey(CookieTempDataProvider.CookieName);
        if (!carried || ViewContext.TempData[Fragments.Notice] is not string notice)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "alert alert-ok");
        output.Attributes.SetAttribute("role", "status");
        var text = new TagBuilder("div");
        text.InnerHtml.Append(notice);
        output.Content.AppendHtml(IconTagHelper.Draw(ViewContext, Tones.Icon(Tone.Ok))).AppendHtml(text);
    }
}
