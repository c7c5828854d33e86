using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.TagHelpers;

/// <summary>Everything that was refused, on top of the form; takes the focus and links to the fields. Nothing when nothing was refused.</summary>
/// <example><code>&lt;form method="post"&gt;&lt;c-failures /&gt; …</code></example>
[HtmlTargetElement("c-failures", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FailuresTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var order = ViewContext.ViewData[Fragments.FieldOrder] as List<string> ?? [];
        var refused = ViewContext.ViewData.ModelState.Where(entry => entry.Value?.Errors.Count > 0).OrderBy(entry => Place(order, entry.Key)).ToList();
        if (refused.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        // Both: the browser moves the focus by itself on a full page, the script after a swap.
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("data-error-summary", "");

        var heading = new TagBuilder("h2");
        var fields = refused.Count(entry => entry.Key.Length > 0);
        heading.InnerHtml.Append(fields == 0 ? texts["ui.failures-whole"].Value : texts["ui.failures", fields].Value);
        var list = new TagBuilder("ul");
        foreach (var (key, entry) in refused)
        {
            // One line a field: a second reason for the same field waits until the first is mended.
            foreach (var error in key.Length == 0 ? entry!.Errors.ToList() : [entry!.Errors[0]])
                list.InnerHtml.AppendHtml(Line(key, error.ErrorMessage));
        }

        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    private static int Place(List<string> order, string key) =>
        order.FindIndex(named => string.Equals(FieldNames.Id(named), FieldNames.Id(key), StringComparison.OrdinalIgnoreCase)) is >= 0 and var place ? place : int.MaxValue;

    private static TagBuilder Line(string key, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldNames.Id(key);
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
