using Campaigns.Ui.Api;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Runtime.Web;

/// <summary>What somebody typed into a form that could not be taken, so that it is not lost.</summary>
internal static class Typed
{
    // A form with one of these is filled in anew rather than handed back in a page.
    private static readonly string[] Secrets = ["password", "proof", "secret", "code", "pin"];

    /// <summary>Null when there is no form, it holds a secret, or it could not be read.</summary>
    public static async Task<SendAgain?> Of(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType || context.Request.WantsOnlyPiece()) return null;
        if ((await context.Request.ReadForm(context.RequestAborted)).Form is not { } form) return null;
        if (form.Keys.Any(k => Array.Exists(Secrets, s => k.Contains(s, StringComparison.OrdinalIgnoreCase)))) return null;
        var fields = form.SelectMany(f => f.Value, (f, value) => new KeyValuePair<string, string>(f.Key, value ?? "")).ToList();
        return new(context.Request.PathBase + context.Request.Path + context.Request.QueryString, fields, form.Files.Count > 0);
    }

    // htmx leaves the form where it is.
    private static bool WantsOnlyPiece(this HttpRequest request) => request.Headers["HX-Request"] == "true";
}

/// <summary>An error page without a frame, for when even the frame cannot be made.</summary>
internal static class BarePage
{
    public static string Of(ErrorPage model)
    {
        var html = System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        var again = model.Again is not { } form ? "" : $"<form method=\"post\" action=\"{html.Encode(form.Action)}\">"
            + string.Concat(form.Fields.Select(f => $"<input type=\"hidden\" name=\"{html.Encode(f.Key)}\" value=\"{html.Encode(f.Value)}\">"))
            + $"<button>{html.Encode(model.T["ui.send-again"])}</button></form><p>{html.Encode(model.T[form.FilesLeft ? "ui.send-again-files" : "ui.send-again-kept"])}</p>";
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return $"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{html.Encode(model.Title)}</title>"
            + $"<main><h1>{html.Encode(model.Title)}</h1><p>{html.Encode(model.Advice)}</p>{again}</main></html>";
    }
}
