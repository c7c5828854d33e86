using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui;

/// <summary>The three ways a page answers a form: a piece of HTML, a refusal, or somewhere else. Each works with and without htmx.</summary>
public static class Fragments
{
    /// <summary>Whether htmx asked, and so wants a piece instead of a page. A boosted link or the restoring of history wants the page.</summary>
    public static bool WantsFragment(this HttpRequest request) =>
        request.Headers["HX-Request"] == "true" && request.Headers["HX-Boosted"] != "true" && request.Headers["HX-History-Restore-Request"] != "true";

    /// <summary>Answers htmx with the partial. Without htmx: a GET gets the whole page, a POST goes back to the page by 303, so that Reload sends nothing twice.</summary>
    /// <param name="page">The page.</param>
    /// <param name="partialName">By name, so that a theme may replace it.</param>
    /// <param name="model">What the partial is given; the page itself when left out.</param>
    /// <param name="redirectTo">Where a POST without htmx goes, such as <c>/admin/events</c>; this page's own address when left out.</param>
    public static IActionResult Fragment(this PageModel page, string partialName, object? model = null, string? redirectTo = null)
    {
        page.Response.Headers.Append("Vary", "HX-Request");
        if (page.Request.WantsFragment()) return page.Piece(partialName, model, StatusCodes.Status200OK);
        if (HttpMethods.IsGet(page.Request.Method) || HttpMethods.IsHead(page.Request.Method)) return page.Page();
        return page.SeeOther(redirectTo ?? page.Request.Path + page.Request.QueryString);
    }

    /// <summary>Shows the form again with what was typed and why it was refused: the partial for htmx, else the whole page.
    /// Status 422, or 409 when the state of things forbids it. What is not there, or not the caller's, becomes a bare 404 or 403.</summary>
    public static IActionResult Refused(this PageModel page, string partialName, IEnumerable<Failure> failures)
    {
        var all = failures.ToList();
        if (all.Exists(failure => failure.Kind == FailureKind.NotFound)) return new NotFoundResult();
        if (all.Exists(failure => failure.Kind == FailureKind.Forbidden)) return new StatusCodeResult(StatusCodes.Status403Forbidden);

        page.Explain(all);
        var status = all.Exists(failure => failure.Kind is FailureKind.Conflict or FailureKind.Stale)
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity;
        if (page.Request.WantsFragment()) return page.Piece(partialName, null, status);
        return new PageResult { StatusCode = status };
    }

    /// <summary>It is done: go on elsewhere. 303 for a browser, <c>HX-Redirect</c> for htmx.</summary>
    /// <param name="page">The page.</param>
    /// <param name="redirectUrl">Within the site, such as <c>/admin/events</c> or <c>~/admin/events</c>; the language of the address is kept.</param>
    /// <param name="notice">Shown once on the next page by <c>&lt;c-notice /&gt;</c>; already in the user's language.</param>
    public static IActionResult Done(this PageModel page, string redirectUrl, string? notice = null)
    {
        if (notice is not null) page.TempData[Notice] = notice;
        if (!page.Request.WantsFragment()) return page.SeeOther(redirectUrl);
        page.Response.Headers["HX-Redirect"] = page.Local(redirectUrl);
        return new StatusCodeResult(StatusCodes.Status204NoContent);
    }

    /// <summary>Key in TempData of the notice for the next page.</summary>
    internal const string Notice = "ui.notice";

    /// <summary>Key in ViewData of the fields in the order the rules named them: ModelState itself sorts by name.</summary>
    internal const string FieldOrder = "ui.field-order";

    /// <summary>Puts the failures beside their fields, in the user's language. What the rules say replaces what the binder said.</summary>
    internal static void Explain(this PageModel page, IEnumerable<Failure> failures)
    {
        var texts = page.HttpContext.RequestServices.GetRequiredService<IStringLocalizer>();
        var order = new List<string>();
        page.ViewData[FieldOrder] = order;
        foreach (var failure in failures)
        {
            var key = failure.Field ?? "";
            order.Add(key);
            if (key.Length > 0 && page.ModelState.TryGetValue(key, out var entry)) entry.Errors.Clear();
            page.ModelState.AddModelError(key, failure.Args.Length == 0 ? texts[failure.Code] : texts[failure.Code, failure.Args]);
        }
    }

    private static PartialViewResult Piece(this PageModel page, string partialName, object? model, int status) => new()
    {
        ViewName = partialName,
        ViewData = new ViewDataDictionary<object?>(page.ViewData, model ?? page),
        StatusCode = status,
    };

    private static StatusCodeResult SeeOther(this PageModel page, string redirectUrl)
    {
        page.Response.Headers.Location = page.Local(redirectUrl);
        return new(StatusCodes.Status303SeeOther);
    }

    /// <summary>English pages live under <c>/en</c>, which is the path base: an address without it would change the language.</summary>
    private static string Local(this PageModel page, string url)
    {
        var path = url.StartsWith("~/", StringComparison.Ordinal) ? url[1..] : url;
        if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/\\", StringComparison.Ordinal))
            throw new ArgumentException("Leads out of the site", nameof(url));
        var root = page.Request.PathBase.Value ?? "";
        return path == root || path.StartsWith(root + "/", StringComparison.Ordinal) ? path : root + path;
    }
}
