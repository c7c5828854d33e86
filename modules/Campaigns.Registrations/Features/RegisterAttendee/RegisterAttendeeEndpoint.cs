using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Registrations.Features.Tickets;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary><c>POST /events/{slug}/registrations</c>.</summary>
internal static class RegisterAttendeeEndpoint
{
    public static async Task<IResult> Handle(string slug, HttpContext http, Offerings offerings, IHandler<RegisterAttendee, Registered> register, TicketLinks links, PhoneLimits phones)
    {
        if (await offerings.Recent(slug, http.RequestAborted) is not { } offering) return Problems.From([Refusals.NoSuchOffering]);
        var (body, problem) = await http.Body<RegistrationBody>();
        if (problem is not null) return problem;
        if (phones.Over(body!.Phone) is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Problems.Of(429, "too-many-requests");
        }

        var result = await register.Handle(new(offering, body!), http.RequestAborted);
        return result.Answer(r => http.Created($"/registrations/{r.Id}", new RegisteredResource(r.Id, r.Code, r.Status.Word(), r.People, r.Position, links.Manage(r.Token!, http.Request)), r.Version));
    }
}
