using Campaigns.Kernel.Slots;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Campaigns.Ui.TagHelpers;

/// <summary>A place in a page that other modules fill by <see cref="ISlotProvider"/>. A provider that fails is logged and left out.
/// What stands inside the tag is shown when nobody fills the slot.
/// Inside the tag stands what is shown when no provider has anything. Providers name their partial as <c>Folder/_Name</c>, where Folder lies under the module's <c>Features</c>.</summary>
/// <example><code>&lt;c-slot name="events.public-aside" model="Model.Event" /&gt;</code></example>
[HtmlTargetElement("c-slot", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("c-slot", Attributes = "item", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SlotTagHelper(IEnumerable<ISlotProvider> providers, ICompositeViewEngine views, ILogger<SlotTagHelper> log) : TagHelper
{
    /// <summary>The slot's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Shows just this one, whose module the page asked by other means; its faults are the page's.</summary>
    public SlotItem? Item { get; set; }

    /// <summary>What the providers are told.</summary>
    public object? Model { get; set; }

    /// <summary>The page being shown.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Item is not null)
        {
            output.Content.SetHtmlContent(new HtmlString(await Render(Item)));
            return;
        }

        var parts = new List<(int Order, string Html)>();
        foreach (var provider in providers.Where(provider => provider.Slot == Name))
        {
            try
            {
                if (await provider.For(Model, ViewContext.HttpContext.RequestAborted) is { } item)
                    parts.Add((item.Order, await Render(item)));
            }
            catch (Exception fault) when (!ViewContext.HttpContext.RequestAborted.IsCancellationRequested)
            {
                log.LogError(fault, "Slot {Slot} goes on without {Provider}", Name, provider.GetType().FullName);
            }
        }

        // What stands inside the tag is said when nobody has anything to show.
        if (parts.Count == 0) output.Content.SetHtmlContent(await output.GetChildContentAsync());
        foreach (var part in parts.OrderBy(part => part.Order)) output.Content.AppendHtml(new HtmlString(part.Html));
    }

    // Rendered aside first: a partial that fails halfway must leave nothing of itself in the page.
    private async Task<string> Render(SlotItem item)
    {
        var place = In(item);
        var name = item.Partial[(item.Partial.LastIndexOf('/') + 1)..];
        var found = views.FindView(place, name, isMainPage: false).EnsureSuccessful(null);
        await using var writer = new StringWriter();
        var data = new ViewDataDictionary<object?>(ViewContext.ViewData, item.Model);
        var context = new ViewContext(ViewContext, found.View!, data, writer) { RouteData = place.RouteData, ActionDescriptor = place.ActionDescriptor };
        await found.View!.RenderAsync(context);
        return writer.ToString();
    }

    // The view engine looks where the current page lies; here it must look where the provider's module keeps its partial.
    private Microsoft.AspNetCore.Mvc.ActionContext In(SlotItem item)
    {
        var page = "/" + item.Partial;
        // A page's descriptor: only for pages does the engine look in the folder and up from it.
        var action = new PageActionDescriptor { RouteValues = new Dictionary<string, string?> { ["area"] = item.Area, ["page"] = page } };
        var route = new RouteData(new RouteValueDictionary { ["area"] = item.Area, ["page"] = page });
        return new(ViewContext.HttpContext, route, action);
    }
}
