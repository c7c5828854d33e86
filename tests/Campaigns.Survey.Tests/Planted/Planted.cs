using Campaigns.Data;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Campaigns.Survey.Data;
using Campaigns.Survey.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

[assembly: Module(Id = "Planted")]

namespace Campaigns.Survey.Tests.Planted;

// A module that breaks every rule of the conformance kit, so that each is seen to find its breach.
internal sealed class PlantedPermissions : IPermissionProvider
{
    IEnumerable<Permission> IPermissionProvider.Permissions => [new("events.event-view"), new("planted.thing-view"), new("planted.thing-view")];
}

internal sealed class OpenPage : PageModel;

[Authorize("planted.thing-edit")]
internal sealed class UnknownPage : PageModel;

[TablePrefix("planted")]
internal abstract class PlantedDbContext(DbContextOptions options) : ModuleDbContext(options);

internal sealed class PlantedOnSqlite(DbContextOptions<PlantedOnSqlite> options) : PlantedDbContext(options);

[DbContext(typeof(PlantedOnSqlite))]
[Migration("20261126000000_Steal")]
internal sealed class Steal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("mine", "evt_event");
}

/// <summary>One more row each time.</summary>
internal sealed class AddOnAnswerGiven(SurveyDbContext db) : IOn<AnswerGivenV1>
{
    public async Task On(AnswerGivenV1 e, EventContext context, CancellationToken ct)
    {
        db.Add(EventResult.Of(Guid.CreateVersion7(), "38"));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Never told anything: nobody raises it.</summary>
[EventName("planted.silent.v1")]
internal sealed record SilentV1 : IEvent;

internal sealed class HearSilent : IOn<SilentV1>
{
    public Task On(SilentV1 e, EventContext context, CancellationToken ct) => Task.CompletedTask;
}
