using Campaigns.Accounts.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Desk.Features.OpenDevice;

/// <summary><c>POST /desk/device</c>: gives the device a token of its own. A session ends with the browser, and a browser that died in a hall
/// must still be able to send; the token carries the desk's work alone, lies on the device sealed under the PIN, and is revoked on its owner's page.</summary>
internal static class DeviceEndpoint
{
    // Meetings are assigned two weeks ahead, and their packs end two days after them.
    private const int Days = 16;

    private static readonly string[] Carried = [AttendancePermissions.Record, AttendancePermissions.AnyDesk, Insurance.Contracts.EnrolmentPermissions.Write];

    public static async Task<IResult> Handle(HttpContext http, IDeviceTokens tokens, IStringLocalizer texts, TimeProvider clock)
    {
        var issued = await tokens.Issue(texts["desk.device-name", Ui.Formats.Moment(clock.GetUtcNow())], Days, Carried, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return issued.Answer(token => Results.Json(new { token }, Api.Json, statusCode: StatusCodes.Status201Created));
    }
}
