using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Features.ListRegistrations;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.CheckInAttendee;

/// <summary><c>POST /registrations/{id}/check-in</c>.</summary>
internal static class CheckInAttendeeEndpoint
{
    public static async Task<IResult> Handle(Guid id, HttpContext http, IHandler<CheckInAttendee, Guid> checkIn, RegistrationsQuery query)
    {
        var result = await checkIn.Handle(new(id), http.RequestAborted);
        return result.Succeeded ? await query.Answer(http, result.Value, Permissions.CheckIn) : Problems.From(result.Failures);
    }
}
