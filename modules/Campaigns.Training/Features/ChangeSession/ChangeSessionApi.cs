using Campaigns.Kernel.Commands;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.PlanSession;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.ChangeSession;

/// <summary>The body of <c>POST /sessions/{id}/cancel</c>.</summary>
internal sealed record CancelBody(string? Reason);

/// <summary>Changes of a class.</summary>
internal static class ChangeSessionApi
{
    public static async Task<IResult> Put(Guid id, TrainingDbContext db, IHandler<ChangeSession, Session> change, HttpContext http, CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } before) return Problems.From([Refusals.NoSuchSession]);
        var (body, problem) = await http.Body<SessionBody>();
        if ((problem ?? http.Precondition(before.Version)) is { } refused) return refused;
        return (await change.Handle(new(id, body!, before.Version), ct)).Answer(session => http.Resource(SessionResource.Of(session), session.Version));
    }

    public static async Task<IResult> Cancel(Guid id, TrainingDbContext db, IHandler<CancelSession, Session> cancel, HttpContext http, CancellationToken ct)
    {
        if (!await db.Sessions.AnyAsync(s => s.Id == id, ct)) return Problems.From([Refusals.NoSuchSession]);
        var (body, problem) = await http.Body<CancelBody>();
        if (problem is not null) return problem;
        return (await cancel.Handle(new(id, body!.Reason), ct)).Answer(session => http.Resource(SessionResource.Of(session), session.Version));
    }
}
