using Campaigns.Accounts.Contracts;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.AttachFile;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.FireTimers;
using Campaigns.Approvals.Features.FollowLink;
using Campaigns.Approvals.Features.HandOver;
using Campaigns.Approvals.Features.KeepCalendar;
using Campaigns.Approvals.Features.MoveRequests;
using Campaigns.Approvals.Features.Reports;
using Campaigns.Approvals.Features.SendActions;
using Campaigns.Approvals.Features.SetUp;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Approvals.Features.SubmitRequest;
using Campaigns.Approvals.Features.Substitute;
using Campaigns.Approvals.Features.TellPeople;
using Campaigns.Approvals.Features.TestHost;
using Campaigns.Approvals.Features.ViewInbox;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Approvals.Features.Workflows;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Notifications.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
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
        services.AddScoped<CurrentCaller>();
        services.AddScoped<Cards>();
        services.AddScoped<Names>().AddScoped<Places>().AddScoped<Features.Reports.RouteTitles>().AddScoped<Features.Reports.ReportTools>();
        services.AddScoped<Attachments>();
        services.AddScoped<RequestTools>().AddScoped<RouteTools>();
        services.AddSingleton<HeldDecisions>();
        services.AddScoped<RequestList>();
        services.AddScoped<InboxQuery>().AddScoped<KeptFilters>().AddScoped<InboxTools>();
        services.AddScoped<BulkDecisions>();
        services.AddScoped<RouteDesk>().AddScoped<Bundles>().AddScoped<Migrations>().AddScoped<StepTimes>();
        services.AddScoped<ShippedRoutes>().AddScoped<Features.PlanRoutes.PlannedRoutes>();
        services.AddScoped<CalendarStep>();
        services.AddScoped<Substitutes>();
        services.AddScoped<IDutyHandover, ApprovalDuties>();
        services.AddSingleton<SiteAddress>().AddScoped<LinkDesk>().AddScoped<NoticeDesk>().AddScoped<TellSubstitutes>();
        services.AddSingleton<INoticeTemplates, ApprovalNotices>();
        services.AddScoped<Calendars>();
        if (IsTesting(services)) services.AddTestWorld();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var testing = services.GetService<TestWorld>() is not null;
        if (testing) app.Use(next => http => CallerFilter.NameTestUser(http, next));
        ApprovalsRoutes.Map(routes, testing);
    }

    private static bool IsTesting(IServiceCollection services) =>
        services.Select(s => s.ImplementationInstance).OfType<IHostEnvironment>().FirstOrDefault()?.IsEnvironment("Testing") == true;
}
