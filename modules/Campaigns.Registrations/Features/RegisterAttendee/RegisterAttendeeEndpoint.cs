using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary><c>POST /events/{slug}/registrations</c>.</summary>
internal static class RegisterAttendeeEndpoint
{
    public static async Task<IResult> Handle(string slug, HttpContext http, Offerings offerings, IHandler<RegisterAttendee, Registered> register, SiteAddress site)
    {
        if (await offerings.Recent(slug, http.RequestAborted) is not { } offering) return Problems.From([Refusals.NoSuchOffering]);
        var (body, problem) = await http.Body<RegistrationBody>();
        if (problem is not null) return problem;

        var result = await register.Handle(new(offering, body!), http.RequestAborted);
        return result.Answer(r => http.Created($"/registrations/{r.Id}", new RegisteredResource(r.Id, r.Code, r.Status.Word(), r.People, r.Position, site.Manage(r.Token!)), r.Version));
    }
}
