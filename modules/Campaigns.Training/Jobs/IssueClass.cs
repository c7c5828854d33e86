using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Operations;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Jobs;

/// <summary>Certify these people of a class.</summary>
/// <param name="ActorId">Who asked for it.</param>
/// <param name="ActorName">Their name, as histories keep it.</param>
internal sealed record ClassIssue(Guid SessionId, IReadOnlyList<Guid> StaffIds, Guid? ActorId, string ActorName);

/// <summary>One certificate after another, each stored by itself: run again, it goes on where it stopped, because whoever is certified has nothing left that counts.</summary>
internal sealed class IssueClass(TrainingDbContext db, IStaff staff, CertificationGate gate, ILongWork work) : IJob<ClassIssue>
{
    public async Task Run(ClassIssue args, CancellationToken ct)
    {
        var code = await (from s in db.Sessions join c in db.Courses on s.CourseId equals c.Id where s.Id == args.SessionId select c.Code).SingleOrDefaultAsync(ct);
        if (code is null) return;
        var people = await staff.Many(args.StaffIds, ct);
        await work.Run("training.issue-class-work", async (progress, stop) =>
        {
            var done = 0;
            foreach (var id in args.StaffIds.Where(people.ContainsKey))
            {
                await gate.Ask(code, people[id], stop, new By(args.ActorId, args.ActorName, default));
                progress(++done, args.StaffIds.Count);
            }
        }, ct);
    }
}
