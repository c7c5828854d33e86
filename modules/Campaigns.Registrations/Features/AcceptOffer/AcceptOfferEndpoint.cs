using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.AcceptOffer;

/// <summary><c>POST /registrations/{id}/accept</c>.</summary>
internal static class AcceptOfferEndpoint
{
    public static async Task<IResult> Handle(Guid id, HttpContext http, IHandler<AcceptOffer, Guid> accept, RegistrationsQuery query)
    {
        var result = await accept.Handle(new(TicketRef.ById(id)), http.RequestAborted);
        return result.Succeeded ? await query.Answer(http, result.Value, Permissions.Edit) : Problems.From(result.Failures);
    }
}
