using System.Text.Json.Nodes;
using Campaigns.Data;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>What is configured in one installation is carried to another, twice without harm, and refused as a whole where a part of it is wrong.</summary>
public abstract class DeploymentPlanTests(DatabaseProvider provider) : IAsyncLifetime
{
    private static readonly (string Text, string Code)[] Wrong =
    [
        ("{}", "ui.plan-no-plan"),
        ("""{"steps":[{}]}""", "ui.plan-no-plan"),
        ("""{"steps":[{"name":5}]}""", "ui.plan-no-plan"),
        ("""{"steps":[{"name":"features","on":"Events"}]}""", "ui.plan-features-shape"),
        ("""{"steps":[{"name":"features","on":["Events"],"off":["Events"]}]}""", "ui.plan-feature-both"),
        ("""{"steps":[{"name":"settings","settings":[]}]}""", "ui.plan-settings-shape"),
        ("""{"steps":[{"name":"settings","settings":{"no.such":{}}}]}""", "ui.setting-unknown"),
        ("""{"steps":[{"name":"accounts-roles","roles":[{"key":"x"}]}]}""", "accounts.plan-shape"),
        ("""{"steps":[{"name":"accounts-roles","roles":[{"key":"../x","name":"X","permissions":[]}]}]}""", "accounts.plan-role-key"),
        ("""{"steps":[{"name":"accounts-roles","roles":[{"key":"admin","permissions":[]}]}]}""", "accounts.admin-keeps"),
        ("""{"steps":[{"name":"approvals-routes-in-force","routes":{}}]}""", "approvals.plan-shape"),
        ("""{"steps":[{"name":"approvals-routes-in-force","routes":[],"calendar":{"tz":"Asia/Ho_Chi_Minh","week":{"mon":[["07:30","11:30"]]},"days":[{"date":"1/1","kind":"off"}]}}]}""", "approvals.document-fault"),
        ("""{"steps":[{"name":"no-such-step"}]}""", "ui.plan-no-such-step"),
    ];

    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IDeploymentPlan Plans => _site.Services.GetRequiredService<IDeploymentPlan>();

    public async ValueTask InitializeAsync() => _site = await TestSite.World(provider: provider);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // One after the other on one site: what is refused leaves it as it was.
    [Fact]
    public async Task What_is_wrong_is_refused_and_what_is_right_is_carried_out_once_and_again_without_harm()
    {
        await What_is_no_plan_is_refused_with_the_reason();
        await Who_may_not_decide_on_roles_carries_no_roles_in();
        await A_part_that_is_wrong_keeps_all_of_it_out_and_features_as_they_were();
        await It_is_carried_out_once_and_again_without_harm();
        await A_route_of_another_installation_is_in_force_here();
    }

    private async Task A_route_of_another_installation_is_in_force_here()
    {
        Assert.Null(Step(await Plans.Export(Ct), "approvals-routes-in-force")); // As it comes with the product.
        var route = JsonNode.Parse("""
            {"schema":"campaigns.approval-route/1","key":"our-plans","subjectType":"events.plan","title":{"vi":"Của tỉnh","en":"Ours"},"priority":900,
            "stages":[{"id":"bhxh","step":{"assign":[{"role":"director","org":"bhxh","level":"area"}],"sla":{"due":"1wd"}}}]}
            """)!;
        var plan = new JsonObject { ["name"] = "deployment-plan", ["steps"] = new JsonArray(new JsonObject { ["name"] = "approvals-routes-in-force", ["routes"] = new JsonArray(route), ["retired"] = new JsonArray("money-writeoff") }) };
        Assert.Equal(2, (await Import(plan, save: false)).Changes);
        Assert.Null(Step(await Plans.Export(Ct), "approvals-routes-in-force"));
        Assert.Equal(2, (await Import(plan, save: true)).Changes);
        Assert.Equal(0, (await Import(plan, save: true)).Changes);
        var kept = Step(await Plans.Export(Ct), "approvals-routes-in-force")!;
        Assert.Equal(["our-plans"], kept["routes"]!.AsArray().Select(r => r!["key"]!.GetValue<string>()));
        Assert.Equal(["money-writeoff"], kept["retired"]!.AsArray().Select(r => r!.GetValue<string>()));
        route["stages"]![0]!["step"]!["assign"]![0]!["role"] = "wizard";
        Assert.Equal(["routes/0/stages/0/step/assign/0/role"], (await Import(plan, save: true)).Steps.SelectMany(s => s.Failures).Select(f => f.Field));
    }

    private async Task It_is_carried_out_once_and_again_without_harm()
    {
        var before = await Plans.Export(Ct);
        var plan = Plan("Survey", permissions: ["content.item-view", "survey.results-view"]);

        var looked = await Import(plan, save: false);
        Assert.True(looked.Succeeded, Say(looked));
        Assert.True(looked.Steps.Single(s => s.Name == "accounts-roles").Waits);
        Assert.DoesNotContain("Survey", _site.Features.Enabled);

        var done = await Import(plan, save: true);
        Assert.True(done.Succeeded, Say(done));
        Assert.Equal(3, done.Changes);
        Assert.Contains("Survey", _site.Features.Enabled);
        Assert.Equal(0, (await Import(plan, save: true)).Changes);

        var after = await Plans.Export(Ct);
        Assert.False(JsonNode.DeepEquals(before, after));
        Assert.Equal(["content.item-view", "survey.results-view"], Step(after, "accounts-roles")!["roles"]![0]!["permissions"]!.AsArray().Select(p => p!.GetValue<string>()));
        Assert.Equal(0, (await Import(after, save: true)).Changes);
        Assert.Equal("Trang của tỉnh", Step(after, "settings")!["settings"]!["site.general"]!["owner"]!.GetValue<string>());
    }

    private async Task A_part_that_is_wrong_keeps_all_of_it_out_and_features_as_they_were()
    {
        DropIns.Place(_site.DataPath, "Campaigns.Survey");
        await _site.Features.Scan(Ct);
        var before = await Plans.Export(Ct);
        var refused = await Import(Plan("Survey", permissions: ["survey.no-such-thing"]), save: true);
        Assert.Equal(["accounts.permission-unknown"], refused.Steps.SelectMany(s => s.Failures).Select(f => f.Code));
        Assert.DoesNotContain("Survey", _site.Features.Enabled);
        Assert.Equal(["nguoi-doc"], (await Import(Plan(null, ["events.event-plan"], origin: "approver-post"), save: true)).Steps.SelectMany(s => s.Failures).Select(f => f.Field));
        Assert.Equal(["ui.plan-no-such-feature"], (await Import(Plan("NoSuch", ["content.item-view"]), save: true)).Steps.SelectMany(s => s.Failures).Select(f => f.Code));
        var after = await Plans.Export(Ct);
        Assert.True(JsonNode.DeepEquals(Step(before, "features")!["on"], Step(after, "features")!["on"]));
        Assert.True(JsonNode.DeepEquals(Step(before, "settings"), Step(after, "settings")));
        Assert.Null(Step(after, "accounts-roles"));
    }

    private async Task What_is_no_plan_is_refused_with_the_reason()
    {
        foreach (var (text, code) in Wrong)
            Assert.Equal([code], (await Import(PlanText.Parse(text)!, save: true)).Steps.SelectMany(s => s.Failures).Select(f => f.Code));
        Assert.Null(PlanText.Parse("[1"));
        Assert.Null(PlanText.Parse(new string('[', 5000)));
        Assert.Null(PlanText.Parse("""{"steps":[],"steps":[]}"""));
    }

    private async Task Who_may_not_decide_on_roles_carries_no_roles_in()
    {
        var refused = await _site.In(async s =>
        {
            await using var nobody = s.CreateAsyncScope();
            return await Plans.Import(Plan(null, ["content.item-view"]), true, nobody.ServiceProvider.GetRequiredService<IActor>(), Ct);
        });
        Assert.Equal(["settings", "accounts-roles"], refused.Steps.Where(s => s.Failures.Any(f => f.Code == "ui.plan-not-allowed")).Select(s => s.Name));
    }

    private Task<PlanOutcome> Import(JsonObject plan, bool save) => _site.In(s => Plans.Import(plan, save, s.GetRequiredService<IActor>(), Ct));

    private static JsonObject Plan(string? feature, string[] permissions, string? origin = null)
    {
        var steps = new JsonArray();
        if (feature is not null) steps.Add(new JsonObject { ["name"] = "features", ["on"] = new JsonArray(feature), ["off"] = new JsonArray() });
        steps.Add(new JsonObject { ["name"] = "settings", ["settings"] = new JsonObject { ["site.general"] = new JsonObject { ["owner"] = "Trang của tỉnh" } } });
        steps.Add(new JsonObject { ["name"] = "accounts-roles", ["roles"] = new JsonArray(new JsonObject { ["key"] = "nguoi-doc", ["name"] = "Người đọc", ["origin"] = origin, ["permissions"] = new JsonArray([.. permissions.Select(p => (JsonNode)p)]) }) });
        return new() { ["name"] = "deployment-plan", ["steps"] = steps };
    }

    private static JsonNode? Step(JsonObject plan, string name) => plan["steps"]!.AsArray().SingleOrDefault(s => s!["name"]!.GetValue<string>() == name);

    private static string Say(PlanOutcome outcome) => string.Join("; ", outcome.Steps.SelectMany(s => s.Failures.Select(f => $"{s.Name}: {f.Code} {f.Field}")));
}

public sealed class DeploymentPlanOnSqlite() : DeploymentPlanTests(DatabaseProvider.Sqlite);

public sealed class DeploymentPlanOnPostgres() : DeploymentPlanTests(DatabaseProvider.PostgreSql);
