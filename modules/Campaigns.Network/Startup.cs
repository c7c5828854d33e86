using Campaigns.Accounts.Contracts;
using Campaigns.Approvals.Contracts;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Features.AddLeave;
using Campaigns.Network.Features.AnswerOthers;
using Campaigns.Network.Features.ChooseAreas;
using Campaigns.Network.Features.ListOrganisations;
using Campaigns.Network.Features.ListPresenters;
using Campaigns.Network.Features.ListStaff;
using Campaigns.Network.Features.ListUnits;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
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
        services.AddScoped<IOffices, OfficeAnswers>();
        services.AddScoped<IStaffLeaves, LeaveAnswers>();
        services.AddScoped<IStaffContacts, ContactAnswers>();
        services.AddScoped<IStaffCertificates, CertificateList>();
        services.AddScoped<IDirectorySource, PositionsSource>().AddScoped<INames, PositionNames>().AddScoped<IContacts, AccountContacts>();
        services.AddScoped<IPlaceNames, PlaceNames>();
        services.AddScoped<IPlaceTree, PlaceTree>();
        services.AddSingleton<AreaCatalogue>().AddSingleton<ISetupAreas>(s => s.GetRequiredService<AreaCatalogue>());
        services.AddScoped<StaffQuery>();
        services.AddScoped<Certificates>();
        services.AddScoped<Presenters>();
        services.AddScoped<OfficesQuery>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var api = routes.MapApi("Network");
        ListUnits.Map(api);
        StaffEndpoints.Map(api);
        ListPresenters.Map(api);
        LeaveEndpoint.Map(api);
    }
}
