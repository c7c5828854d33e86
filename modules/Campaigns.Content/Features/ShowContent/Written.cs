using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Features.ShowContent;

/// <summary>Markdown to HTML that is safe to show, whoever wrote it: raw HTML is text, and what comes out passes a list of allowed elements.</summary>
internal sealed partial class Written(IStringLocalizer texts)
{
    private static readonly string[] Elements =
        ["p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "blockquote", "code", "pre", "br", "hr", "table", "thead", "tbody", "tr", "th", "td"];

    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();
    private readonly HtmlSanitizer _sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = Elements.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    });

    /// <summary>The HTML.</summary>
    /// <param name="markdown">As written.</param>
    /// <param name="root">Path base of the request: links within the site keep the reader's language.</param>
    public string Html(string markdown, string root = "")
    {
        var document = Markdown.Parse(markdown, _pipeline);
        // The page has its one h1 already.
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Clamp(heading.Level, 2, 4);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage) link.IsImage = false; // Pictures are not offered yet: the link to it stays.
            if (link.Url is ['/', not '/', ..] or "/") link.Url = root + link.Url;
        }

        return WithScrollingTables(_sanitizer.Sanitize(document.ToHtml(_pipeline)));
    }

    /// <summary>The words alone, for search.</summary>
    public static string Plain(string markdown) => Markdown.ToPlainText(markdown).Trim();

    // A wide table scrolls inside its own named region, never the page. What comes here passed the list: a table is a bare <table>.
    private string WithScrollingTables(string html)
    {
        var number = 0;
        return Table().Replace(html, m => m.Value == "</table>"
            ? "</table></div>"
            : $"<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{texts["content.table", ++number]}\"><table class=\"table\">");
    }

    [GeneratedRegex("</?table>")]
    private static partial Regex Table();
}
