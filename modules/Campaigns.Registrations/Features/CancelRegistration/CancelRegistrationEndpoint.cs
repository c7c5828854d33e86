using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.CancelRegistration;

/// <summary><c>POST /registrations/{id}/cancel</c>; a call acts at once.</summary>
internal static class CancelRegistrationEndpoint
{
    public static async Task<IResult> Handle(Guid id, HttpContext http, IHandler<CancelRegistration, Guid> cancel, RegistrationsQuery query)
    {
        var result = await cancel.Handle(new(TicketRef.ById(id)), http.RequestAborted);
        return result.Succeeded ? await query.Answer(http, result.Value, Permissions.Edit) : Problems.From(result.Failures);
    }
}
