using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Notifications.Contracts;
using Campaigns.Survey.Data;
using Campaigns.Survey.Features.ShowResults;
using Campaigns.Survey.Features.SurveyApi;
using Campaigns.Survey.Subscribers;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Survey;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<SurveyDbContext, SurveyOnSqlite, SurveyOnPostgres>();
        services.AddScoped<INoticeTemplates, ThanksTemplates>();
        services.AddScoped<ResultsQuery>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => SurveyEndpoints.Map(routes.MapApi("Survey"));
}
