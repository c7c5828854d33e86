using System.Globalization;
using System.Net;
using System.Text;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Shared;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>The route as a picture: stages from left to right, branches below each other, the present one marked. The list beside it says the same.</summary>
internal static class RouteDrawing
{
    private const int Wide = 168, High = 52, Gap = 36, Below = 12, Edge = 8, Letters = 20, Line = 18;

    public static string Of(CaseFile file, string title) => Framed(Svg(file.Route, title, s => Shown.StateOf(file, s, file.Stages.First(r => r.StageId == s.Id))), title);

    /// <summary>The route without any request.</summary>
    public static string Of(Route route, string title) => Framed(Svg(route, title, _ => StageState.Pending), title);

    public static string Svg(Route route, string title, Func<Stage, StageState> state)
    {
        var svg = new StringBuilder();
        var rows = route.Stages.Max(s => s.Branches.Count);
        var (width, height) = ((route.Stages.Count * (Wide + Gap)) - Gap + (2 * Edge), (rows * (High + Below)) - Below + (2 * Edge));
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" class="route" role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-label="{Text(title)}">""");
        for (var i = 0; i < route.Stages.Count; i++)
        {
            var (x, stage) = (Edge + (i * (Wide + Gap)), route.Stages[i]);
            if (i > 0) svg.Append(CultureInfo.InvariantCulture, $"""<path d="M {x - Gap + 4} {Edge + (High / 2)} H {x - 6}" fill="none" stroke="currentColor" stroke-width="2" />""");
            for (var j = 0; j < stage.Branches.Count; j++)
            {
                var name = stage.Branches.Count == 1 ? stage.Title.Title(stage.Id) : stage.Branches[j].Title.Title(stage.Branches[j].Id);
                Box(svg, x, Edge + (j * (High + Below)), name, state(stage));
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Framed(string svg, string title) => $"""<div class="table-scroll" role="region" tabindex="0" aria-label="{Text(title)}">{svg}</div>""";

    // Done is ticked, the present one has a thick frame, what is passed over is dashed: never by colour alone.
    private static void Box(StringBuilder svg, int x, int y, string name, StageState state)
    {
        var (mark, line, dashes) = state switch
        {
            StageState.Approved => ("✓ ", 2, ""),
            StageState.Open => ("▶ ", 3, ""),
            StageState.Rejected => ("✕ ", 2, ""),
            StageState.Skipped or StageState.Cancelled => ("", 1, " stroke-dasharray=\"4 4\""),
            _ => ("", 1, ""),
        };
        var lines = Lines(mark + name);
        svg.Append(CultureInfo.InvariantCulture, $"""<g{(state == StageState.Open ? " data-present=\"\"" : "")}><title>{Text(name)}</title><rect x="{x}" y="{y}" width="{Wide}" height="{High}" rx="6" fill="none" stroke="currentColor" stroke-width="{line}"{dashes} pointer-events="all" />""");
        for (var n = 0; n < lines.Count; n++)
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x + 10}" y="{y + (High / 2) + 5 + (n * Line) - ((lines.Count - 1) * Line / 2)}" font-size="14" fill="currentColor">{Text(lines[n])}</text>""");
        svg.Append("</g>");
    }

    // Two lines at most; what does not fit is cut, and the whole name stands in the title and in the list.
    private static List<string> Lines(string name)
    {
        var lines = new List<string> { "" };
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > Letters) lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        if (lines.Count > 2) lines = [lines[0], string.Join(' ', lines.Skip(1))];
        return lines.ConvertAll(l => l.Length > Letters + 1 ? l[..Letters] + "…" : l);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
