using Campaigns.Kernel.Security;
using Campaigns.Runtime.Auditing;
using Campaigns.Runtime.Jobs;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Security;
using Campaigns.Runtime.Setup;
using Campaigns.Runtime.Telemetry;
using Campaigns.Runtime.Web;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Campaigns.Runtime.Shells;

/// <summary>What a request passes in a shell, in order.</summary>
internal static class ShellPipeline
{
    public static void Use(WebApplication app, EnabledModules modules, IServiceProvider process)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Errors.Exception, AllowStatusCode404Response = true });
        app.UseStatusCodePages(context => Errors.Status(context.HttpContext));
        app.Use(next => context => SecurityHeaders.Invoke(context, next));
        app.Use(next => context => Culture.Invoke(context, next));
        DropInAssets(app, modules);
        app.Use(next => context => SetupGate.Invoke(context, next));
        app.UseRouting();
        app.Use(next => context => Methods.Invoke(context, next));
        app.Use(next => context => BodySizes.Invoke(context, next));
        var vitals = process.GetRequiredService<Faults.Vitals>();
        app.Use(next => context => WriteGate.Invoke(context, next, vitals));
        app.Use(next => context => HttpOrigin.Invoke(context, next));
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(next => context => ActorMiddleware.Invoke(context, next));
        app.UseAuthorization();
        app.UseAntiforgery();
        // Before the cache: what a module looks at in requests, it sees also of those that are answered from memory.
        foreach (var (module, startup) in modules.Startups) Configure(app, module, startup);
        app.UseOutputCache();
        var asked = new AskedQuery();
        app.Use(next => context => asked.Invoke(context, next));
        Endpoints(app, process);
        EndpointRules.Check(app, modules.Catalog);
    }

    private static void Endpoints(WebApplication app, IServiceProvider process)
    {
        app.MapStaticAssets().AllowAnonymous().Add(FontCache.Keep);
        app.MapRazorPages().WithStaticAssets();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/health/ready", Health.Ready).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/metrics", Metrics.Write).AllowAnonymous().ExcludeFromDescription();
        Dashboard(app, process);
    }

    // The dashboard's own registration sets statics and would keep a retired shell alive: the middleware takes its storage and options directly.
    private static void Dashboard(WebApplication app, IServiceProvider process)
    {
        var routes = DashboardRoutes.Routes;
        var dashboard = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        var options = new DashboardOptions { Authorization = [], AppPath = "/admin", DisplayStorageConnectionString = false, IgnoreAntiforgeryToken = false };
        dashboard.UsePathBase("/hangfire");
        dashboard.UseMiddleware<AspNetCoreDashboardMiddleware>(process.GetRequiredService<Engines>().Storage, options, routes);
        app.Map("/hangfire/{**rest}", dashboard.Build()).RequireAuthorization("operations.jobs-view").ExcludeFromDescription();
    }

    private static void Configure(WebApplication app, ModuleInfo module, Kernel.Modules.StartupBase startup)
    {
        try
        {
            startup.Configure(app, app, app.Services);
        }
        catch (Exception e) when (e is not ModuleException)
        {
            throw new ModuleException($"{module.Id} does not start: {e.Message}", module.Id, e);
        }
    }

    // Before routing: in Development the framework's own fallback for files would answer first.
    private static void DropInAssets(WebApplication app, EnabledModules modules)
    {
        foreach (var module in modules.Modules.Concat(modules.Themes).Where(m => m.Folder is not null && Directory.Exists(Path.Combine(m.Folder, "wwwroot"))))
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(module.Folder!, "wwwroot")), RequestPath = "/_content/" + module.Assembly!.GetName().Name });
    }
}
