using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Campaigns.Ui.TagHelpers;

/// <summary>One box to tick, such as a consent. Never ticked unless the model says so.</summary>
/// <example><code>&lt;c-check for="Consent" label="@T["registrations.consent"]" /&gt;</code></example>
[HtmlTargetElement("c-check", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckTagHelper : TagHelper
{
    /// <summary>The boolean property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>What ticking it says, in the user's language.</summary>
    public string Label { get; set; } = "";

    /// <summary>One line that explains.</summary>
    public string? Hint { get; set; }

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var (id, error) = (FieldNames.Id(name), FieldNames.Error(ViewContext.ViewData.ModelState, name));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field field-invalid");
        if (error is not null) output.Content.AppendHtml(Line("p", "field-error", id + "-error", error));

        var box = Box(name, id, error);
        if (Hint is not null) box.Attributes["aria-describedby"] = $"{id}-hint {box.Attributes.GetValueOrDefault("aria-describedby")}".Trim();
        var label = Line("label", null, null, Label);
        label.Attributes["for"] = id;
        var choice = Line("div", "choice", null, "");
        choice.InnerHtml.AppendHtml(box).AppendHtml(label);
        output.Content.AppendHtml(choice);
        if (Hint is not null) output.Content.AppendHtml(Line("p", "field-hint", id + "-hint", Hint));
    }

    private TagBuilder Box(string name, string id, string? error)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.MergeAttributes(new Dictionary<string, string?> { ["type"] = "checkbox", ["id"] = id, ["name"] = name, ["value"] = "true" });
        var typed = ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;
        if (typed is null ? For.Model is true : typed.StartsWith("true", StringComparison.OrdinalIgnoreCase)) box.Attributes["checked"] = "checked";
        if (error is null) return box;
        box.Attributes["aria-invalid"] = "true";
        box.Attributes["aria-describedby"] = id + "-error";
        return box;
    }

    private static TagBuilder Line(string tag, string? css, string? id, string text)
    {
        var line = new TagBuilder(tag);
        if (css is not null) line.AddCssClass(css);
        if (id is not null) line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }
}
