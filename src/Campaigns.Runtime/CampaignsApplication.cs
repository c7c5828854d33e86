using Campaigns.Data;
using Campaigns.Data.Messaging;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Time;
using Campaigns.Runtime.Backup;
using Campaigns.Runtime.Faults;
using Campaigns.Runtime.FeatureSettings;
using Campaigns.Runtime.Auditing;
using Campaigns.Runtime.Jobs;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Recipes;
using Campaigns.Runtime.Setup;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Campaigns.Runtime.Telemetry;
using Campaigns.Runtime.Time;
using Campaigns.Runtime.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using Serilog;
using Serilog.Events;

namespace Campaigns.Runtime;

/// <summary>The product as a web application: what lives as long as the process. Everything of the features is in the shell.</summary>
public static class CampaignsApplication
{
    /// <summary>Adds the process-wide services.</summary>
    public static WebApplicationBuilder AddCampaigns(this WebApplicationBuilder builder, string[] args)
    {
        var path = Settings.DataPathOf(builder.Configuration, builder.Environment);
        var database = Settings.DatabaseOf(builder.Configuration, path);
        var keys = Settings.KeysOf(builder.Configuration, path);
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateOnBuild, o.ValidateScopes) = (false, false));
        Logging(builder, path, verb: CommandLine.IsVerb(args));
        var services = builder.Services;
        services.AddSingleton(path).AddSingleton(database).AddSingleton<OutboxSignal>();
        services.AddSingleton(new ModuleCatalog(Path.Combine(AppContext.BaseDirectory, "modules.txt"), path.Root));
        services.AddSingleton<BusinessClock>().AddSingleton<TimeProvider>(s => s.GetRequiredService<BusinessClock>());
        services.AddSingleton<ClockStore>().AddSingleton<IBusinessClock, ClockMover>();
        services.AddSingleton<IModulePackages, ModulePackages>();
        services.AddSingleton<SettingsSnapshot>().AddSingleton<SetupState>().AddSingleton<SetupRun>().AddSingleton<Migrator>().AddSingleton<FeatureStore>().AddSingleton<ShellBuilder>().AddSingleton<DropInFaults>().AddSingleton<ShellHolder>();
        services.AddSingleton<IFeatures>(s => s.GetRequiredService<ShellHolder>()).AddSingleton<IShells>(s => s.GetRequiredService<ShellHolder>());
        services.AddSingleton<Courtesy>().AddSingleton<Deliveries>().AddSingleton<Schedules>().AddSingleton<Engines>().AddSingleton<RecipeRunner>().AddSingleton<Kernel.Recipes.IDeploymentPlan, Plans.DeploymentPlan>();
        services.AddSingleton<DemoWorld>().AddSingleton<IDemoWorld>(s => s.GetRequiredService<DemoWorld>());
        services.AddSingleton<PrometheusText>();
        services.AddSingleton<Backups>().AddSingleton<IBackups>(s => s.GetRequiredService<Backups>());
        Scheduler.Add(services, database);
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("Campaigns").PersistKeysToFileSystem(new(keys.Folder));
        services.AddOpenTelemetry().WithMetrics(m => m.AddMeter("Campaigns*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel").AddRuntimeInstrumentation().AddPrometheusExporter());
        services.AddSingleton<AuditHead>().AddSingleton<AuditSealer>();
        services.AddSingleton<Runs>().AddSingleton<ILongWork>(s => s.GetRequiredService<Runs>());
        services.AddSingleton<Probe>().AddSingleton<Vitals>().AddSingleton<IConditions>(s => s.GetRequiredService<Vitals>()).AddSingleton<IOperations, HowItStands>();
        services.AddSingleton<ProcessHost>().AddHostedService(s => s.GetRequiredService<ProcessHost>());
        if (!builder.Environment.IsEnvironment("Testing")) services.AddHostedService<AuditSealing>().AddHostedService<OutboxPump>().AddHostedService<Followers>().AddHostedService<VitalsWatch>();
        // Run from the build, also in Production, the assets lie where the build says; a published folder has them itself, and no such file.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(k => (k.AddServerHeader, k.Limits.MaxRequestBodySize) = (false, Web.BodySizes.Usual));
        if (string.IsNullOrEmpty(builder.Configuration["URLS"])) builder.WebHost.UseUrls("http://localhost:5080");
        return builder;
    }

    /// <summary>The outer pipeline: no routing, no endpoints; the shell has them.</summary>
    public static WebApplication UseCampaigns(this WebApplication app)
    {
        var shells = app.Services.GetRequiredService<ShellHolder>();
        app.UseForwardedHeaders(Web.Proxies.Trusted(app.Configuration));
        app.UseSerilogRequestLogging(o => o.GetLevel = (context, _, fault) => fault is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Debug);
        app.Use((context, next) => context.Request.Path == "/health/live" ? context.Response.WriteAsync("ok") : next(context));
        app.Use(app.Services.GetRequiredService<Courtesy>().Around);
        app.Lifetime.ApplicationStopping.Register(shells.SignalStop);
        app.Run(shells.Serve);
        return app;
    }

    /// <summary>Serves, or carries out the verb on the command line. Answers the exit code.</summary>
    public static Task<int> RunCampaigns(this WebApplication app, string[] args) => new CommandLine(app).Run(args);

    /// <summary>What the operator is told about a start that failed, in one line; null for a defect, whose stack is wanted.</summary>
    public static string? Explain(Exception fault) => CommandLine.Reason(fault);

    private static void Logging(WebApplicationBuilder builder, DataPath path, bool verb)
    {
        builder.Services.AddSerilog((_, log) =>
        {
            log.MinimumLevel.Is(builder.Configuration.GetValue("Campaigns:LogLevel", LogEventLevel.Information)).MinimumLevel.Override("Microsoft", LogEventLevel.Warning).MinimumLevel.Override("Quartz", LogEventLevel.Warning)
                .MinimumLevel.Override("Hangfire", LogEventLevel.Warning).MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .Enrich.FromLogContext()
                .WriteTo.File(new Serilog.Formatting.Compact.CompactJsonFormatter(), Path.Combine(path.Root, "logs", "campaigns-.json"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, shared: true);

            // A verb's output is its answer; its troubles go to stderr in one line.
            if (!verb) log.WriteTo.Console(outputTemplate: "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        });
    }
}
