using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.TagHelpers;

/// <summary>Light, dark or as the device has it. Kept in the browser, and therefore hidden without script.</summary>
[HtmlTargetElement("c-theme-switch", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ThemeSwitchTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "theme-switch");
        output.Attributes.SetAttribute("data-theme-switch", "");
        output.Attributes.SetAttribute("hidden", "hidden");
        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(texts["ui.theme"].Value);
        output.Content.AppendHtml(legend);
        foreach (var theme in (string[])["light", "dark", "auto"]) output.Content.AppendHtml(Choice(theme));
    }

    private TagBuilder Choice(string theme)
    {
        var radio = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        radio.MergeAttributes(new Dictionary<string, string?> { ["type"] = "radio", ["name"] = "theme", ["value"] = theme, ["autocomplete"] = "off" });
        var label = new TagBuilder("label");
        label.InnerHtml.AppendHtml(radio).Append(texts["ui.theme-" + theme].Value);
        return label;
    }
}
