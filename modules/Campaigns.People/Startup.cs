using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.People.Contracts;
using Campaigns.People.Data;
using Campaigns.People.Features.AnswerOthers;
using Campaigns.People.Features.ListPeople;
using Campaigns.People.Features.RecognisePerson;
using Campaigns.People.Features.ShowPerson;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.People;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<PeopleDbContext, PeopleOnSqlite, PeopleOnPostgres>();
        services.AddScoped<Recognition>();
        services.AddScoped<PeopleQuery>();
        services.AddScoped<MeetingsQuery>();
        services.AddScoped<IPeople, PeopleAnswers>().AddScoped<IInvitees, InviteesQuery>();
    }
}
