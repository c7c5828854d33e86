using System.Diagnostics;
using Campaigns.Runtime.Faults;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Runtime.Web;

/// <summary>Errors that no page or endpoint answered: problem documents for programs (RFC 9457), friendly pages for people.</summary>
internal static class Errors
{
    /// <summary>An exception: one answer for all, with a trace id that support can find in the log.</summary>
    public static async Task Exception(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (Troubles.Of(fault) is { } trouble)
        {
            context.RequestServices.GetRequiredService<Vitals>().Met(trouble, fault!);
            await Unavailable(context, trouble);
            return;
        }

        context.Response.StatusCode = fault is BadHttpRequestException bad ? bad.StatusCode : IsNoText(fault) ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;
        await Answer(context);
    }

    // U+0000 is no text to PostgreSQL (22021): whoever sends it sent something malformed, wherever in the request it stood.
    private static bool IsNoText(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault is System.Data.Common.DbException { SqlState: "22021" }) return true;
        return false;
    }

    /// <summary>Data cannot be kept or read now: 503 with the time after which to try again, and what was typed is given back to be sent again.</summary>
    public static Task Unavailable(HttpContext context, Trouble trouble)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = trouble is Trouble.Full or Trouble.ReadOnly ? "60" : "10";
        return IsApi(context) ? Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "storage-" + trouble.Word()) : Page(context, StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>A bare status without a body.</summary>
    public static Task Status(HttpContext context) => Answer(context);

    private static async Task Answer(HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (IsApi(context)) await Problems.Write(context, status, status == 400 ? ApiWords.Of(context).Malformed : CodeOf(status));
        else await Page(context, status);
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static string CodeOf(int status) => status switch
    {
        400 => "malformed-request",
        401 => "not-signed-in",
        403 => "not-allowed",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "too-large",
        415 => "unsupported-media-type",
        429 => "too-many-requests",
        _ => "internal-error",
    };

    private static async Task Page(HttpContext context, int status)
    {
        var services = context.RequestServices;
        var action = new Microsoft.AspNetCore.Mvc.ActionContext(context, context.GetRouteData() ?? new RouteData(), new ActionDescriptor());
        var found = services.GetRequiredService<IRazorViewEngine>().FindView(action, "_Error", isMainPage: true);
        context.Response.ContentType = "text/html; charset=utf-8";
        if (!found.Success)
        {
            await context.Response.WriteAsync($"<!doctype html><title>{status}</title><h1>{status}</h1>");
            return;
        }

        await using var writer = new StringWriter();
        var model = new ErrorPage(status, Activity.Current?.Id ?? context.TraceIdentifier, services.GetRequiredService<IStringLocalizer>(), status == StatusCodes.Status503ServiceUnavailable ? await Typed.Of(context) : null);
        var data = new ViewDataDictionary<ErrorPage>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        data["Title"] = model.Title;
        var view = new ViewContext(action, found.View, data, new TempDataDictionary(context, services.GetRequiredService<ITempDataProvider>()), writer, new HtmlHelperOptions());
        try
        {
            await found.View.RenderAsync(view);
        }
        catch (System.Exception e) when (Troubles.Of(e) is not null)
        {
            // The frame around it asks the database as well. The text alone is better than nothing.
            await context.Response.WriteAsync(BarePage.Of(model));
            return;
        }

        // Afterwards: a page with a form says so by itself, and would warn of a header it has to replace.
        if (context.Response.Headers.CacheControl.Count == 0) context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(writer.ToString());
    }
}
