using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Matrix;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.EnrolByRule;

/// <summary>Puts everybody into a class who works in that role and place and holds no valid certificate of its course: "all collectors of Hoằng Hóa without a
/// valid certificate". Places in order of name; the others wait.</summary>
/// <param name="Role">Working role.</param>
/// <param name="Unit">Code of a unit; null: all of the caller's places.</param>
/// <param name="Expiring">Also those whose certificate ends within sixty days.</param>
internal sealed record EnrolByRule(Guid SessionId, string? Role, string? Unit, bool Expiring) : ICommand<int>
{
    public IEnumerable<Failure> Check()
    {
        if (!WorkingRoles.All.Contains(Role)) yield return Refusals.RoleUnknown.At("role");
    }
}

internal sealed class EnrolByRuleHandler(TrainingDbContext db, MatrixQuery matrix, People people, Author author, IAudit audit) : IHandler<EnrolByRule, int>
{
    public async Task<Result<int>> Handle(EnrolByRule command, CancellationToken ct)
    {
        var all = await matrix.Read(new(Role: command.Role, Unit: command.Unit), ct);
        await using var turn = await db.LockNamesAsync([Turns.Session(command.SessionId)], ct);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId, ct) is not { } session) return Refusals.NoSuchSession;
        if (session.IsOff) return Refusals.ClassOff;
        var column = all.Courses.ToList().FindIndex(c => c.Id == session.CourseId);
        var lacking = all.Rows.Where(r => Lacks(r.Cells[column], command.Expiring) && session.Find(r.Who.Id) is null && people.Reaches(Permissions.Nominate, r.Who)).ToList();
        foreach (var row in lacking) session.Nominate(row.Who.Id, author.Now);
        audit.Note("training.enrolled-by-rule", new(Session.RecordKind, session.Id), new { command.Role, command.Unit, lacking.Count });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return lacking.Count;
    }

    // Who is in another class of the course ahead is being taught already.
    private static bool Lacks(MatrixCell cell, bool expiring) => cell.Class is null && (cell.State is not CertificateState.Valid || expiring && cell.DaysLeft is not null);
}
