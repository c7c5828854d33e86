using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.Tests;

/// <summary>Runs one tag helper and reads what it wrote as a browser would.</summary>
internal static class Rendering
{
    public static async Task<IElement> Html(TagHelper helper, string inside = "", params TagHelperAttribute[] others)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("c-test", [.. others], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetHtmlContent(inside)));
        await helper.ProcessAsync(context, output);
        using var writer = new StringWriter();
        ((IHtmlContent)output).WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument("<body>" + writer + "</body>").Body!;
    }

    public static ViewContext View(string path = "/", ModelStateDictionary? state = null)
    {
        var http = new DefaultHttpContext { Request = { Path = path } };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), state ?? new ModelStateDictionary());
        return new(action, NoView.One, data, new TempDataDictionary(http, new NoTempData()), TextWriter.Null, new HtmlHelperOptions());
    }

    public static ModelExpression For<T>(string name, T value) =>
        new(name, new EmptyModelMetadataProvider().GetModelExplorerForType(typeof(T), value));

    public static ModelStateDictionary Refused(string field, string why, string? typed = null)
    {
        var state = new ModelStateDictionary();
        if (typed is not null) state.SetModelValue(field, typed, typed);
        state.AddModelError(field, why);
        return state;
    }

    private sealed class NoView : Microsoft.AspNetCore.Mvc.ViewEngines.IView
    {
        public static readonly NoView One = new();

        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }

    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}

/// <summary>Ui's own texts, in the language of the moment.</summary>
internal sealed class Texts : IStringLocalizer
{
    public static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(typeof(Formats).Assembly.GetManifestResourceStream($"Resources/{language}.json")!)!;

    private static string Find(string key) => Read(Formats.English ? "en" : "vi").GetValueOrDefault(key, key);

    public LocalizedString this[string name] => new(name, Find(name));

    public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.InvariantCulture, Find(name), arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}

/// <summary>A language for the length of a test.</summary>
internal sealed class Language : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public Language(string name) => CultureInfo.CurrentUICulture = new(name);

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
