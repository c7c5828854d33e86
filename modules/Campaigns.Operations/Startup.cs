using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Time;
using Campaigns.Operations.Features.ChangeSettings;
using Campaigns.Operations.Features.ReadAudit;
using Campaigns.Operations.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Operations;

internal sealed class Startup : StartupBase
{
    // Where there is no demo world, its page is not there at all: 404 for everybody, signed in or not.
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<BackUp>();
        services.AddOptions<RazorPagesOptions>().Configure<IDemoWorld>((options, demo) =>
        {
            if (!demo.Available) options.Conventions.AddAreaPageRouteModelConvention("Operations", "/RunDemo/DemoPage", page => page.Selectors.Clear());
        });
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        ExportSettings.Map(routes);
        ExportAudit.Map(routes);
    }
}
