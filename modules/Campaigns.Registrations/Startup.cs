using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Features.AcceptOffer;
using Campaigns.Registrations.Features.ActOnMany;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.CancelRegistration;
using Campaigns.Registrations.Features.CheckInAttendee;
using Campaigns.Registrations.Features.CountVisits;
using Campaigns.Registrations.Features.ExportRegistrations;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.HoldPlaces;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Registrations.Features.PrintList;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Registrations.Features.SaveView;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.SetUp;
using Campaigns.Registrations.Features.TakeOverAttendance;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations;

/// <summary>Services and endpoints.</summary>
internal sealed class Startup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddModuleData<RegistrationsDbContext, RegistrationsOnSqlite, RegistrationsOnPostgres>();
        Seats(services);
        services.AddScoped<Forms>().AddScoped<AnswerFiles>().AddScoped<PhoneCodes>().AddScoped<IOfferingForms, OfferingFormsQuery>().AddSingleton<PhoneLimits>();
        services.AddScoped<Drafts>().AddScoped<RegisterPageFacts>().AddScoped<RegisterPageWork>().AddSingleton<Visits>();
        services.AddSingleton<ManageTokens>().AddScoped<TicketViews>().AddScoped<TicketFacts>().AddSingleton<TicketLinks>().AddSingleton<INoticeTemplates, Notices>();
        services.AddScoped<RegistrationsQuery>().AddScoped<RegistrationsPageFacts>().AddScoped<SavedViews>().AddScoped<BulkActs>().AddScoped<RegistrationSheet>();
        services.AddScoped<AddingAccess>().AddScoped<RosterLoad>().AddScoped<DeskAccess>();
        services.AddScoped<IPlaces, Places>();
        services.AddScoped<IAttendance, AttendanceBook>().AddScoped<AttendanceTurn>().AddScoped<WalkIns>().AddScoped<FieldChanges>();
        Measures.Start();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        var visits = services.GetRequiredService<Visits>();
        app.Use(next => http => SeenPages.Invoke(http, next, visits));
        var api = routes.MapApi("Registrations");
        Public(api);
        api.MapGet("/registrations", ListRegistrationsEndpoint.List)
            .RequireAuthorization(Permissions.View).Produces<RegistrationList>()
            .WithName("ListRegistrations").WithSummary("Registrations in your areas; event takes an id or slug, q a name, phone or code");
        api.MapGet("/registrations/{id:guid}", ListRegistrationsEndpoint.One)
            .RequireAuthorization(Permissions.View).Produces<RegistrationResource>().ProducesProblem(404)
            .WithName("GetRegistration").WithSummary("One registration");
        Act(api.MapPost("/registrations/{id:guid}/check-in", CheckInAttendeeEndpoint.Handle), Permissions.CheckIn, "CheckInAttendee", "Check in; twice is one check-in");
        Act(api.MapPost("/registrations/{id:guid}/cancel", CancelRegistrationEndpoint.Handle), Permissions.Edit, "CancelRegistration", "Cancel; twice is one cancellation");
        Act(api.MapPost("/registrations/{id:guid}/accept", AcceptOfferEndpoint.Handle), Permissions.Edit, "AcceptOffer", "Take an offered place for its person");
        routes.MapGet("/admin/events/{id:guid}/registrations/export", ExportEndpoint.Handle).RequireAuthorization(Permissions.View).ExcludeFromDescription();
        routes.MapGet("/admin/events/{id:guid}/registrations/print", PrintEndpoint.Handle).RequireAuthorization(Permissions.View).ExcludeFromDescription();
    }

    private static void Seats(IServiceCollection services)
    {
        services.AddSingleton<OpenRosters>().AddSingleton<Rush>().AddSingleton<UndoBars>();
        services.AddScoped<Seating>().AddScoped<Offerings>().AddScoped<SeatTurns>().AddScoped<OtherPlace>().AddScoped<Attendees>().AddScoped<Waitlist>();
        services.AddScoped<ISeats, SeatsQuery>().AddScoped<IRegistrants, RegistrantsQuery>();
    }

    private static void Public(RouteGroupBuilder api)
    {
        api.MapPost("/events/{slug}/registrations", RegisterAttendeeEndpoint.Handle)
            .AllowAnonymous().RequireRateLimiting(RateLimitPolicies.PublicPosts)
            .Accepts<RegistrationBody>("application/json").Produces<RegisteredResource>(201)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(429)
            .WithName("RegisterAttendee").WithSummary("Register for an event");
        api.MapGet("/events/{slug}/registration-form", ShowFormEndpoint.Handle)
            .AllowAnonymous().Produces<OfferingForm>().ProducesProblem(404)
            .WithName("ShowRegistrationForm").WithSummary("The questions whose answers a registration carries");
        api.MapPost("/events/{slug}/registration-files", SendFileEndpoint.Handle)
            .AllowAnonymous().RequireRateLimiting(RateLimitPolicies.PublicPosts).DisableAntiforgery()
            .Accepts<IFormFile>("multipart/form-data").Produces<FileResource>(201)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429)
            .WithName("SendRegistrationFile").WithSummary("A file for an answer: PDF, JPEG or PNG of at most 5 MB");
    }

    private static void Act(RouteHandlerBuilder act, string permission, string name, string summary) =>
        act.RequireAuthorization(permission).Produces<RegistrationResource>().ProducesProblem(404).ProducesProblem(409)
            .WithName(name).WithSummary(summary);
}
