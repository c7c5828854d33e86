using Campaigns.Kernel.Navigation;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Campaigns.Ui.Site;
using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging.Abstractions;

namespace Campaigns.Ui.Tests;

public sealed class PartsTests
{
    private static readonly Texts Words = new();
    private static readonly DateTimeOffset Morning = new(2026, 3, 14, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_status_is_icon_and_word()
    {
        var html = await Rendering.Html(new StatusTagHelper { Value = "published", Label = "Đã công bố", Tone = Tone.Ok, ViewContext = Rendering.View() });
        Assert.Equal("Đã công bố", html.TextContent);
        Assert.Equal("published", html.QuerySelector(".status-ok")!.GetAttribute("data-status"));
        Assert.EndsWith("icons.svg#circle-check", html.QuerySelector("svg[aria-hidden=true] use")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_speaks_to_people_and_machines()
    {
        using var _ = new Language("vi-VN");
        var html = await Rendering.Html(new TimeTagHelper { Value = Morning, Until = Morning.AddMinutes(150), Format = TimeFormat.Moment });
        Assert.Equal("Thứ Bảy, 14/03/2026, 08:00–10:30", html.TextContent);
        Assert.Equal("2026-03-14T08:00+07:00", html.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData(264000L)]
    [InlineData(264000)]
    public async Task An_amount_may_be_any_whole_number(object amount) =>
        Assert.Equal("264.000\u00A0đ", (await Rendering.Html(new MoneyTagHelper { Value = amount })).TextContent);

    [Fact]
    public async Task An_amount_is_never_a_fraction() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Rendering.Html(new MoneyTagHelper { Value = 1.5m }));

    [Fact]
    public async Task Missing_amounts_and_times_are_a_dash()
    {
        Assert.Equal("—", (await Rendering.Html(new MoneyTagHelper())).TextContent);
        Assert.Equal("—", (await Rendering.Html(new TimeTagHelper())).TextContent);
        Assert.Equal("264.000\u00A0đ", (await Rendering.Html(new MoneyTagHelper { Value = new Money(264000) })).TextContent);
    }

    [Fact]
    public async Task The_next_page_keeps_the_filter_of_this_one()
    {
        var view = Rendering.View("/admin/events");
        view.HttpContext.Request.PathBase = "/en";
        view.HttpContext.Request.QueryString = new("?area=dong-son&status=published&cursor=old");
        var html = await Rendering.Html(new PagerTagHelper(Words) { Next = "a b", ViewContext = view });
        Assert.Equal("/en/admin/events?area=dong-son&status=published&cursor=a%20b", html.QuerySelector("[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/en/admin/events?area=dong-son&status=published", html.QuerySelector("[rel=first]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_only_page_has_no_pager() => Assert.Empty((await Rendering.Html(new PagerTagHelper(Words) { ViewContext = Rendering.View() })).Children);

    [Theory]
    [InlineData("", "/events", "/events?q=a%20b", "/en/events?q=a%20b")]
    [InlineData("/en", "/events", "/events?q=a%20b", "/en/events?q=a%20b")]
    [InlineData("/base/en", "/", "/base/?q=a%20b", "/base/en/?q=a%20b")]
    public async Task The_other_language_is_this_same_page(string pathBase, string path, string vietnamese, string english)
    {
        var view = Rendering.View(path);
        view.HttpContext.Request.PathBase = pathBase;
        view.HttpContext.Request.QueryString = new("?q=a%20b");
        var html = await Rendering.Html(new LanguagesTagHelper(Words, new SomeSettings<SiteSettings>()) { ViewContext = view });
        Assert.Equal(vietnamese, html.QuerySelector("a[lang=vi]")!.GetAttribute("href"));
        Assert.Equal(english, html.QuerySelector("a[lang=en]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Search_engines_hear_of_both_languages()
    {
        var view = Rendering.View("/events/x");
        (view.HttpContext.Request.Scheme, view.HttpContext.Request.Host, view.HttpContext.Request.PathBase) = ("https", new("thanhhoa.example"), "/en");
        var html = await Rendering.Html(new AlternatesTagHelper(new SomeSettings<SiteSettings>()) { ViewContext = view });
        Assert.Equal(["https://thanhhoa.example/events/x", "https://thanhhoa.example/en/events/x"], html.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_menu_shows_what_the_person_may_open_and_survives_a_broken_module()
    {
        var menu = new MenuTagHelper([new Broken(), new Entries()], new Holder("events.view"), Words, NullLogger<MenuTagHelper>.Instance) { ViewContext = Rendering.View("/admin/events/7") };
        var rail = (await Rendering.Html(menu)).QuerySelector("nav.rail")!;
        Assert.Equal(["/admin", "/admin/events"], rail.QuerySelectorAll("li a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/admin/events", rail.QuerySelector("[aria-current]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_slot_goes_on_without_a_provider_that_fails()
    {
        var slot = new SlotTagHelper([new Part("a", "sau", 2), new Part("a", null, 1), new Part("a", "trước", 1), new Part("b", "khác", 0)], new Views(), NullLogger<SlotTagHelper>.Instance)
        {
            Name = "a",
            ViewContext = Rendering.View(),
        };
        Assert.Equal("trước sau ", (await Rendering.Html(slot)).TextContent);
    }

    [Fact]
    public async Task A_slot_that_nobody_fills_shows_what_stands_inside()
    {
        var slot = new SlotTagHelper([new Part("a", null, 1)], new Views(), NullLogger<SlotTagHelper>.Instance) { Name = "a", ViewContext = Rendering.View() };
        Assert.Equal("nothing yet", (await Rendering.Html(slot, "<p>nothing yet</p>")).QuerySelector("p")!.TextContent);
    }

    [Theory]
    [InlineData("/help", true)]
    [InlineData("/search", false)]
    public async Task A_link_without_a_page_is_left_out(string page, bool shown)
    {
        var endpoints = new DefaultEndpointDataSource(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("help"), 0, null, null));
        var html = await Rendering.Html(new IfPageTagHelper(endpoints) { Page = page });
        Assert.Equal(shown, html.Children.Length > 0);
    }

    private sealed class Entries : INavigationProvider
    {
        public void Build(NavigationBuilder builder) => builder
            .Add(NavigationGroup.System, "k", "/admin/modules", "system.modules", "puzzle")
            .Add(NavigationGroup.Events, "k", "/admin/events", "events.view", "calendar-event")
            .Add(NavigationGroup.Today, "k", "/admin", "", "home");
    }

    private sealed class Broken : INavigationProvider
    {
        public void Build(NavigationBuilder builder) => throw new InvalidOperationException("broken");
    }

    private sealed class Holder(string permission) : IActor
    {
        public Guid? Id => Guid.Empty;

        public string Name => "x";

        public string DisplayName => "X";

        public string? Organisation => null;

        public bool Has(string asked) => asked == permission;

        public bool Has(string asked, Scope at) => asked == permission;

        public IReadOnlyList<Scope> Where(string asked) => [];
    }

    private sealed class Part(string slot, string? text, int order) : ISlotProvider
    {
        public string Slot => slot;

        public Task<SlotItem?> For(object? model, CancellationToken ct) =>
            text is null ? throw new InvalidOperationException("broken") : Task.FromResult<SlotItem?>(new("Show/_Part", "Events", text, order));
    }

    private sealed class Views : ICompositeViewEngine, IView
    {
        public IReadOnlyList<IViewEngine> ViewEngines => [];

        public string Path => "";

        public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage)
        {
            // Without a page's descriptor the engine would not look into the folder.
            Assert.IsType<PageActionDescriptor>(context.ActionDescriptor);
            Assert.Equal("_Part", viewName);
            Assert.Equal(("Events", "/Show/_Part"), ((string)context.RouteData.Values["area"]!, (string)context.RouteData.Values["page"]!));
            return ViewEngineResult.Found(viewName, this);
        }

        public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) => throw new NotSupportedException();

        public Task RenderAsync(ViewContext context) => context.Writer.WriteAsync(context.ViewData.Model + " ");
    }
}
