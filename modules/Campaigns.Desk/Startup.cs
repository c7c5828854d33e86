using Campaigns.Data;
using Campaigns.Desk.Data;
using Campaigns.Desk.Features;
using Campaigns.Desk.Features.CloseAttendance;
using Campaigns.Desk.Features.OpenDevice;
using Campaigns.Desk.Features.DownloadPack;
using Campaigns.Desk.Features.OpenDesk;
using Campaigns.Desk.Features.SettleConflict;
using Campaigns.Desk.Features.SyncDesk;
using Campaigns.Kernel.Modules;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Desk;

/// <summary>Services and endpoints.</summary>
internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<DeskDbContext, DeskOnSqlite, DeskOnPostgres>();
        services.AddScoped<Ledger>().AddScoped<AttendanceOperations>().AddScoped<EnrolmentOperations>();
        services.AddScoped<PackQuery>().AddScoped<ConflictsQuery>().AddScoped<MyDesks>().AddScoped<FiguresQuery>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        Map(routes.MapApi("Desk"), named: true);

        // The app works in the browser's own session, which the API does not take.
        var own = routes.MapGroup("").AddEndpointFilter<OwnPagesOnly>().ExcludeFromDescription();
        Map(own, named: false);
        own.MapPost("/desk/device", DeviceEndpoint.Handle).RequireAuthorization(AttendancePermissions.Record);
        routes.MapGet("/desk/sw.js", AppFiles.Worker).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/desk/app.webmanifest", AppFiles.Manifest).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Map(RouteGroupBuilder group, bool named)
    {
        Describe(group.MapGet("/desk/mine", MyDesks.Handle), named, "ListMyDesks", "The meetings of the next two weeks whose desk is the caller's", e => e.Produces<MyDesksResource>());
        Describe(group.MapGet("/desk/packs/{id:guid}", PackEndpoint.Handle), named, "GetDeskPack", "The offline pack of a meeting's desk", e => e.Produces<DeskPack>().ProducesProblem(404).ProducesProblem(409));
        Describe(group.MapPost("/desk/sync", SyncDeskEndpoint.Handle), named, "SyncDesk", "Take over what a device recorded; safe to send again in part or whole",
            e => e.Accepts<SyncBody>("application/json").Produces<SyncAnswer>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(422));
        Describe(group.MapGet("/desk/conflicts", ConflictEndpoints.List), named, "ListDeskConflicts", "What a person has to choose at a meeting's desk, and has chosen", e => e.ProducesProblem(404).ProducesProblem(422));
        Describe(group.MapGet("/desk/conflicts/{id:guid}", ConflictEndpoints.One), named, "GetDeskConflict", "One conflict, with both values and their times", e => e.Produces<ConflictResource>().ProducesProblem(404));
        Describe(group.MapPost("/desk/conflicts/{id:guid}/resolve", ConflictEndpoints.Resolve), named, "ResolveDeskConflict", "Keep the device's or the server's value",
            e => e.Accepts<ResolveBody>("application/json").Produces<ConflictResource>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422));
    }

    // What an endpoint takes is said in the document only: said to the router, it would refuse a form before it is known who sends it.
    private static void Describe(RouteHandlerBuilder endpoint, bool named, string name, string summary, Action<RouteHandlerBuilder> shapes)
    {
        endpoint.RequireAuthorization(AttendancePermissions.Record);
        if (!named) return;
        shapes(endpoint);
        endpoint.WithName(name).WithSummary(summary);
    }
}
