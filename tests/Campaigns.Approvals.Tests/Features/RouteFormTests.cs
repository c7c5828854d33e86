using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Approvals.Features.WriteRoute;

namespace Campaigns.Approvals.Tests.Features;

/// <summary>Routes as forms: what is not touched stays as it was, what is filled in is written where it belongs, and what is wrong is told beside its field.</summary>
public sealed class RouteFormTests
{
    private static readonly FormWriting Writing = new(Some.Plan.Fields);

    private static JsonObject Doc(string stages) => JsonNode.Parse(Some.RouteText(stages))!.AsObject();

    [Fact]
    public void A_form_that_nobody_touched_writes_every_shipped_route_as_it_was()
    {
        foreach (var doc in ShippedRoutes.All())
        {
            var before = JsonNode.Parse(doc.GetRawText())!.AsObject();
            Assert.Equal(Canonical.Text(before), Canonical.Text(Writing.Write(FormReading.Of(before), before)));
        }
    }

    [Fact]
    public void What_is_filled_in_is_written_where_it_belongs_and_reads_as_a_route()
    {
        var before = Doc(Some.Stage("a", Some.AreaPost, """
            "exclude":["requester"],"sla":{"due":"1wd","onExpire":{"after":"1wd","outcome":"reject"}}
            """));
        var form = FormReading.Of(before);
        var stage = form.Stages[0];
        stage.TitleVi = "Bưu điện";
        stage.When.Rows[0] = new() { Field = "budget", Op = "gt", Value = "50.000.000" };
        stage.Steps[0].Who[1] = new() { Kind = "user", Which = "clerk" };
        (stage.Steps[0].Quorum, stage.Steps[0].Number, stage.Steps[0].Due, stage.Steps[0].Remind) = ("atLeast", "2", "2wd", "4wh, 1wh");
        (stage.Steps[0].EscalateAfter, stage.Steps[0].EscalateMode, stage.Steps[0].EscalateTo) = ("0wh", "replace", new() { Kind = "level", Role = "director", Org = "post", Which = "province" });
        form.Stages.Add(new() { Id = "b", Steps = [new() { Who = [new() { Kind = "sameAs", Which = "a" }] }, new() { Id = "c", Who = [new() { Kind = "managerOf", Which = "requester" }] }], Join = "1" });
        form.Stages[1].Steps[0].Id = "b-one";
        var doc = Writing.Write(form, before);
        var (route, faults) = RouteReader.Read(JsonSerializer.SerializeToElement(doc));
        Assert.True(route is not null, string.Join("; ", faults));
        Assert.Empty(RouteValidation.Check(route, Some.Plan, new TestDirectory(Some.Organisation), new()).Errors);
        var step = route.Stages[0].Branches[0].Steps[0];
        Assert.Equal(new Quorum(QuorumKind.AtLeast, 2), step.Quorum);
        Assert.Equal((2, "2wd", EscalationMode.Replace, Outcome.Reject), (step.Sla!.RemindBefore.Count, step.Sla.Due.ToString(), step.Sla.Escalate[0].Mode, step.Sla.OnExpire!.Outcome));
        Assert.Single(step.Exclude);
        Assert.Equal("""{"field":"budget","op":"gt","value":50000000}""", doc["stages"]![0]!["when"]!.ToJsonString());
        Assert.Equal((2, JoinKind.AtLeast), (route.Stages[1].Branches.Count, route.Stages[1].Join.Kind));
    }

    [Theory]
    [InlineData("""{"id":"A b","step":{"assign":[{"user":"x"}]}}""", "Form.Stages[0].Id")]
    [InlineData("""{"id":"a","step":{"assign":[]}}""", "Form.Stages[0].Steps[0].Who[0].Role")]
    [InlineData("""{"id":"a","step":{"assign":[{"role":"wizard","org":"post","level":"area"}]}}""", "Form.Stages[0].Steps[0].Who[0].Role")]
    [InlineData("""{"id":"a","step":{"assign":[{"role":"director","org":"post","level":"galaxy"}]}}""", "Form.Stages[0].Steps[0].Who[0].Which")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"quorum":{"atLeast":2}}}""", "Form.Stages[0].Steps[0].Quorum")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"quorum":{"percent":900}}}""", "Form.Stages[0].Steps[0].Number")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"sla":{"due":"soon"}}}""", "Form.Stages[0].Steps[0].Due")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"sla":{"due":"1wd","remindBefore":["x"]}}}""", "Form.Stages[0].Steps[0].Remind")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"sla":{"due":"1wd","escalate":[{"after":"x","to":[{"user":"x"}],"mode":"add"}]}}}""", "Form.Stages[0].Steps[0].EscalateAfter")]
    [InlineData("""{"id":"a","when":{"field":"colour","op":"eq","value":"red"},"step":{"assign":[{"user":"x"}]}}""", "Form.Stages[0].When.Rows[0].Field")]
    [InlineData("""{"id":"a","when":{"all":[{"field":"budget","op":"gt","value":1},{"field":"budget","op":"gt","value":"much"}]},"step":{"assign":[{"user":"x"}]}}""", "Form.Stages[0].When.Rows[1].Value")]
    [InlineData("""{"id":"p","branches":[{"id":"p1","steps":[{"id":"s1","assign":[{"user":"x"}]}]},{"id":"p2","steps":[{"id":"s2","assign":[{"sameAs":"zz"}]}]}]}""", "Form.Stages[0].Steps[1].Who[0].Which")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}]}},{"id":"a","step":{"assign":[{"user":"x"}]}}""", "Form.Stages[1].Id")]
    public void What_is_wrong_is_told_beside_its_field(string stages, string field)
    {
        var doc = Doc(stages);
        var (route, faults) = RouteReader.Read(JsonSerializer.SerializeToElement(doc));
        if (route is not null) (faults, _) = RouteValidation.Check(route, Some.Plan, new TestDirectory(Some.Organisation), new());
        Assert.Contains(field, faults.Select(f => new FieldOfFault(doc).Of(f.Pointer)));
    }

    [Fact]
    public void What_differs_between_versions_is_named_by_stage_and_step_wherever_they_stand()
    {
        var (a, b) = (Some.Stage("a", Some.AreaPost, "\"sla\":{\"due\":\"1wd\"}"), Some.Stage("b", Some.AreaBhxh));
        Assert.Empty(RouteDifference.Between(Doc($"{a},{b}"), Doc($"{a},{b}")));
        var moved = Assert.Single(RouteDifference.Between(Doc($"{a},{b}"), Doc($"{b},{a}")));
        Assert.Equal(("stages", "a, b", "b, a"), (moved.Place, moved.Before, moved.After));
        var later = Assert.Single(RouteDifference.Between(Doc($"{a},{b}"), Doc($"{a.Replace("1wd", "3wd", StringComparison.Ordinal)},{b}")));
        Assert.Equal(("stages › a › step › sla › due", "\"1wd\"", "\"3wd\""), (later.Place, later.Before, later.After));
        Assert.Equal(["stages › c"], RouteDifference.Between(Doc($"{a},{b}"), Doc($"{a},{b},{Some.Stage("c", Some.User("x"))}")).Select(c => c.Place));
    }
}
