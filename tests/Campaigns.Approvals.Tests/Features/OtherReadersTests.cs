using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.ExportRoute;
using Campaigns.Testing;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>Routes as bpmn-moddle reads them and as ajv judges them by the published schemas; neither had a part in making them.</summary>
public sealed class OtherReadersTests
{
    private static readonly string Readers = Path.Combine(Machine.Root, "tests", "Campaigns.Approvals.Tests", "readers");

    // Shapes the reader refuses; the schema must refuse the same, or a document would be written in good faith and not taken.
    private static readonly string[] Wrong =
    [
        "", """{"id":"a"}""", """{"id":"a","step":{"assign":[]}}""", """{"id":"a","arrow":"b","step":{"assign":[{"user":"x"}]}}""", """{"id":"a","step":{"assign":[{"role":"","org":"post","level":"area"}]}}""",
        """{"id":"a","step":{"assign":[{"role":"x","org":"post"}]}}""", """{"id":"a","step":{"assign":[{"role":"x","org":"post","level":"area","area":"b"}]}}""", """{"id":"a","step":{"assign":[{"user":"x","org":"post"}]}}""",
        """{"id":"a","step":{"assign":[{"user":"x"}],"quorum":{"percent":101}}}""", """{"id":"a","step":{"assign":[{"user":"x"}],"quorum":{"atLeast":0}}}""", """{"id":"a","step":{"assign":[{"user":"x"}],"sla":{"due":"2 days"}}}""",
        """{"id":"a","step":{"assign":[{"user":"x"}],"sla":{"due":"P"}}}""", """{"id":"a","step":{"assign":[{"user":"x"}],"outcomes":["reject"]}}""", """{"id":"a","step":{"assign":[{"user":"x"}],"when":{"field":"budget","op":"is"}}}""",
        """{"id":"a b","step":{"assign":[{"user":"x"}]}}""", """{"id":"a","join":"most","step":{"assign":[{"user":"x"}]}}""", """{"id":"a","step":{"assign":[{"user":"x"}],"sla":{"due":"1wd","onExpire":{"after":"1wd","outcome":"return"}}}}""",
        """{"id":"a","step":{"assign":[{"user":"x"}]},"hooks":{"rejected":[]}}""", """{"id":"a","step":{"assign":[{"user":"x"}],"bulk":"yes"}}""", """{"id":"a","step":{"assign":[{"user":"x"}],"exclude":["nobody"]}}""",
    ];

    private static readonly string[] Right =
    [
        Some.Stage("a", Some.AreaPost), Some.Stage("a", Some.User("x"), "\"quorum\":{\"percent\":51},\"reject\":\"quorum\",\"outcomes\":[\"approve\",\"abstain\"],\"exclude\":[\"requester\",{\"fact\":\"authorId\"}]"),
        Some.Stage("a", Some.User("x"), """
            "when":{"any":[{"field":"budget","op":"gt","value":5},{"not":{"field":"level","op":"in","value":["area"]}}]},"sla":{"due":"P1DT2H","remindBefore":["4wh"],"escalate":[{"after":"30wm","to":[{"managerOf":"requester"}],"mode":"notify"}],
            "onExpire":{"after":"1wd","outcome":"approve","actions":[{"command":"test.late","args":{"a":"b"}}]}}
            """),
        """{"id":"p","join":{"atLeast":1},"branches":[{"id":"b1","steps":[{"id":"s1","assign":[{"user":"x"}]}]},{"id":"b2","when":{"field":"budget","op":"isNull"},"steps":[{"id":"s2","assign":[{"sameAs":"s1"}],"attachments":"required","link":"pin"}]}]}""",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_tool_reads_every_diagram_without_a_warning_and_the_schema_judges_as_the_reader_does()
    {
        var shipped = ShippedRoutes.All().ToList();
        var texts = Right.Concat(Wrong).Select(s => Some.RouteText(s)).ToList();
        var drawn = shipped.Select(d => RouteReader.Read(d).Route!).Concat(Right.Select(s => Some.Route(s))).ToList();
        var bundle = new JsonObject { ["schema"] = Bundles.Schema, ["routes"] = new JsonArray([.. shipped.Select(d => (JsonNode)new JsonObject { ["doc"] = JsonNode.Parse(d.GetRawText()), ["hash"] = Canonical.Hash(d) })]) };
        var said = await Read(drawn.Select(r => new BpmnExport(r).Write()), [.. shipped.Select(d => ("urn:campaigns:approval-route:1", d.GetRawText())), .. texts.Select(t => ("urn:campaigns:approval-route:1", t)), ("urn:campaigns:approval-bundle:1", bundle.ToJsonString())]);
        foreach (var (diagram, route) in said.Diagrams.Zip(drawn))
        {
            Assert.Empty(diagram.Warnings);
            Assert.Equal(0, diagram.Unresolved);
            Assert.Equal(route.AllSteps.Count(), diagram.Kinds.Count(k => k == "bpmn:UserTask"));
            Assert.Equal(diagram.Kinds.Count, diagram.Drawn);
        }

        Assert.All(said.Verdicts.Take(shipped.Count).Append(said.Verdicts[^1]), v => Assert.Equal("", string.Join("; ", v.Errors)));
        foreach (var (text, verdict) in texts.Zip(said.Verdicts.Skip(shipped.Count)))
            Assert.True(RouteReader.Read(Some.Json(text)).Route is not null == verdict.Valid, $"{text}: the schema says {verdict.Valid} {string.Join("; ", verdict.Errors)}");
        Assert.Equal(Right.Length, said.Verdicts.Skip(shipped.Count).Take(texts.Count).Count(v => v.Valid));
    }

    private static async Task<Reading> Read(IEnumerable<string> bpmn, IReadOnlyList<(string Schema, string Document)> documents)
    {
        if (!File.Exists(Path.Combine(Readers, "node_modules", ".package-lock.json"))) await Run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        var schemas = new[] { "route", "bundle" }.Select(n => JsonNode.Parse(File.ReadAllText(Path.Combine(Machine.Root, "docs", "schemas", $"approval-{n}.schema.json"))));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new JsonObject
        {
            ["bpmn"] = new JsonArray([.. bpmn.Select(b => (JsonNode)b)]),
            ["schemas"] = new JsonArray([.. schemas]),
            ["documents"] = new JsonArray([.. documents.Select(d => (JsonNode)new JsonObject { ["schema"] = d.Schema, ["document"] = JsonNode.Parse(d.Document) })]),
        }.ToJsonString(), Ct);
        var said = await Run("node", "read.mjs", file);
        File.Delete(file);
        return JsonSerializer.Deserialize<Reading>(said, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Readers, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync(Ct);
        var said = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return said;
    }

    private sealed record Reading(IReadOnlyList<Diagram> Diagrams, IReadOnlyList<Verdict> Verdicts);

    private sealed record Diagram(IReadOnlyList<string> Warnings, int Unresolved, IReadOnlyList<string> Kinds, int Drawn);

    private sealed record Verdict(bool Valid, IReadOnlyList<string> Errors);
}
