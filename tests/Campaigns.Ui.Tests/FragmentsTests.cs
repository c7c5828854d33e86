using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.Tests;

public sealed class FragmentsTests
{
    [Fact]
    public void Htmx_gets_the_piece_and_a_browser_the_page()
    {
        var piece = Assert.IsType<PartialViewResult>(Ask("GET", htmx: true).Fragment("_Rows"));
        Assert.Equal("_Rows", piece.ViewName);
        Assert.IsType<PageResult>(Ask("GET").Fragment("_Rows"));
    }

    [Fact]
    public void A_boosted_link_and_the_restoring_of_history_get_the_page()
    {
        foreach (var header in (string[])["HX-Boosted", "HX-History-Restore-Request"])
        {
            var page = Ask("GET", htmx: true);
            page.Request.Headers[header] = "true";
            Assert.IsType<PageResult>(page.Fragment("_Rows"));
        }
    }

    [Fact]
    public void Caches_are_told_that_the_answer_depends_on_who_asks()
    {
        var page = Ask("GET");
        page.Fragment("_Rows");
        Assert.Equal("HX-Request", page.Response.Headers.Vary);
    }

    [Fact]
    public void A_post_without_htmx_goes_back_by_303_and_keeps_the_language()
    {
        var page = Ask("POST", pathBase: "/en");
        Assert.Equal(303, Assert.IsType<StatusCodeResult>(page.Fragment("_Registered")).StatusCode);
        Assert.Equal("/en/events/x?step=2", page.Response.Headers.Location);
    }

    [Theory]
    [InlineData("/admin/events", "/en/admin/events")]
    [InlineData("~/admin/events", "/en/admin/events")]
    [InlineData("/en/admin/events", "/en/admin/events")]
    [InlineData("/entry", "/en/entry")]
    public void Done_leads_on_in_the_same_language(string asked, string led)
    {
        var browser = Ask("POST", pathBase: "/en");
        Assert.Equal(303, Assert.IsType<StatusCodeResult>(browser.Done(asked)).StatusCode);
        Assert.Equal(led, browser.Response.Headers.Location);

        var htmx = Ask("POST", htmx: true, pathBase: "/en");
        Assert.Equal(204, Assert.IsType<StatusCodeResult>(htmx.Done(asked)).StatusCode);
        Assert.Equal(led, htmx.Response.Headers["HX-Redirect"]);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public void Done_never_leaves_the_site(string url) => Assert.Throws<ArgumentException>(() => Ask("POST").Done(url));

    [Theory]
    [InlineData(FailureKind.Invalid, 422)]
    [InlineData(FailureKind.Conflict, 409)]
    [InlineData(FailureKind.Stale, 409)]
    public void A_refusal_shows_the_form_again_with_the_right_status(FailureKind kind, int status)
    {
        var failure = new Failure("ui.value-missing", "fullName", kind);
        var page = Ask("POST");
        Assert.Equal(status, Assert.IsType<PageResult>(page.Refused("_Form", [failure])).StatusCode);
        var piece = Assert.IsType<PartialViewResult>(Ask("POST", htmx: true).Refused("_Form", [failure]));
        Assert.Equal(status, piece.StatusCode);
        Assert.Equal("_Form", piece.ViewName);
    }

    [Theory]
    [InlineData(FailureKind.NotFound, 404)]
    [InlineData(FailureKind.Forbidden, 403)]
    public void What_the_caller_may_not_know_is_not_explained(FailureKind kind, int status)
    {
        var page = Ask("POST");
        var answer = (StatusCodeResult)page.Refused("_Form", [Failure.Invalid("ui.value-missing", "fullName"), new("ui.secret", null, kind)]);
        Assert.Equal(status, answer.StatusCode);
        Assert.True(page.ModelState.IsValid);
    }

    [Fact]
    public void The_rules_words_replace_the_binders_and_what_was_typed_stays()
    {
        using var _ = new Language("vi-VN");
        var page = Ask("POST");
        page.ModelState.SetModelValue("FullName", "x", "x");
        page.ModelState.AddModelError("FullName", "The value 'x' is not valid.");
        page.Refused("_Form", [Failure.Invalid("ui.value-missing", "fullName")]);
        var entry = page.ModelState["FullName"]!;
        Assert.Equal("Hãy nhập mục này", Assert.Single(entry.Errors).ErrorMessage);
        Assert.Equal("x", entry.AttemptedValue);
    }

    private static AnyPage Ask(string method, bool htmx = false, string pathBase = "")
    {
        var services = new ServiceCollection().AddSingleton<IStringLocalizer, Texts>().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        (http.Request.Method, http.Request.PathBase, http.Request.Path, http.Request.QueryString) = (method, pathBase, "/events/x", new("?step=2"));
        if (htmx) http.Request.Headers["HX-Request"] = "true";
        var context = new PageContext(new(http, new RouteData(), new CompiledPageActionDescriptor()));
        context.ViewData = new ViewDataDictionary<AnyPage>(new EmptyModelMetadataProvider(), context.ModelState);
        return new() { PageContext = context };
    }

    private sealed class AnyPage : PageModel;
}
