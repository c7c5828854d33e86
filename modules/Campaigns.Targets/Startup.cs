using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Targets.Contracts;
using Campaigns.Targets.Data;
using Campaigns.Targets.Features.AnswerCampaigns;
using Campaigns.Targets.Features.CreateCampaign;
using Campaigns.Targets.Features.ListCampaigns;
using Campaigns.Targets.Features.SetTargets;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Targets.Features.ShowProgress;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Targets;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<TargetsDbContext, TargetsOnSqlite, TargetsOnPostgres>();
        services.AddScoped<ICampaigns, CampaignAnswers>();
        services.AddScoped<ListCampaignsQuery>().AddScoped<TargetGridQuery>().AddScoped<TargetsPageAsks>().AddScoped<CampaignQuery>().AddScoped<TargetsQuery>();
        services.AddScoped<ProgressQuery>().AddScoped<JoinedCounts>().AddScoped<RowNames>().AddScoped<FunnelQuery>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var api = routes.MapApi("Campaigns");
        api.MapGet("/campaigns", GetCampaigns.Handle).RequireAuthorization(Permissions.View)
            .WithSummary("Campaigns that touch the caller's places").Produces<CampaignList>();
        api.MapPost("/campaigns", PostCampaign.Handle).RequireAuthorization(Permissions.Edit).Accepts<CampaignBody>("application/json")
            .WithSummary("Plans a campaign").Produces<CampaignResource>(201).ProducesProblem(400).ProducesProblem(422);
        api.MapGet("/campaigns/{id:guid}", GetCampaign.Handle).RequireAuthorization(Permissions.View)
            .WithSummary("One campaign").Produces<CampaignResource>().ProducesProblem(404);
        api.MapGet("/campaigns/{id:guid}/targets", GetTargets.Handle).RequireAuthorization(Permissions.View)
            .WithSummary("The version of the targets in force on a day").Produces<TargetsResource>().ProducesProblem(404);
        api.MapPut("/campaigns/{id:guid}/targets", PutTargets.Handle).RequireAuthorization(Permissions.Edit).Accepts<List<PartBody>>("application/json")
            .WithSummary("Shares the target out; makes a new version").Produces<TargetsResource>().ProducesProblem(400).ProducesProblem(404)
            .ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        api.MapGet("/campaigns/{id:guid}/progress", GetProgress.Handle).RequireAuthorization(Permissions.Dashboard)
            .WithSummary("How far a campaign is on a day").Produces<ProgressResource>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
    }
}
