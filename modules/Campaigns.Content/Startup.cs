using Campaigns.Approvals.Contracts;
using Campaigns.Content.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.AskApproval;
using Campaigns.Content.Features.ContentApi;
using Campaigns.Content.Features.EditContent;
using Campaigns.Content.Features.KeepPictures;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Content.Features.ShowPictures;
using Campaigns.Content.Features.Syndicate;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Content;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<ContentDbContext, ContentOnSqlite, ContentOnPostgres>();
        services.AddSingleton<Written>().AddSingleton<PublicCache>();
        services.AddScoped<PublishedContent>().AddScoped<IContent>(s => s.GetRequiredService<PublishedContent>());
        services.AddScoped<IPublicPages, OwnPages>().AddScoped<SitePages>().AddScoped<ContentCommands>().AddScoped<PictureChoices>();
        services.AddScoped<PublicationApproval>().AddScoped<IApprovalSubjectProvider, Publications>().AddScoped<IApprovalCommandHandler, PublishApproved>();
        services.AddSingleton<PhotoReader>().AddScoped<PictureShelf>().AddScoped<IPictures>(s => s.GetRequiredService<PictureShelf>());
        PublicCache.Add(services);
        services.Configure<RazorPagesOptions>(o =>
        {
            foreach (var slug in ContentTypes.RootPages) o.Conventions.AddAreaPageRoute("Content", "/ReadPages/StandingPage", "/" + slug);
        });
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        ContentEndpoints.Map(routes);
        MachineEndpoints.Map(routes);
        PictureEndpoints.Map(routes);
    }
}
