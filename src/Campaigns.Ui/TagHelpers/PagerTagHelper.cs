using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.TagHelpers;

/// <summary>The way to the next page of a list by key, keeping every filter of the address. Nothing on the only page.</summary>
/// <example><code>&lt;c-pager next="@Model.Rows.Next" /&gt;</code></example>
[HtmlTargetElement("c-pager", Attributes = "next", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The opaque key of the next page; null or empty on the last (Razor hands over a null text as an empty one).</summary>
    public string? Next { get; set; }

    /// <summary>The name it has in the address.</summary>
    public string Parameter { get; set; } = "cursor";

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var further = ViewContext.HttpContext.Request.Query.ContainsKey(Parameter);
        if (string.IsNullOrEmpty(Next) && !further)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager actions");
        output.Attributes.SetAttribute("aria-label", texts["ui.pages"].Value);
        if (further) output.Content.AppendHtml(Link(null, texts["ui.first-page"].Value, "first"));
        if (!string.IsNullOrEmpty(Next)) output.Content.AppendHtml(Link(Next, texts["ui.next-page"].Value, "next"));
    }

    private TagBuilder Link(string? key, string text, string rel)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Parameter).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (key is not null) query.Add(Parameter, key);
        var link = new TagBuilder("a");
        link.AddCssClass("btn");
        link.Attributes["href"] = request.PathBase + request.Path + query.ToQueryString();
        link.Attributes["rel"] = rel;
        link.InnerHtml.Append(text);
        return link;
    }
}
