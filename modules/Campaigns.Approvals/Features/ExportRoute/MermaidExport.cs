using System.Globalization;
using System.Text;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Shared;

namespace Campaigns.Approvals.Features.ExportRoute;

/// <summary>A route as a Mermaid flowchart, for documents that draw it themselves.</summary>
internal static class MermaidExport
{
    public static string Write(Route route)
    {
        var text = new StringBuilder("flowchart LR\n  start((start))\n");
        var before = new List<string> { "start" };
        foreach (var stage in route.Stages)
        {
            var ends = new List<string>();
            text.Append(CultureInfo.InvariantCulture, $"  subgraph {stage.Id}_stage[\"{Safe(stage.Title.Title(stage.Id))}\"]\n");
            foreach (var step in stage.Branches.SelectMany(b => b.Steps)) text.Append(CultureInfo.InvariantCulture, $"    {step.Id}[\"{Safe(step.Title?.Title(step.Id) ?? step.Id)}\"]\n");
            text.Append("  end\n");
            foreach (var branch in stage.Branches)
            {
                var from = before;
                foreach (var step in branch.Steps)
                {
                    foreach (var one in from) text.Append(CultureInfo.InvariantCulture, $"  {one} {(stage.When is null ? "-->" : "-. when .->")} {step.Id}\n");
                    from = [step.Id];
                }

                ends.AddRange(from);
            }

            before = ends;
        }

        foreach (var one in before) text.Append(CultureInfo.InvariantCulture, $"  {one} --> done((end))\n");
        return text.ToString();
    }

    private static string Safe(string text) => text.Replace("\"", "'", StringComparison.Ordinal);
}
