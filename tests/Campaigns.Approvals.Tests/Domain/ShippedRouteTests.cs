using System.Text.Json;
using System.Xml.Linq;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.ExportRoute;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Approvals.Features.ViewRequest;

namespace Campaigns.Approvals.Tests.Domain;

/// <summary>The routes that come with the product, and what is made of routes for others.</summary>
public sealed class ShippedRouteTests
{
    public static TheoryData<string> Keys { get; } = [.. ShippedRoutes.All().Select(d => d.GetProperty("key").GetString()!)];

    [Fact]
    public void All_that_were_promised_are_there() => Assert.Equal(
        ["conference-plan", "conference-plan-bhxh-first", "conference-plan-one-step", "content-publication", "event-change", "money-writeoff", "presenter-certification", "qualification-override", "rule-set", "target-change"],
        ShippedRoutes.All().Select(d => d.GetProperty("key").GetString()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Each_can_be_read_and_published(string key)
    {
        var route = Route(key);
        var type = new ApprovalSubjectType(route.SubjectType, FieldsOf(route), ["*"], key == "money-writeoff");
        var roles = route.AllSteps.SelectMany(s => s.Step.Assign.Concat(s.Step.Sla?.Escalate.SelectMany(e => e.To) ?? [])).OfType<ByPosition>();
        var people = Some.Organisation with { Positions = [.. roles.SelectMany(r => new[] { "th", "dong-son" }.Select(area => new PositionDoc("boss", r.Role, r.Org, area)))] };
        var (errors, _) = RouteValidation.Check(route, type, new TestDirectory(people), new());
        Assert.Empty(errors);
    }

    [Fact]
    public void A_long_name_is_drawn_in_two_lines_and_stands_whole_in_its_title()
    {
        const string Name = "Phó giám đốc phụ trách thu và phát triển người tham gia";
        var route = Some.Route($$"""{"id":"a","title":{"vi":"{{Name}}","en":"{{Name}}"},"step":{"assign":[{"user":"x"}]} },{"id":"b","title":{"vi":"Bưu điện","en":"Post"},"step":{"assign":[{"user":"x"}]} }""");
        XNamespace svg = "http://www.w3.org/2000/svg";
        var boxes = XDocument.Parse(RouteDrawing.Svg(route, "x", s => s.Id == "b" ? StageState.Open : StageState.Approved)).Descendants(svg + "g").ToList();
        Assert.Equal([Name, "Bưu điện"], boxes.Select(b => b.Element(svg + "title")!.Value));
        Assert.Equal(["✓ Phó giám đốc phụ", "trách thu và phát tr…"], boxes[0].Elements(svg + "text").Select(t => t.Value));
        Assert.Equal([false, true], boxes.Select(b => b.Attribute("data-present") is not null));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void As_BPMN_every_flow_joins_two_nodes_and_every_node_has_its_place(string key)
    {
        var bpmn = XDocument.Parse(new BpmnExport(Route(key)).Write());
        XNamespace b = "http://www.omg.org/spec/BPMN/20100524/MODEL", di = "http://www.omg.org/spec/BPMN/20100524/DI";
        var process = bpmn.Root!.Element(b + "process")!;
        var nodes = process.Elements().Where(e => e.Name != b + "sequenceFlow").Select(e => (string)e.Attribute("id")!).ToHashSet();
        Assert.All(process.Elements(b + "sequenceFlow"), f => Assert.Subset(nodes, new HashSet<string> { (string)f.Attribute("sourceRef")!, (string)f.Attribute("targetRef")! }));
        Assert.Equal(nodes, bpmn.Descendants(di + "BPMNShape").Select(s => (string)s.Attribute("bpmnElement")!).ToHashSet());
        Assert.Equal(Route(key).AllSteps.Count(), process.Elements(b + "userTask").Count());
    }

    [Fact]
    public void A_trial_goes_the_whole_way_and_says_when_at_the_latest()
    {
        var route = Some.Route($"{Some.Stage("post", Some.AreaPost, "\"sla\":{\"due\":\"1wd\"}")},{Some.Stage("bhxh", Some.AreaBhxh, "\"sla\":{\"due\":\"2wd\"}")}");
        var at = new Campaigns.Approvals.Domain.Engine.Circumstances(Some.Now, "ann", "api", new TestDirectory(Some.Organisation), Some.Calendar, Some.Plan, new());
        var trial = new TrialRun(route, Some.Snapshot(), "ann", at).Run();
        Assert.Equal([("post", "dir-post"), ("bhxh", "dir-bhxh")], trial.Steps.Select(s => (s.StepId, s.Person!)));
        Assert.Equal(("Approved", Some.Now.AddDays(3)), (trial.State, trial.End)); // Monday, and three working days on.
        var alone = new TrialRun(Some.Route(Some.Stage("post", Some.AreaPost)), Some.Snapshot(), "dir-post", at).Run();
        Assert.Equal(("no-eligible-approver", "InProgress"), (alone.Problem, alone.State)); // Nobody approves their own.
    }

    private static Route Route(string key) => RouteReader.Read(ShippedRoutes.All().First(d => d.GetProperty("key").GetString() == key)).Route!;

    // Whatever the route asks, of a type that fits.
    private static List<SubjectField> FieldsOf(Route route)
    {
        var text = JsonSerializer.Serialize(ShippedRoutes.All().First(d => d.GetProperty("key").GetString() == route.Key));
        string[] numbers = ["budget", "amount", "deltaPercent"];
        return [.. new[] { "budget", "level", "chain", "type", "authorId", "trainerId", "owner", "deltaPercent", "amount" }.Where(f => text.Contains($"\"{f}\"", StringComparison.Ordinal))
            .Select(f => new SubjectField(f, numbers.Contains(f) ? FieldType.Integer : FieldType.Text))];
    }
}
