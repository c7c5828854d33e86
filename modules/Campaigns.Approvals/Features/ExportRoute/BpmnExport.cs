using System.Globalization;
using System.Xml.Linq;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Shared;

namespace Campaigns.Approvals.Features.ExportRoute;

/// <summary>A route as BPMN 2.0 (OMG formal/2011-01-03), with its picture, for other tools to read: stages in sequence, branches between parallel gateways,
/// conditions at exclusive gateways, steps as user tasks. Quorum, deadlines and actions are not part of it.</summary>
internal sealed class BpmnExport(Route route)
{
    private const int Column = 160, Row = 110, TaskWide = 120, TaskHigh = 70, Small = 40, Top = 60;

    private static readonly XNamespace B = "http://www.omg.org/spec/BPMN/20100524/MODEL", Di = "http://www.omg.org/spec/BPMN/20100524/DI", Dc = "http://www.omg.org/spec/DD/20100524/DC", Dd = "http://www.omg.org/spec/DD/20100524/DI";

    private readonly List<XElement> _nodes = [];
    private readonly List<XElement> _flows = [];
    private readonly List<XElement> _shapes = [];
    private readonly List<XElement> _edges = [];
    private readonly Dictionary<string, (int X, int Y, int Wide, int High)> _at = [];
    private int _column;

    public string Write()
    {
        var last = Node("startEvent", "start", null, 0, Small);
        foreach (var stage in route.Stages) last = Stage(stage, last);
        Flow(last, Node("endEvent", "end", null, 0, Small), null);
        var process = new XElement(B + "process", new XAttribute("id", "p-" + route.Key), new XAttribute("name", route.Title.Title(route.Key)), new XAttribute("isExecutable", "false"), _nodes, _flows);
        var plane = new XElement(Di + "BPMNPlane", new XAttribute("id", "plane"), new XAttribute("bpmnElement", "p-" + route.Key), _shapes, _edges);
        var root = new XElement(B + "definitions", new XAttribute("id", "d-" + route.Key), new XAttribute("targetNamespace", "urn:campaigns:approvals"),
            new XAttribute(XNamespace.Xmlns + "bpmn", B), new XAttribute(XNamespace.Xmlns + "bpmndi", Di), new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute(XNamespace.Xmlns + "di", Dd),
            process, new XElement(Di + "BPMNDiagram", new XAttribute("id", "diagram"), plane));
        return new XDeclaration("1.0", "UTF-8", null) + "\n" + root;
    }

    // A condition is asked at a gateway before the stage; who is passed over goes straight to the one behind it.
    private string Stage(Stage stage, string before)
    {
        if (stage.When is null) return Branches(stage, before, null);
        var ask = Node("exclusiveGateway", $"ask-{stage.Id}", stage.Title.Title(stage.Id), 0, Small);
        Flow(before, ask, null);
        var inner = Branches(stage, ask, "x");
        var join = Node("exclusiveGateway", $"met-{stage.Id}", null, 0, Small);
        Flow(inner, join, null);
        var around = Flow(ask, join, null);
        _nodes.First(n => (string)n.Attribute("id")! == ask).SetAttributeValue("default", around);
        return join;
    }

    private string Branches(Stage stage, string before, string? when)
    {
        if (stage.Branches.Count == 1) return Steps(stage, stage.Branches[0], before, 0, when);
        var fork = Node("parallelGateway", $"fork-{stage.Id}", null, 0, Small);
        Flow(before, fork, when);
        var (from, to) = (_column, _column);
        var ends = new List<string>();
        for (var i = 0; i < stage.Branches.Count; i++)
        {
            _column = from;
            ends.Add(Steps(stage, stage.Branches[i], fork, i, null));
            to = Math.Max(to, _column);
        }

        _column = to;
        var join = Node("parallelGateway", $"join-{stage.Id}", null, 0, Small);
        foreach (var end in ends) Flow(end, join, null);
        return join;
    }

    private string Steps(Stage stage, Branch branch, string before, int row, string? when)
    {
        foreach (var step in branch.Steps)
        {
            var name = step.Title?.Title(step.Id) ?? branch.Title?.Title(branch.Id) ?? stage.Title.Title(stage.Id);
            var task = Node("userTask", $"step-{step.Id}", name, row, TaskWide);
            Flow(before, task, when);
            (before, when) = (task, null);
        }

        return before;
    }

    private string Node(string kind, string id, string? name, int row, int wide)
    {
        var high = wide == TaskWide ? TaskHigh : Small;
        _at[id] = (20 + (_column * Column), Top + (row * Row) + ((TaskHigh - high) / 2), wide, high);
        _column++;
        _nodes.Add(new(B + kind, new XAttribute("id", id), name is null ? null : new XAttribute("name", name)));
        var (x, y, _, _) = _at[id];
        _shapes.Add(new(Di + "BPMNShape", new XAttribute("id", id + "-shape"), new XAttribute("bpmnElement", id), new XElement(Dc + "Bounds", Number("x", x), Number("y", y), Number("width", wide), Number("height", high))));
        return id;
    }

    private string Flow(string from, string to, string? when)
    {
        var id = $"flow-{_flows.Count + 1}";
        var flow = new XElement(B + "sequenceFlow", new XAttribute("id", id), new XAttribute("sourceRef", from), new XAttribute("targetRef", to));
        if (when is not null) flow.Add(new XElement(B + "conditionExpression", new XAttribute(XNamespace.Get("http://www.w3.org/2001/XMLSchema-instance") + "type", "bpmn:tFormalExpression"), "route condition"));
        _flows.Add(flow);
        var (a, b) = (_at[from], _at[to]);
        _edges.Add(new(Di + "BPMNEdge", new XAttribute("id", id + "-edge"), new XAttribute("bpmnElement", id),
            new XElement(Dd + "waypoint", Number("x", a.X + a.Wide), Number("y", a.Y + (a.High / 2))), new XElement(Dd + "waypoint", Number("x", b.X), Number("y", b.Y + (b.High / 2)))));
        return id;
    }

    private static XAttribute Number(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
