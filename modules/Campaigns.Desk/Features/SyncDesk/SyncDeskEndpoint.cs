using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary><c>POST /api/v1/desk/sync</c> by token, and <c>POST /desk/sync</c> for the app by the browser's own session.</summary>
internal static class SyncDeskEndpoint
{
    public static async Task<IResult> Handle(HttpContext http, IHandler<SyncDesk, SyncAnswer> sync)
    {
        var (body, problem) = await http.Body<SyncBody>();
        if (problem is not null) return problem;
        var result = await sync.Handle(new(body!), http.RequestAborted);
        return result.Answer(answer => Results.Json(answer, Api.Json));
    }
}
