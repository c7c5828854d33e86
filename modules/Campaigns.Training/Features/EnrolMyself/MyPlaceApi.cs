using Campaigns.Kernel.Commands;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.EnrolMyself;

/// <summary>One's own place in a class.</summary>
/// <param name="Status"><c>given</c> or <c>waiting</c>.</param>
internal sealed record MyPlaceResource(Guid SessionId, string Status);

/// <summary><c>PUT</c> and <c>DELETE /sessions/{id}/participants/me</c>.</summary>
internal static class MyPlaceApi
{
    public static async Task<IResult> Put(Guid id, TrainingDbContext db, IHandler<EnrolMyself, Participant> enrol, CancellationToken ct) => !await db.Sessions.AnyAsync(s => s.Id == id, ct)
        ? Problems.From([Refusals.NoSuchSession])
        : (await enrol.Handle(new(id), ct)).Answer(mine => Results.Json(new MyPlaceResource(id, mine.Seat.Word()), Api.Json));

    public static async Task<IResult> Delete(Guid id, TrainingDbContext db, IHandler<LeaveClass, Session> leave, CancellationToken ct) => !await db.Sessions.AnyAsync(s => s.Id == id, ct)
        ? Problems.From([Refusals.NoSuchSession])
        : (await leave.Handle(new(id), ct)).Answer(_ => Results.NoContent());
}
