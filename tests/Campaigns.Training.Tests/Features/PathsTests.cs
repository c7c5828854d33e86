using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.Assess;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Training.Features.IssueForClass;
using Campaigns.Training.Features.KeepCourses;
using Campaigns.Training.Features.KeepList;
using Campaigns.Training.Features.PutNameRight;
using Campaigns.Training.Features.RecordResults;
using Campaigns.Training.Features.WithdrawCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Tests.Features;

/// <summary>Whatever trainers do, in whatever order, no certificate comes of it with a requirement unmet. What is met is counted here anew from what the
/// certificate rests on, by other code than that which issues.</summary>
public abstract class PathsTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") is { Length: > 0 };
    private static readonly CourseBody Speaking = new()
    {
        Code = "BHXH-02", Title = "Thuyết trình", Requires = ["BHXH-01"], AttendancePercent = 50, PassMark = 70, Tries = 2, Observed = 1, ValidityMonths = 6, GraceDays = 30,
    };

    private TrainingModule _training = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _training = await TrainingModule.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task No_path_gives_a_certificate_with_a_requirement_unmet()
    {
        var courses = new[] { await _training.Open(TrainingModule.Policy with { ValidityMonths = 6 }), await _training.Open(Speaking) };
        var seed = Environment.GetEnvironmentVariable("CAMPAIGNS_SEED") is { Length: > 0 } set ? int.Parse(set, System.Globalization.CultureInfo.InvariantCulture) : Environment.TickCount;
        for (var path = 0; path < (Long ? 60 : 4); path++) await Walk(courses, new Random(seed + path), $"{path}", seed + path);
        Assert.True(await _training.Ask<TrainingDbContext, int>(db => db.Certificates.CountAsync(Ct)) > 0, $"seed {seed}: nothing was issued at all");
    }

    private async Task Walk(Course[] courses, Random random, string name, int seed)
    {
        var people = Enumerable.Range(0, 2).Select(i => _training.Neighbours.Hire($"path-{name}-{i}")).ToList();
        var classes = new List<Session>();
        foreach (var course in courses.Concat(courses)) classes.Add(await _training.Plan(course));
        foreach (var session in classes)
            foreach (var who in people.Where(_ => random.Next(10) > 0)) await _training.Nominate(session, who);
        for (var step = 0; step < 40; step++)
        {
            var (who, session) = (people[random.Next(people.Count)], classes[random.Next(classes.Count)]);
            await Act(random, courses.Single(c => c.Id == session.CourseId), session, who);
        }

        foreach (var issued in await Issued(people)) await MustRestOnEnough(issued, courses, seed);
    }

    private Task Act(Random random, Course course, Session session, StaffMember who) => random.Next(14) switch
    {
        0 => _training.Do<NoteAttendance, Session>(new(session.Id, [new(who.Id, random.Next(4) > 0)])),
        1 or 2 => _training.Score(session, who, 55 + random.Next(45)),
        3 => _training.Score(session, who, 55 + random.Next(45), "observation"),
        4 => Correct(random, who),
        5 or 6 => _training.Ask(course, who),
        7 => Renew(random, who),
        8 => _training.Do<RecordResults, Recorded>(new(session.Id, [new(who.Id, random.Next(2) > 0, 60 + random.Next(40), null, random.Next(2) > 0 ? 60 + random.Next(40) : null)], "Cộng lại")),
        9 => Class(session),
        10 => Withdraw(random, who),
        11 => _training.Do<ReleaseParticipant, Session>(new(session.Id, who.Id)),
        12 => Later(random),
        _ => Rename(who),
    };

    private async Task Class(Session session)
    {
        await _training.Do<IssueForClass, int>(new(session.Id));
        await _training.Module.Deliver();
    }

    private Task Later(Random random)
    {
        _training.Clock.Set(_training.Clock.GetUtcNow().AddDays(random.Next(20)));
        return Task.CompletedTask;
    }

    private async Task Rename(StaffMember who)
    {
        _training.Neighbours.Staff[who.Id] = who with { Name = who.Name + " " + Guid.NewGuid().ToString("N")[..4] };
        foreach (var c in await Issued([who])) await _training.Do<PutNameRight, Certificate>(new(c.Code));
    }

    private async Task Correct(Random random, StaffMember who)
    {
        var scores = await _training.Ask<TrainingDbContext, List<Guid>>(db => db.Assessments.Where(a => a.StaffId == who.Id).Select(a => a.Id).ToListAsync(Ct));
        if (scores.Count > 0) await _training.Do<CorrectAssessment, Assessment>(new(scores[random.Next(scores.Count)], new(50 + random.Next(50), "Chấm lại")));
    }

    private async Task Renew(Random random, StaffMember who)
    {
        var all = await Issued([who]);
        if (all.Count > 0) await _training.Do<RenewCertificate, Issued>(new(all[random.Next(all.Count)].Code));
    }

    private async Task Withdraw(Random random, StaffMember who)
    {
        var all = await Issued([who]);
        if (all.Count == 0) return;
        var code = all[random.Next(all.Count)].Code;
        if (random.Next(3) == 0) await _training.Do<RevokeCertificate, Certificate>(new(code, "Thi hộ"));
        else await _training.Do<SuspendCertificate, Certificate>(new(code, "Chưa bồi dưỡng", null));
    }

    private Task<List<Certificate>> Issued(IReadOnlyList<StaffMember> people) => _training.Ask<TrainingDbContext, List<Certificate>>(db =>
    {
        var ids = people.Select(p => p.Id).ToList();
        return db.Certificates.AsNoTracking().Include(c => c.History).Where(c => ids.Contains(c.StaffId)).OrderBy(c => c.Id).ToListAsync(Ct);
    });

    private async Task MustRestOnEnough(Certificate issued, Course[] courses, int seed)
    {
        var rules = courses.Single(c => c.Id == issued.CourseId).Rules;
        var all = await _training.Ask<TrainingDbContext, List<Certificate>>(db => db.Certificates.AsNoTracking().Include(c => c.History).Where(c => c.StaffId == issued.StaffId).ToListAsync(Ct));
        var before = all.SingleOrDefault(c => c.Id == issued.Replaces);
        if (before is not null && before.HolderName != issued.HolderName && before.ExpiresOn == issued.ExpiresOn) return; // The same certificate under another name.
        var (present, noted) = await _training.Ask<TrainingDbContext, (int, int)>(async db =>
        {
            var places = (await db.Sessions.AsNoTracking().Where(s => s.CourseId == issued.CourseId).ToListAsync(Ct)).SelectMany(s => s.Participants).Where(p => p.UsedFor == issued.Id).ToList();
            return (places.Count(p => p.Present == true), places.Count(p => p.Present is not null));
        });
        var scores = await _training.Ask<TrainingDbContext, List<Assessment>>(db => db.Assessments.AsNoTracking().Where(a => a.UsedFor == issued.Id).ToListAsync(Ct));
        var refresher = before is not null && issued.IssuedOn <= before.ExpiresOn.AddDays(rules.GraceDays) && before.History.All(h => h.Act is not CertificateAct.Revoke);
        var why = $"seed {seed}, {issued.Number}";
        Assert.True(present > 0 && (refresher || present * 100 >= rules.AttendancePercent * noted), why + ": attendance");
        Assert.True(scores.Exists(s => s.Kind is AssessmentKind.Paper && !s.Failed && s.Score >= rules.PassMark), why + ": paper");
        if (refresher) return;
        Assert.True(scores.Count(s => s.Kind is AssessmentKind.Observation && !s.Failed && s.Score >= rules.PassMark) >= rules.Observed, why + ": observation");
        foreach (var needed in rules.Prerequisites)
            Assert.True(all.Exists(c => c.CourseCode == needed && c.IssuedOn <= issued.IssuedOn && c.ExpiresOn >= issued.IssuedOn && WasInForce(c, issued)), $"{why}: {needed}");
    }

    // What was done on the same day is told apart by the order of the acts' times, which stand still in a test: then either is taken.
    private static bool WasInForce(Certificate c, Certificate when) => c.ProvedOn(when.IssuedOn) || c.History.Any(h => h.At.LocalDate() == when.IssuedOn && h.Act is not CertificateAct.Issue);
}

public sealed class PathsOnSqlite() : PathsTests(TestDatabase.Sqlite());

public sealed class PathsOnPostgres() : PathsTests(TestDatabase.Postgres());
