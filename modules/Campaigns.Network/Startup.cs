using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Features.AnswerOthers;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Network;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<NetworkDbContext, NetworkOnSqlite, NetworkOnPostgres>();
        services.AddSingleton<Snapshot>();
        services.AddScoped<Register>();
        services.AddScoped<IUnits, UnitAnswers>();
        services.AddScoped<IHolidays, HolidayAnswers>();
        services.AddScoped<IStaff, StaffAnswers>();
    }
}
