using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.TestHost;

namespace Campaigns.Approvals.Tests.Domain;

public sealed class RouteTests
{
    private static readonly string Good = Some.Stage("a", Some.AreaPost);

    [Theory]
    [InlineData("", "/stages", "out-of-range")]
    [InlineData("""{"id":"a","step":{"assign":[]}}""", "/stages/0/step/assign", "out-of-range")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x","org":"post"}]}}""", "/stages/0/step/assign/0", "only-with-role")]
    [InlineData("""{"id":"a","step":{"assign":[{"role":"x","org":"post"}]}}""", "/stages/0/step/assign/0", "one-of")]
    [InlineData("""{"id":"a","arrow":"b","step":{"assign":[{"user":"x"}]}}""", "/stages/0/arrow", "unknown-member")]
    [InlineData("""{"id":"a"}""", "/stages/0", "step-or-branches")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"sla":{"due":"2 days"}}}""", "/stages/0/step/sla/due", "bad-duration")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"outcomes":["reject"]}}""", "/stages/0/step/outcomes", "no-approve")]
    [InlineData("""{"id":"a","when":{"field":"budget","op":"is"},"step":{"assign":[{"user":"x"}]}}""", "/stages/0/when/op", "unknown-word")]
    public void A_wrong_shape_is_refused_with_its_place(string stages, string pointer, string code)
    {
        var (route, faults) = RouteReader.Read(Some.Json(Some.RouteText(stages)));
        Assert.Null(route);
        Assert.Contains((pointer, code), faults.Select(f => (f.Pointer, f.Code)));
    }

    [Theory]
    [InlineData("""{"id":"a","step":{"assign":[{"role":"wizard","org":"post","level":"area"}]}}""", "/stages/0/step/assign/0/role", "unknown-role")]
    [InlineData("""{"id":"a","step":{"assign":[{"role":"director","org":"post","area":"nga-son"}]}}""", "/stages/0/step/assign/0/role", "empty-role")] // Who held it has left.
    [InlineData("""{"id":"a","step":{"assign":[{"role":"deputy-director","org":"post","level":"area"}]}}""", "/stages/0/step/assign/0/role", "empty-role")]
    [InlineData("""{"id":"a","branches":[{"id":"x","steps":[{"id":"x1","assign":[{"user":"x"}]}]},{"id":"y","steps":[{"id":"y1","onEmpty":"skip","assign":[{"user":"x"},{"role":"clerk","org":"post","level":"province"}]}]}]}""", "/stages/0/branches/1/steps/0/assign/1/role", "empty-role")]
    [InlineData("""{"id":"a","step":{"assign":[{"role":"director","org":"post","level":"galaxy"}]}}""", "/stages/0/step/assign/0/level", "unknown-level")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"quorum":{"atLeast":2}}}""", "/stages/0/step/quorum", "unreachable-quorum")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"},{"user":"x"}],"quorum":{"atLeast":2}}}""", "/stages/0/step/quorum", "unreachable-quorum")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}],"watches":["budget","colour"]}}""", "/stages/0/step/watches/1", "unknown-field")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}]},"hooks":{"approved":[{"command":"test.x","args":{"a":"{% capture a %}x{% endcapture %}"}}]}}""", "/stages/0/hooks/approved/0/args/a", "bad-template")]
    [InlineData("""{"id":"a","step":{"assign":[{"sameAs":"b"}]}},{"id":"b","step":{"assign":[{"user":"x"}]}}""", "/stages/0/step/assign/0/sameAs", "bad-reference")]
    [InlineData("""{"id":"a","step":{"assign":[{"sameAs":"a"}]}}""", "/stages/0/step/assign/0/sameAs", "bad-reference")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}]}},{"id":"a","step":{"assign":[{"user":"x"}]}}""", "/stages/1/id", "duplicate-id")]
    [InlineData("""{"id":"a","when":{"field":"colour","op":"eq","value":"red"},"step":{"assign":[{"user":"x"}]}}""", "/stages/0/when/field", "unknown-field")]
    [InlineData("""{"id":"a","when":{"field":"budget","op":"gt","value":"much"},"step":{"assign":[{"user":"x"}]}}""", "/stages/0/when/value", "type-mismatch")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}]},"hooks":{"approved":[{"command":"events.confirm"}]}}""", "/stages/0/hooks/approved/0/command", "unknown-command")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}]},"hooks":{"approved":[{"command":"test.x","args":{"a":"{{ subject.colour }}"}}]}}""", "/stages/0/hooks/approved/0/args/a", "bad-template")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"},{"sameAs":"a"}]}}""", "/stages/0/step/assign/1/sameAs", "bad-reference")]
    [InlineData("""{"id":"a","step":{"assign":[{"sameAs":"b"}]}},{"id":"b","step":{"assign":[{"sameAs":"a"}]}}""", "/stages/0/step/assign/0/sameAs", "bad-reference")]
    [InlineData("""{"id":"a","when":{"all":[{"field":"budget","op":"gt","value":5},{"field":"budget","op":"lt","value":6}]},"step":{"assign":[{"user":"x"}]}}""", "/stages/0/when", "unreachable-stage")]
    [InlineData("""{"id":"a","when":{"field":"level","op":"eq","value":"area"},"step":{"assign":[{"user":"x"}],"when":{"field":"level","op":"in","value":["province"]}}}""", "/stages/0/when", "unreachable-stage")]
    [InlineData("""{"id":"a","when":{"all":[{"field":"budget","op":"isNull"},{"field":"budget","op":"ge","value":1}]},"step":{"assign":[{"user":"x"}]}}""", "/stages/0/when", "unreachable-stage")]
    [InlineData("""{"id":"a","when":{"field":"budget","op":"between","value":[9,1]},"step":{"assign":[{"user":"x"}]}}""", "/stages/0/when", "unreachable-stage")]
    [InlineData("""{"id":"a","step":{"assign":[{"user":"x"}]},"hooks":{"approved":[{"command":"test.x","args":{"a":"{% for i in (1..99999999) %}x{% endfor %}"}}]}}""", "/stages/0/hooks/approved/0/args/a", "bad-template")]
    public void What_cannot_work_is_refused_before_it_is_published(string stages, string pointer, string code)
    {
        var (errors, _) = RouteValidation.Check(Some.Route(stages), Some.Plan, new TestDirectory(Some.Organisation), new());
        Assert.Contains((pointer, code), errors.Select(f => (f.Pointer, f.Code)));
    }

    [Theory]
    [InlineData("", "\"selfApproval\":\"allow\"", "financial-self-approval")]
    [InlineData("\"bulk\":true", "", "financial-bulk")]
    [InlineData("\"link\":\"confirm\"", "", "financial-link")]
    [InlineData("\"sla\":{\"due\":\"1wd\",\"onExpire\":{\"after\":\"1wd\",\"outcome\":\"approve\"}}", "", "financial-auto-approve")]
    public void Where_money_moves_nothing_is_approved_by_itself(string step, string more, string code)
    {
        var (errors, _) = RouteValidation.Check(Some.Route(Some.Stage("a", Some.AreaPost, step), more), Some.Plan with { Financial = true }, new TestDirectory(Some.Organisation), new());
        Assert.Equal(code, Assert.Single(errors).Code);
    }

    [Theory]
    [InlineData("{% assign a = \"x\" %}", "{% assign a = a | append: a %}", "{{ a }}")]
    [InlineData("{{ subject.id", "", " | nofilter }}")]
    [InlineData("{{ outcome", "", " | truncate: -99999999999 }}")]
    [InlineData("{{ \"aaaaaaaaaa\"", " | replace: \"a\", \"aaaaaaaaaa\"", " }}")]
    [InlineData("{% assign a = \",,\" | split: \",\" %}", "{% assign a = a | concat: a %}", "{{ a }}")]
    public void A_template_that_breaks_or_doubles_what_it_has_is_refused_before_it_fills_the_memory(string start, string again, string end) =>
        Assert.NotNull(new Templates().Check(start + string.Concat(Enumerable.Repeat(again, 60)) + end, new(new Dictionary<string, object?>(), new Dictionary<string, object?>(), new Dictionary<string, object?>(), "approved")));

    [Fact]
    public void A_good_route_has_no_fault_and_warnings_are_told()
    {
        var (errors, warnings) = RouteValidation.Check(Some.Route(Good), Some.Plan, new TestDirectory(Some.Organisation), new());
        Assert.Empty(errors);
        Assert.Equal(new Fault("/stages/0/step/assign/0/role", "vacant-seat", "director@post:nga-son"), Assert.Single(warnings)); // Requests of that area will wait.
        Assert.Empty(RouteValidation.Check(Some.Route(Some.Stage("a", Some.AreaPost, "\"onEmpty\":\"parent\"")), Some.Plan, new TestDirectory(Some.Organisation), new()).Warnings); // The province is asked there.
        var (_, told) = RouteValidation.Check(Some.Route("""{"id":"a","when":{"field":"budget","op":"gt","value":1},"step":{"assign":[{"user":"x"}],"onEmpty":"skip"}}"""), Some.Plan, new TestDirectory(Some.Organisation), new());
        Assert.Equal(["every-stage-conditional", "step-may-be-skipped"], told.Select(w => w.Code));
    }

    [Theory]
    [InlineData("? {a: b}\n: c")]
    [InlineData("[1: 2]: x")]
    [InlineData("a: &a [*a]")]
    [InlineData("a: 1\na: 2")]
    public void Yaml_that_is_no_document_of_ours_is_refused(string text) => Assert.Null(Yaml.Read(text));

    [Fact]
    public void Yaml_is_read_by_its_core_schema_and_written_so_that_it_comes_back()
    {
        var json = Canonical.Text(Some.Json(Some.RouteText(Good)));
        Assert.Equal(json, Canonical.Text(Yaml.Read(Yaml.Write(System.Text.Json.Nodes.JsonNode.Parse(json)!))));
        Assert.Equal("""{"a":"yes","b":1,"c":true,"d":null,"e":"no"}""", Canonical.Text(Yaml.Read("a: yes\nb: 1\nc: true\nd: ~\ne: no")));
        Assert.Null(Yaml.Read("a: &x [1]\nb: *x"));
        Assert.Null(Yaml.Read("a: [1"));
    }

    [Theory]
    [InlineData("""{"field":"budget","op":"gt","value":5}""", true)]
    [InlineData("""{"field":"amount","op":"gt","value":5}""", false)]
    [InlineData("""{"field":"amount","op":"ne","value":5}""", false)]
    [InlineData("""{"field":"amount","op":"isNull"}""", true)]
    [InlineData("""{"not":{"field":"budget","op":"between","value":[1,5]}}""", true)]
    [InlineData("""{"all":[{"field":"level","op":"in","value":["area","province"]},{"field":"budget","op":"le","value":10}]}""", true)]
    [InlineData("""{"any":[{"field":"level","op":"eq","value":"province"},{"field":"budget","op":"lt","value":10}]}""", false)]
    public void Conditions_are_answered_from_facts(string condition, bool holds)
    {
        var read = ConditionReader.Read(Some.Json(condition), "", []);
        Assert.Equal(holds, read.Holds(new(new Dictionary<string, object?> { ["budget"] = 10L, ["level"] = "area", ["amount"] = null }), new TestDirectory(Some.Organisation)));
    }
}
