using Campaigns.Kernel.Navigation;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Campaigns.Ui.TagHelpers;

/// <summary>The admin menu as the signed-in person may see it: a rail by job, and for phones a bar with the first entries and the rest behind one button.
/// A provider that fails is logged and left out.</summary>
[HtmlTargetElement("c-menu", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MenuTagHelper(IEnumerable<INavigationProvider> providers, IActor actor, IStringLocalizer texts, ILogger<MenuTagHelper> log) : TagHelper
{
    /// <summary>Where the name of the site leads.</summary>
    public string Home { get; set; } = "/admin";

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var items = Visible();
        output.Content.AppendHtml(Rail(items)).AppendHtml(Bar(items));
    }

    private List<NavigationItem> Visible()
    {
        var builder = new NavigationBuilder();
        foreach (var provider in providers)
        {
            try
            {
                provider.Build(builder);
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The menu goes on without {Provider}", provider.GetType().FullName);
            }
        }

        return [.. builder.Items.Where(item => item.Permission.Length == 0 || actor.Has(item.Permission))];
    }

    private TagBuilder Rail(List<NavigationItem> items)
    {
        var rail = Element("nav", "rail");
        rail.Attributes["aria-label"] = texts["ui.menu"].Value;
        var brand = Element("a", "rail-brand", texts["ui.site-name"].Value);
        brand.Attributes["href"] = ViewContext.HttpContext.Request.PathBase + Home;
        rail.InnerHtml.AppendHtml(brand);
        return Groups(rail, items);
    }

    // Four entries from the first four groups: on a phone the day's work, not the whole house.
    private TagBuilder Bar(List<NavigationItem> items)
    {
        var bar = Element("nav", "bottom-bar");
        bar.Attributes["aria-label"] = texts["ui.menu"].Value;
        var list = Element("ul", "bottom-bar-items");
        foreach (var item in items.DistinctBy(item => item.Group).Take(4)) list.InnerHtml.AppendHtml(Entry(item));

        var summary = Element("summary", null);
        summary.InnerHtml.AppendHtml(IconTagHelper.Draw(ViewContext, "dots")).AppendHtml(Element("span", null, texts["ui.more"].Value));
        var rest = Element("details", null);
        rest.Attributes["data-menu"] = "";
        rest.InnerHtml.AppendHtml(summary).AppendHtml(Groups(Element("div", "bottom-bar-panel"), items));
        var last = Element("li", null);
        last.InnerHtml.AppendHtml(rest);
        list.InnerHtml.AppendHtml(last);
        bar.InnerHtml.AppendHtml(list);
        return bar;
    }

    private TagBuilder Groups(TagBuilder into, List<NavigationItem> items)
    {
        foreach (var group in items.GroupBy(item => item.Group))
        {
            var job = texts["ui.nav-" + group.Key.ToString().ToLowerInvariant()].Value;
            // The day's work heads the menu; a heading over its one entry would say the same twice.
            if (group.Key != NavigationGroup.Today) into.InnerHtml.AppendHtml(Element("p", "rail-group", job));
            var list = Element("ul", null);
            list.Attributes["aria-label"] = job;
            foreach (var item in group) list.InnerHtml.AppendHtml(Entry(item));
            into.InnerHtml.AppendHtml(list);
        }

        return into;
    }

    private TagBuilder Entry(NavigationItem item)
    {
        var link = Element("a", null);
        link.Attributes["href"] = ViewContext.HttpContext.Request.PathBase + item.Href;
        if (Current(item) is { } current) link.Attributes["aria-current"] = current;
        link.InnerHtml.AppendHtml(IconTagHelper.Draw(ViewContext, item.Icon)).AppendHtml(Element("span", null, texts[item.TextKey].Value));
        var entry = Element("li", null);
        entry.InnerHtml.AppendHtml(link);
        return entry;
    }

    /// <summary>The page itself, or a section above it; the start page is above everything and so counts only for itself.</summary>
    private string? Current(NavigationItem item)
    {
        var here = ViewContext.HttpContext.Request.Path;
        if (here.Equals(item.Href, StringComparison.OrdinalIgnoreCase)) return "page";
        return item.Href != Home && here.StartsWithSegments(item.Href, StringComparison.OrdinalIgnoreCase) ? "true" : null;
    }

    private static TagBuilder Element(string tag, string? css, string text = "")
    {
        var element = new TagBuilder(tag);
        if (css is not null) element.AddCssClass(css);
        if (text.Length > 0) element.InnerHtml.Append(text);
        return element;
    }
}
