using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.FireTimers;
using Campaigns.Approvals.Features.SendActions;
using Campaigns.Approvals.Features.SubmitRequest;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Approvals;

/// <summary>Services and endpoints.</summary>
internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<ApprovalsDbContext, ApprovalsOnSqlite, ApprovalsOnPostgres>();
        services.AddSingleton<ModuleClock>();
        services.AddSingleton<CrashPoints>();
        services.AddSingleton<ReadDocuments>();
        services.AddSingleton<Templates>();
        services.AddSingleton<TimerSweep>();
        services.AddSingleton<ActionDispatch>();
        services.AddScoped<RouteShelf>();
        services.AddScoped<SubjectTypes>();
        services.AddScoped<Surroundings>();
        services.AddScoped<CaseWork>();
        services.AddScoped<ItemWork>();
        services.AddScoped<Submissions>();
        services.AddScoped<IApprovals, ApprovalsForOthers>();
        if (IsTesting(services)) services.AddTestWorld();
    }

    private static bool IsTesting(IServiceCollection services) =>
        services.Select(s => s.ImplementationInstance).OfType<IHostEnvironment>().FirstOrDefault()?.IsEnvironment("Testing") == true;
}
