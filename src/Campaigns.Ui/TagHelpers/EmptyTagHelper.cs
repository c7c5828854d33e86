using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>Stands where a list would be: why it is empty, and inside it the one next step.</summary>
/// <example><code>&lt;c-empty title="@T["events.none"]"&gt;&lt;a class="btn" href="~/admin/events/new"&gt;…&lt;/a&gt;&lt;/c-empty&gt;</code></example>
[HtmlTargetElement("c-empty", Attributes = "title")]
public sealed class EmptyTagHelper : TagHelper
{
    /// <summary>Why there is nothing.</summary>
    public string Title { get; set; } = "";

    /// <summary>An icon of the sprite.</summary>
    public string Icon { get; set; } = "inbox";

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var next = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        var why = new TagBuilder("p");
        why.InnerHtml.Append(Title);
        output.Content.AppendHtml(IconTagHelper.Draw(ViewContext, Icon)).AppendHtml(why);
        if (next.IsEmptyOrWhiteSpace) return;
        var actions = new TagBuilder("div");
        actions.AddCssClass("actions");
        actions.InnerHtml.AppendHtml(next);
        output.Content.AppendHtml(actions);
    }
}
