using Campaigns.Desk.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Desk.Features.SettleConflict;

/// <summary>Conflicts under <c>/desk/conflicts</c>, by token under <c>/api/v1</c> and by session for the app.</summary>
internal static class ConflictEndpoints
{
    public static async Task<IResult> List([FromQuery(Name = "event")] Guid? eventId, HttpContext http, ConflictsQuery conflicts) =>
        eventId is not { } id ? Problems.From([Refusals.EventMissing])
        : await conflicts.Of(id, http.RequestAborted) is { } items ? Results.Json(new { items, next = (string?)null }, Api.Json)
        : Problems.From([Refusals.NoSuchEvent]);

    public static async Task<IResult> One(Guid id, HttpContext http, ConflictsQuery conflicts) =>
        await conflicts.Find(id, http.RequestAborted) is { } conflict ? http.Resource(await conflicts.Show(conflict, http.RequestAborted), conflict.Version) : Problems.From([Refusals.NoSuchConflict]);

    public static async Task<IResult> Resolve(Guid id, HttpContext http, ConflictsQuery conflicts, IHandler<SettleConflict, Conflict> settle)
    {
        if (await conflicts.Find(id, http.RequestAborted) is null) return Problems.From([Refusals.NoSuchConflict]);
        var (body, problem) = await http.Body<ResolveBody>();
        if (problem is not null) return problem;
        var result = await settle.Handle(new(id, body!.Keep), http.RequestAborted);
        return result.Succeeded ? http.Resource(await conflicts.Show(result.Value, http.RequestAborted), result.Value.Version) : Problems.From(result.Failures);
    }
}
