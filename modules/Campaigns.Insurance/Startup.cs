using Campaigns.Data;
using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Features;
using Campaigns.Insurance.Features.CountJoined;
using Campaigns.Insurance.Features.EnrolPerson;
using Campaigns.Insurance.Features.ListEnrolments;
using Campaigns.Insurance.Features.ListRules;
using Campaigns.Insurance.Features.QuoteContribution;
using Campaigns.Insurance.Features.SetUp;
using Campaigns.Registrations.Contracts;
using Campaigns.Kernel.Modules;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<InsuranceDbContext, InsuranceOnSqlite, InsuranceOnPostgres>();
        services.AddScoped<RuleShelf>();
        services.AddScoped<RuleWords>();
        services.AddScoped<IJoinedPeople, JoinedPeople>();
        services.AddScoped<IInterestedPeople, InterestedPeople>();
        services.AddScoped<IContributionAnswers, ContributionAnswers>();
        services.AddScoped<EnrolmentDesk>();
        services.AddScoped<MeetingLink>().AddScoped<IOfferingOutcome, MeetingOutcome>().AddScoped<IMeetingOutcomes, MeetingOutcomes>().AddScoped<IMemberships, MembershipsQuery>();
        services.AddScoped<IEnrolling, Enrolling>();
        services.AddScoped<IDatedRules, DatedRules>();
        services.AddScoped<CallersBook>();
        services.AddScoped<ListEnrolmentsQuery>();
        services.AddScoped<HistoricEnrolments>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var api = routes.MapApi("Insurance");
        QuoteEndpoint.Map(api);
        EnrolmentEndpoints.Map(api);
    }
}
