using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Campaigns.Ui.TagHelpers;

/// <summary>Reads back what Razor already encoded, so that it is not encoded twice when it moves to another element.</summary>
internal static class Html
{
    public static string Read(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
