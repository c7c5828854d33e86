using Microsoft.AspNetCore.Http;
using Campaigns.Kernel.Settings;
using Campaigns.Ui.Site;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.TagHelpers;

/// <summary>VI | EN, each leading to this same page: English pages lie under <c>/en</c>, the last part of the path base.</summary>
[HtmlTargetElement("c-languages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LanguagesTagHelper(IStringLocalizer texts, ISettings<SiteSettings> site) : TagHelper
{
    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (site.Current.SecondLanguage == SecondLanguage.None)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lang");
        output.Attributes.SetAttribute("aria-label", texts["ui.languages"].Value);
        output.Content.AppendHtml(Choice("vi", "VI", "Tiếng Việt")).AppendHtml(Bar()).AppendHtml(Choice("en", "EN", "English"));
    }

    /// <summary>The address of the current page in that language.</summary>
    internal static string Address(HttpRequest request, string language)
    {
        var root = request.PathBase.Value ?? "";
        var plain = root.EndsWith("/en", StringComparison.Ordinal) ? root[..^3] : root;
        return plain + (language == "en" ? "/en" : "") + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
    }

    private TagBuilder Choice(string language, string word, string name)
    {
        var here = Formats.English == (language == "en");
        var choice = new TagBuilder("a");
        choice.MergeAttributes(new Dictionary<string, string?>
        {
            ["href"] = Address(ViewContext.HttpContext.Request, language),
            ["lang"] = language,
            ["hreflang"] = language,
        });
        if (here) choice.Attributes["aria-current"] = "true";
        choice.InnerHtml.Append(word);
        var full = new TagBuilder("span");
        full.AddCssClass("visually-hidden");
        full.InnerHtml.Append($" ({name})");
        choice.InnerHtml.AppendHtml(full);
        return choice;
    }

    private static TagBuilder Bar()
    {
        var bar = new TagBuilder("span");
        bar.Attributes["aria-hidden"] = "true";
        bar.InnerHtml.Append("|");
        return bar;
    }
}
