using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>An icon of the sprite, beside a word. The names are in <c>assets/icons.txt</c>.</summary>
/// <example><code>&lt;c-icon name="calendar-event" /&gt;</code></example>
[HtmlTargetElement("c-icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Its name in the sprite.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it says where no word stands beside it; without, screen readers pass over it.</summary>
    public string? Label { get; set; }

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(ViewContext, Name, Label));
    }

    /// <summary>The icon as markup, for other components.</summary>
    internal static TagBuilder Draw(ViewContext view, string name, string? label = null)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass("icon");
        // Sized also where the style sheet did not arrive: an svg without size fills the screen.
        svg.MergeAttributes(new Dictionary<string, string?> { ["width"] = "24", ["height"] = "24" });
        if (label is null) svg.Attributes["aria-hidden"] = "true";
        else svg.MergeAttributes(new Dictionary<string, string?> { ["role"] = "img", ["aria-label"] = label });
        var use = new TagBuilder("use");
        use.Attributes["href"] = Assets.Url(view.HttpContext, "dist/icons.svg") + "#" + name;
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
