using Campaigns.Approvals.Contracts;
using Campaigns.Content.Contracts;
using Campaigns.Data;
using Campaigns.Events.Contracts;
using Campaigns.Events.Data;
using Campaigns.Events.Features.AdminEvents;
using Campaigns.Events.Features.AnswerOthers;
using Campaigns.Events.Features.AskApproval;
using Campaigns.Events.Features.AssignSeason;
using Campaigns.Events.Features.AnswerInvitation;
using Campaigns.Events.Features.AskChange;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.Api;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.BrowseEvents;
using Campaigns.Events.Features.ChangeEvent;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Events.Features.ImportGuests;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Events.Features.KeepChecklist;
using Campaigns.Events.Features.KeepDraft;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Events.Features.PlanMany;
using Campaigns.Events.Features.PrintPapers;
using Campaigns.Events.Features.ReportEvent;
using Campaigns.Events.Features.RescheduleEvent;
using Campaigns.Events.Features.TakeBack;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Events.Features.Venues;
using Campaigns.Events.Features.PublishCalendar;
using Campaigns.Events.Features.SaveViews;
using Campaigns.Events.Features.SetUp;
using Campaigns.Events.Features.ShowCalendar;
using Campaigns.Events.Features.ShowEvent;
using Campaigns.Events.Features.Substitute;
using Campaigns.Kernel.Modules;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Targets.Contracts;
using Campaigns.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events;

internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<EventsDbContext, EventsOnSqlite, EventsOnPostgres>();
        PublicCache.Add(services);
        services.AddSingleton<FormatCatalog>().AddScoped<UnitChoices>().AddScoped<PublicFinds>().AddScoped<PublicMonths>().AddScoped<PublicMaps>();
        services.AddScoped<ConflictFinder>().AddScoped<PlanConcerns>().AddScoped<StaffConcerns>().AddScoped<PresenceConcerns>().AddScoped<EventDesk>().AddScoped<HoldTaker>().AddScoped<Addresses>();
        services.AddScoped<PlaceLookup>().AddScoped<PlanResolver>().AddScoped<ChangeWriter>().AddScoped<VenueFactsReader>();
        services.AddScoped<IEvents, EventCards>().AddScoped<IFunnelSteps, MeetingFunnel>().AddScoped<IOfferingSource, EventOfferings>().AddScoped<IPublicPages, EventPages>().AddScoped<IStaffDuties, PresenterDuties>().AddScoped<DemoEvents>();
        services.AddScoped<IQualifications, CertificateQualifications>();
        services.AddScoped<AudienceFinder>().AddScoped<Mailings>().AddScoped<MailingQuery>().AddScoped<MoveCheck>().AddScoped<SmsPreview>().AddSingleton<INoticeTemplates, Notices>();
        services.AddScoped<Addressees>().AddScoped<GuestList>().AddScoped<GuestNames>().AddScoped<InvitationsQuery>().AddScoped<InvitationMarks>().AddScoped<Inviter>().AddScoped<InvitePlaces>().AddScoped<GuestRules>().AddScoped<InvitationFinder>().AddScoped<Takebacks>();
        services.AddScoped<PresenterRanking>().AddScoped<SubstituteCheck>().AddScoped<StandIns>().AddScoped<UndoBarQuery>().AddSingleton<OpenBars>().AddScoped<AskFinder>().AddSingleton<AskTokens>();
        services.AddScoped<ChangeApproval>().AddScoped<Approvers>().AddScoped<IApprovalSubjectProvider, EventChanges>().AddScoped<IApprovalCommandHandler, ApplyChange>().AddScoped<IApprovalCommandHandler, RevertChange>();
        services.AddScoped<IApprovalCommandHandler, DropChange>().AddScoped<IApprovalCommandHandler, SendChangeNotice>().AddScoped<PlanApproval>().AddScoped<PlanChecks>().AddScoped<IApprovalSubjectProvider, EventPlans>();
        services.AddScoped<IApprovalCommandHandler, ConfirmPlan>().AddScoped<IApprovalCommandHandler, UnconfirmPlan>().AddScoped<IApprovalCommandHandler, MarkRejected>();
        services.AddScoped<Organisers>().AddScoped<CalendarQuery>().AddScoped<CalendarRows>().AddScoped<CalendarMaps>().AddScoped<SavedViewQuery>();
        services.AddScoped<Checklist>().AddScoped<Forecasts>();
        services.AddScoped<ProblemReader>().AddScoped<ProposalLines>();
        services.AddScoped<PlanningGrid>().AddScoped<GridRows>();
        services.AddScoped<FormChoices>().AddScoped<EventPageTools>().AddScoped<Drafts>().AddSingleton<DraftKeys>().AddScoped<IBeforeSignIn, KeepBeforeSignIn>();
        services.Configure<MvcOptions>(o => o.MaxModelBindingCollectionSize = Math.Max(o.MaxModelBindingCollectionSize, ProblemReader.MostSeats)); // A proposal is sent back whole.
        services.Configure<RazorPagesOptions>(o => o.Conventions.AddAreaPageRoute("Events", "/AdminVenues/VenuePage", "/admin/venues/new"));
        services.AddScoped<ListEventsQuery>().AddScoped<PresenterFlags>().AddScoped<ListVenuesQuery>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        EventsRoutes.Map(routes);
        CalendarEndpoints.Map(routes);
        TemplateEndpoint.Map(routes);
        PapersEndpoints.Map(routes);
    }
}
