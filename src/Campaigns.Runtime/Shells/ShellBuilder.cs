using Campaigns.Runtime.FeatureSettings;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Runtime.Shells;

/// <summary>Builds a shell: a whole application without a socket, whose finished pipeline is handed to the outer one.</summary>
internal sealed class ShellBuilder(IServiceProvider process, ModuleCatalog catalog, IWebHostEnvironment environment, Migrator migrator, SettingsSnapshot settings)
{
    public async Task<Shell> Build(HashSet<string> features, bool probe)
    {
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            ApplicationName = environment.ApplicationName,
            ContentRootPath = environment.ContentRootPath,
            WebRootPath = environment.WebRootPath,
            EnvironmentName = environment.EnvironmentName,
        });
        builder.Environment.WebRootFileProvider = environment.WebRootFileProvider; // The outer one knows the static web assets.
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateOnBuild, o.ValidateScopes) = (environment.IsDevelopment(), environment.IsDevelopment()));
        var capture = new Capture();
        builder.Services.AddRouting().AddSingleton<IServer, NoServer>().AddSingleton<IHostLifetime, NoLifetime>().AddSingleton<IStartupFilter>(capture);
        var modules = EnabledModules.From(catalog, features);
        ShellServices.Add(builder.Services, modules, process);
        WebApplication app;
        try
        {
            app = builder.Build();
        }
        catch (AggregateException e)
        {
            throw new ModuleException(string.Join("; ", e.InnerExceptions.Select(i => i.Message)), modules.Blame(e), e);
        }

        try
        {
            await migrator.Run(app.Services, CancellationToken.None);
            await settings.Load(CancellationToken.None);
            app.Services.GetRequiredService<SettingsCatalog>();
            ShellPipeline.Use(app, modules, process);
            await app.StartAsync();
            if (probe) await Probe(app.Services, capture.Pipeline!);
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            if (e is ModuleException || modules.Blame(e) is not { } module) throw;
            throw new ModuleException($"{module} does not start: {e.Message}", module, e);
        }

        return new(app.Services, capture.Pipeline!, features, () => app.StopAsync(), app.DisposeAsync);
    }

    // One request before the swap: a shell that cannot answer its first page never becomes current; and the first visitor does not pay for warming up.
    private static async Task Probe(IServiceProvider services, RequestDelegate pipeline)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = "http";
        context.Request.Host = new("localhost");
        context.Request.Path = "/";
        context.Response.Body = Stream.Null;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        await pipeline(context);
        if (context.Response.StatusCode >= 500) throw new ModuleException($"The first page answered {context.Response.StatusCode}");
    }

    private sealed class Capture : IStartupFilter
    {
        public RequestDelegate? Pipeline { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(rest => Pipeline = rest);
            next(app);
        };
    }
}
