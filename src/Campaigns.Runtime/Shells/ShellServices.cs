using System.Threading.RateLimiting;
using Campaigns.Data;
using Campaigns.Data.Messaging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Navigation;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Time;
using Campaigns.Kernel.Verbs;
using Campaigns.Runtime.FeatureSettings;
using Campaigns.Runtime.Auditing;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Security;
using Campaigns.Runtime.Setup;
using Campaigns.Runtime.Storage;
using Campaigns.Runtime.Web;
using Campaigns.Ui;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Campaigns.Runtime.Shells;

/// <summary>The services of a shell: the framework's, the modules', and those shared with the process.</summary>
internal static class ShellServices
{
    // Found by these interfaces, so that a module needs no registration line for them.
    private static readonly Type[] Found = [typeof(IPermissionProvider), typeof(INavigationProvider), typeof(ISlotProvider), typeof(IRecipeStep), typeof(IPlanPart), typeof(ISeeder), typeof(IVerb), typeof(IPersonalData), typeof(IAccessLimit), typeof(ISetupStep), typeof(ISetupCheck), typeof(IHashChain), typeof(IRecordFinder)];

    public static void Add(IServiceCollection services, EnabledModules modules, IServiceProvider process)
    {
        services.AddSingleton(modules);
        Framework(services, modules, process.GetRequiredService<IConfiguration>());
        services.AddScoped<ISetup, SetupDesk>().AddScoped<SetupDraft>().AddScoped<ISetupCheck, DatabaseCheck>().AddScoped<ISetupCheck, FolderCheck>();
        AddModules(services, modules);
        Share(services, process);
    }

    /// <summary>The foundations and what the modules register, without the web framework: also what a test of a slice stands on.</summary>
    public static void AddModules(IServiceCollection services, EnabledModules modules)
    {
        Foundations(services);
        FromModules(services, modules);
        foreach (var (module, startup) in modules.Startups) Try(module, () => startup.ConfigureServices(services));
    }

    private static void Framework(IServiceCollection services, EnabledModules modules, IConfiguration configuration)
    {
        services.AddRazorPages(o => o.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.AutoValidateAntiforgeryTokenAttribute()))
            .ConfigureApplicationPartManager(m =>
            {
                ModuleViews.AddParts(m, modules.Assemblies.Append(typeof(Api).Assembly));
                m.FeatureProviders.Add(new ModuleViews(modules));
            });
        services.AddCampaignsUi();
        services.Configure<RazorViewEngineOptions>(o => o.ViewLocationExpanders.Add(new ThemeLocations(modules.Catalog)));
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
            o.SerializerOptions.Encoder = Api.Json.Encoder;
        });
        // It would refuse a body of another kind with 415 before it is known who calls and whether the record is there; the reader of bodies does so in its turn.
        services.Remove(services.Single(s => s.ServiceType == typeof(MatcherPolicy) && s.ImplementationType?.Name == "AcceptsMatcherPolicy"));
        services.AddHttpContextAccessor();
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddAntiforgery(o => (o.HeaderName, o.Cookie.SecurePolicy) = ("X-CSRF", CookieSecurePolicy.SameAsRequest));
        services.AddOutputCache(o => o.AddBasePolicy(new KeptForEverybody()));
        services.AddOpenApi("v1", OpenApiSetup.Configure);
        services.AddHealthChecks();
        services.AddMemoryCache();
        services.AddHttpClient();
        services.AddRateLimiter(o => RateLimits.Configure(o, configuration));
    }

    private static void Foundations(IServiceCollection services)
    {
        services.AddSingleton<Texts>(s => new(s.GetRequiredService<EnabledModules>().Assemblies.Prepend(typeof(Api).Assembly), s.GetRequiredService<EnabledModules>().Catalog, s.GetRequiredService<ILogger<Texts>>()));
        services.AddSingleton<IStringLocalizer>(s => s.GetRequiredService<Texts>());
        services.AddSingleton<IStringLocalizerFactory>(s => s.GetRequiredService<Texts>());
        services.AddScoped<RequestActor>();
        services.AddScoped<IActor>(s => s.GetRequiredService<RequestActor>());
        services.AddScoped<IActAs>(s => s.GetRequiredService<RequestActor>());
        services.AddScoped<UnitOfWork>();
        services.AddScoped<IJobs>(s => s.GetRequiredService<UnitOfWork>());
        services.AddScoped<IAudit>(s => s.GetRequiredService<UnitOfWork>());
        services.AddSingleton<SettingsSnapshot>().AddSingleton<SettingSecrets>().AddSingleton<SettingsCatalog>(s => new(s.GetRequiredService<EnabledModules>()));
        services.AddSingleton(typeof(ISettings<>), typeof(CurrentSettings<>)).AddScoped<ISettingsStore, SettingsStore>().AddScoped<IPlanPart, Plans.SettingsPart>();
        services.AddScoped<IAuditLog, AuditLog>().AddScoped<IHashChain, AuditChain>().AddScoped<IDeliveryLog, DeliveryLog>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, HoldsPermissionHandler>().AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedAccess>();
        services.AddSingleton<IIdempotency, IdempotencyStore>();
        services.AddModuleData<CoreDbContext, CoreOnSqlite, CoreOnPostgres>();
    }

    private static void FromModules(IServiceCollection services, EnabledModules modules)
    {
        var subscriptions = new Subscriptions();
        foreach (var (module, type) in modules.Types)
        {
            Try(module, () => subscriptions.Add(type));
            foreach (var contract in type.GetInterfaces())
            {
                if (Found.Contains(contract)) services.AddScoped(contract, type);
                if (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IHandler<,>)) AddHandler(services, contract, type);
            }
        }

        services.AddSingleton(subscriptions);
    }

    private static void AddHandler(IServiceCollection services, Type contract, Type type)
    {
        var make = ActivatorUtilities.CreateFactory(typeof(CheckedHandler<,>).MakeGenericType(contract.GenericTypeArguments), [contract]);
        services.AddScoped(type);
        services.AddScoped(contract, scope => make(scope, [scope.GetRequiredService(type)]));
    }

    // Instances handed to a container are not disposed by it. Last, so that they win.
    private static void Share(IServiceCollection services, IServiceProvider process)
    {
        Shared<ILoggerFactory>();
        Shared<IConfiguration>();
        Shared<TimeProvider>();
        Shared<IDataProtectionProvider>();
        Shared<IOptions<KeyManagementOptions>>();
        Shared<DatabaseOptions>();
        Shared<DataPath>();
        Shared<AuditHead>();
        Shared<OutboxSignal>();
        Shared<SettingsSnapshot>();
        Shared<SetupState>();
        Shared<SetupRun>();
        Shared<IFeatures>();
        Shared<IDeploymentPlan>();
        Shared<IModulePackages>();
        Shared<IBusinessClock>();
        Shared<IDemoWorld>();
        Shared<IBackups>();
        Shared<ILongWork>();
        Shared<IOperations>();
        Shared<IConditions>();
        Shared<Faults.Vitals>();
        Shared<Deliveries>();
        Shared<Serilog.IDiagnosticContext>();
        Shared<Telemetry.PrometheusText>();
        foreach (var change in process.GetServices<ShellServicesChange>()) change.Change(services);

        void Shared<T>()
            where T : class => services.AddSingleton(process.GetRequiredService<T>());
    }

    private static void Try(ModuleInfo module, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is not ModuleException)
        {
            throw new ModuleException($"{module.Id} does not start: {e.Message}", module.Id, e);
        }
    }
}

/// <summary>Lets a test change the services of every shell.</summary>
internal sealed record ShellServicesChange(Action<IServiceCollection> Change);

/// <summary>Every use case goes: shape, then the handler, then one log line.</summary>
internal sealed class CheckedHandler<TCommand, TOut>(IHandler<TCommand, TOut> inner, ILogger<CheckedHandler<TCommand, TOut>> log) : IHandler<TCommand, TOut>
    where TCommand : ICommand<TOut>
{
    public async Task<Result<TOut>> Handle(TCommand command, CancellationToken ct)
    {
        if (command.Check().ToList() is { Count: > 0 } wrong) return Result<TOut>.Refuse(wrong);
        var result = await inner.Handle(command, ct);
        if (result.Succeeded) log.LogInformation("Did {UseCase}", typeof(TCommand).Name);
        else log.LogInformation("Refused {UseCase}: {Reason}", typeof(TCommand).Name, result.Failures[0].Code);
        return result;
    }
}

/// <summary>Limits on public posts, look-ups and sign-in, by address.</summary>
internal static class RateLimits
{
    public static void Configure(RateLimiterOptions options, IConfiguration configuration)
    {
        var posts = configuration.GetValue("RateLimits:PublicPostsPerMinute", 60);
        var lookups = configuration.GetValue("RateLimits:PublicLookupsPerMinute", 60);
        var signIns = configuration.GetValue("RateLimits:SignInsPerMinute", 30);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, ct) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new(Errors.Status(context.HttpContext));
        };
        options.AddPolicy(RateLimitPolicies.PublicPosts, http => HttpMethods.IsPost(http.Request.Method) ? PerAddress(http, posts) : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(RateLimitPolicies.PublicLookups, http => PerAddress(http, lookups));
        options.AddPolicy(RateLimitPolicies.SignIn, http => HttpMethods.IsPost(http.Request.Method) ? PerAddress(http, signIns) : RateLimitPartition.GetNoLimiter(""));
    }

    private static RateLimitPartition<string> PerAddress(HttpContext http, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "?", _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
