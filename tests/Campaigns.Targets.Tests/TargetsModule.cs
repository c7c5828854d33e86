using System.Reflection;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Contracts;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.CreateCampaign;
using Campaigns.Targets.Features.SetTargets;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Targets.Tests;

/// <summary>The module on a database, between its two small neighbours.</summary>
internal sealed class TargetsModule : IAsyncDisposable
{
    private readonly TestModule _module;

    private TargetsModule(TestModule module, FewJoined joined) => (_module, Joined) = (module, joined);

    public FewJoined Joined { get; }

    public TestClock Clock => _module.Clock;

    public static async Task<TargetsModule> Start(TestDatabase database)
    {
        var joined = new FewJoined();
        return new(await TestModule.Start(database, [typeof(Startup).Assembly], services => services
            .AddSingleton<IUnits, FewUnits>().AddSingleton<IOffices, FewOffices>().AddSingleton<IJoinedPeople>(joined).AddSingleton<IInterestedPeople>(joined).AddSingleton<IFunnelSteps, FewSteps>().AddSingleton<IStringLocalizer, KeyTexts>()), joined);
    }

    public Task<T> Ask<TService, T>(Func<TService, Task<T>> ask, Access? as_ = null)
        where TService : notnull => _module.In(s => ask(s.GetRequiredService<TService>()), as_);

    public Task<Result<Campaign>> Create(CreateCampaign command, Access? as_ = null) =>
        Ask<IHandler<CreateCampaign, Campaign>, Result<Campaign>>(h => h.Handle(command, TestContext.Current.CancellationToken), as_);

    public Task<Result<TargetVersion>> Set(SetTargets command, Access? as_ = null) =>
        Ask<IHandler<SetTargets, TargetVersion>, Result<TargetVersion>>(h => h.Handle(command, TestContext.Current.CancellationToken), as_);

    public async Task<Campaign> Has2019(int target = 1_000) =>
        (await Create(new("Thanh Hóa 2019", "VSI", Some.Day("2018-10-01"), Some.Day("2019-12-31"), target, "38", Some.Day("2019-01-01"), Some.Day("2019-12-31")))).Value;

    public ValueTask DisposeAsync() => _module.DisposeAsync();
}
