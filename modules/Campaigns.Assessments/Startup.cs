using Campaigns.Assessments.Data;
using Campaigns.Assessments.Features;
using Campaigns.Assessments.Features.KeepBank;
using Campaigns.Assessments.Features.KeepBlueprints;
using Campaigns.Assessments.Features.ObservePresentation;
using Campaigns.Assessments.Features.ShowResults;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Assessments;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<AssessmentsDbContext, AssessmentsOnSqlite, AssessmentsOnPostgres>();
        services.AddSingleton(new RealClock(TimeProvider.System));
        services.AddScoped<OwnStaff>().AddScoped<PaperPool>().AddScoped<EndingPapers>().AddScoped<MyPapersQuery>().AddScoped<PaperQuery>();
        services.AddScoped<BankQuery>().AddScoped<ItemFiguresQuery>().AddScoped<BlueprintQuery>().AddScoped<ResultsQuery>().AddScoped<ObservedQuery>();
    }
}
