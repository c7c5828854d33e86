using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Ui.Api;
using Company.Pledges.Data;
using Company.Pledges.Features.ListNotes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Company.Pledges;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<PledgesDbContext, PledgesOnSqlite, PledgesOnPostgres>();
        services.AddScoped<NotesQuery>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => NoteEndpoints.Map(routes.MapApi("Pledges"));
}
