using Campaigns.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Broken;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) =>
        throw new InvalidOperationException("This sample fails on purpose: the service it needs is not there");
}
