using Campaigns.Kernel.Commands;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.KeepList;

/// <summary>The body of <c>POST /sessions/{id}/participants</c>.</summary>
internal sealed record NominateBody(Guid? StaffId);

/// <summary>A line of the list of a class.</summary>
/// <param name="Status"><c>given</c> or <c>waiting</c>.</param>
/// <param name="Position">Place among those who wait; null with a place.</param>
/// <param name="Present">Null: not noted yet.</param>
internal sealed record ParticipantResource(Guid StaffId, string Name, string Status, int? Position, bool? Present);

/// <summary>The list of a class.</summary>
internal static class ListApi
{
    public static async Task<IResult> Get(Guid id, TrainingDbContext db, People people, HttpContext http, CancellationToken ct) =>
        await Session(db, id, ct) is { } session ? await Answer(session, people, http, 200, ct) : Problems.From([Refusals.NoSuchSession]);

    public static async Task<IResult> Post(Guid id, TrainingDbContext db, People people, IHandler<NominateParticipant, Session> nominate, HttpContext http, CancellationToken ct)
    {
        if (await Session(db, id, ct) is null) return Problems.From([Refusals.NoSuchSession]);
        var (body, problem) = await http.Body<NominateBody>();
        if (problem is not null) return problem;
        var done = await nominate.Handle(new(id, body!.StaffId), ct);
        return done.Succeeded ? await Answer(done.Value, people, http, 201, ct) : Problems.From(done.Failures);
    }

    public static async Task<IResult> Attendance(Guid id, TrainingDbContext db, People people, IHandler<NoteAttendance, Session> note, HttpContext http, CancellationToken ct)
    {
        if (await Session(db, id, ct) is not { } before) return Problems.From([Refusals.NoSuchSession]);
        var (lines, problem) = await http.Body<List<PresenceBody>>();
        if ((problem ?? http.Precondition(before.Version)) is { } refused) return refused;
        var done = await note.Handle(new(id, lines!), ct);
        return done.Succeeded ? await Answer(done.Value, people, http, 200, ct) : Problems.From(done.Failures);
    }

    private static Task<Session?> Session(TrainingDbContext db, Guid id, CancellationToken ct) => db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);

    private static async Task<IResult> Answer(Session session, People people, HttpContext http, int status, CancellationToken ct)
    {
        var list = session.List.ToList();
        var names = await people.Many([.. list.Select(p => p.StaffId)], Permissions.ViewCertificates, ct);
        var queue = list.Where(p => p.Seat is Seat.Waiting).Select((p, at) => (p.StaffId, at)).ToDictionary(x => x.StaffId, x => x.at + 1);
        // Colleagues from elsewhere take places of the class; who they are is not the reader's business.
        var items = list.Where(p => names.ContainsKey(p.StaffId)).Select(p =>
            new ParticipantResource(p.StaffId, names[p.StaffId].Name, p.Seat.Word(), queue.TryGetValue(p.StaffId, out var at) ? at : null, p.Present));
        http.Response.Headers.ETag = Api.ETag(session.Version);
        if (status == 201) http.Response.Headers.Location = $"/api/v1/sessions/{session.Id}/participants";
        return Results.Json(new { items, next = (string?)null }, Api.Json, statusCode: status);
    }
}
