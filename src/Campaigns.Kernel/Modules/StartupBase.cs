using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Kernel.Modules;

/// <summary>What a feature adds to the shell. Runs each time a shell is built with the feature on, so nothing in it may be static.
/// Handlers, subscribers, jobs, recipe steps, permission, navigation and slot providers are found by their Kernel interface;
/// only other services need a line here.</summary>
public abstract class StartupBase
{
    /// <summary>Lower runs first; ties follow the features' dependencies.</summary>
    public virtual int Order => 0;

    /// <summary>Adds services to the shell's container.</summary>
    public virtual void ConfigureServices(IServiceCollection services)
    {
    }

    /// <summary>Adds middleware and endpoints. Runs after routing, authentication and authorisation are in place.</summary>
    public virtual void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
    }
}
