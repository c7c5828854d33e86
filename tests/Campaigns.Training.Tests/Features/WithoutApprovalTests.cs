using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.AskOverride;
using Campaigns.Training.Features.RecordResults;
using Campaigns.Training.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Training.Tests.Features;

/// <summary>The feature Approvals is off: nobody can be asked, so whoever has the permission at that place decides, and nobody else.</summary>
public abstract class WithoutApprovalTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Access Nominates = TestModule.Someone("38/dong-son", Permissions.Nominate);

    // Certifies in one area, and nominates in another as well.
    private static readonly Access CertifiesElsewhere = new(Guid.CreateVersion7(), "someone", "Ai Đó", null, new Dictionary<string, IReadOnlyList<Scope>>
    {
        [Permissions.Nominate] = [new("38")],
        [Permissions.Certify] = [new("38/quang-xuong")],
    });

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
    public async Task A_course_that_asks_others_issues_at_once_to_whoever_may_certify_there_and_to_nobody_else()
    {
        var (course, _) = await Passed();
        Assert.Equal("training.staff-unknown", (await _training.Ask(course, Neighbours.Hoa, Nominates)).Failures[0].Code);
        Assert.Equal("training.staff-unknown", (await _training.Ask(course, Neighbours.Hoa, CertifiesElsewhere)).Failures[0].Code);
        Assert.Equal((0, 0), await Kept());

        var issued = (await _training.Ask(course, Neighbours.Hoa, TestModule.Someone("38/dong-son", Permissions.Certify))).Value;
        Assert.Equal("BHXH-01-2026-0001", issued.Certificate!.Number);
        Assert.Null(issued.Waiting);
        await _training.Module.Deliver();
        Assert.Equal((1, 0), await Kept()); // Nothing waits to be asked.
    }

    [Fact]
    public async Task A_score_that_decides_certifies_where_whoever_enters_it_may_and_else_stays_a_score()
    {
        var course = await _training.Open(TrainingModule.Policy with { Approval = true });
        var session = await _training.Plan(course);
        await _training.Nominate(session, Neighbours.Hoa);
        var sheet = new RecordResults(session.Id, [new(Neighbours.Hoa.Id, true, 90, null, null)], null);
        var teacher = await _training.Do<RecordResults, Recorded>(sheet, TestModule.Someone("38", Permissions.Teach));
        Assert.Equal((1, 0, 0), (teacher.Value.Scores, teacher.Value.Issued.Count, teacher.Value.Waiting));
        var both = await _training.Do<RecordResults, Recorded>(sheet, TestModule.Someone("38", Permissions.Teach, Permissions.Certify));
        Assert.Equal((0, 1, 0), (both.Value.Scores, both.Value.Issued.Count, both.Value.Waiting));
        Assert.Equal((1, 0), await Kept());
    }

    [Fact]
    public async Task What_the_course_asks_for_is_asked_for_all_the_same()
    {
        var course = await _training.Open(TrainingModule.Policy with { Approval = true });
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa, 60);
        Assert.Contains("training.", (await _training.Ask(course, Neighbours.Hoa)).Failures[0].Code, StringComparison.Ordinal);
        Assert.Equal((0, 0), await Kept());
    }

    // The feature was on when it was asked for, and is off when the question is to be put.
    [Fact]
    public async Task A_question_that_nobody_can_be_asked_any_more_is_answered_by_the_rules_of_the_course()
    {
        var (course, _) = await Passed();
        var waiting = Certification.Ask(new(course.Id, course.Code, Neighbours.Hoa.Id, Neighbours.Hoa.UnitCode, Neighbours.Hoa.ScopePath, null), new By(null, "Ai Đó", _training.Clock.GetUtcNow()));
        var leave = QualificationOverride.Ask(new(Neighbours.Khoa.Id, course.Code, Some.Day("2026-03-14"), Neighbours.Khoa.UnitCode, Neighbours.Khoa.ScopePath, "Không còn ai khác"), new By(null, "Ai Đó", _training.Clock.GetUtcNow()));
        await _training.Ask<TrainingDbContext, int>(db =>
        {
            db.AddRange(waiting, leave);
            return db.SaveChangesAsync(Ct);
        });
        for (var n = 0; n < 2; n++) await _training.Ask<CertificationGate, int>(async gate => { await gate.Submit(waiting.Id, Ct); return 0; });
        await _training.Module.In(s => ActivatorUtilities.CreateInstance<AskForOverride>(s).Run(new(leave.Id), Ct));
        Assert.Equal((1, AskedStatus.Granted), ((await Kept()).Certificates, await _training.Ask<TrainingDbContext, AskedStatus>(db => db.Certifications.Select(c => c.Status).SingleAsync(Ct))));

        // Leave is nobody's right: it waits until somebody gives it.
        Assert.Equal(AskedStatus.Waiting, await _training.Ask<TrainingDbContext, AskedStatus>(db => db.Overrides.Select(o => o.Status).SingleAsync(Ct)));
        Assert.Empty(await Excused("2026-03-14"));
    }

    [Fact]
    public async Task Leave_is_given_by_asking_where_one_may_certify_and_elsewhere_there_is_nobody_to_ask()
    {
        var course = await _training.Open();
        Assert.Equal("training.nobody-to-ask", (await Leave(course, Nominates)).Failures[0].Code);
        Assert.Equal("training.nobody-to-ask", (await Leave(course, CertifiesElsewhere)).Failures[0].Code);
        Assert.Equal(0, await _training.Ask<TrainingDbContext, int>(db => db.Overrides.CountAsync(Ct)));

        var given = (await Leave(course, TestModule.Someone("38/dong-son", Permissions.Nominate, Permissions.Certify))).Value;
        Assert.Equal(AskedStatus.Granted, given.Status);
        Assert.Equal(["BHXH-01"], await Excused("2026-03-14"));
        Assert.Empty(await Excused("2026-03-15"));
        await _training.Module.Deliver();
        Assert.Equal(1, await _training.Ask<TrainingDbContext, int>(db => db.Overrides.CountAsync(Ct)));
    }

    private async Task<(Course Course, Session Session)> Passed()
    {
        var course = await _training.Open(TrainingModule.Policy with { Approval = true });
        var session = await _training.Plan(course);
        await _training.Pass(session, Neighbours.Hoa);
        return (course, session);
    }

    private Task<(int Certificates, int Waiting)> Kept() => _training.Ask<TrainingDbContext, (int, int)>(async db =>
        (await db.Certificates.CountAsync(Ct), await db.Certifications.CountAsync(c => c.Status == AskedStatus.Waiting, Ct)));

    private Task<Result<QualificationOverride>> Leave(Course course, Access as_) =>
        _training.Do<AskOverride, QualificationOverride>(new(Neighbours.Khoa.Id, course.Code, Some.Day("2026-03-14"), "Không còn ai khác trong xã"), as_);

    private async Task<IReadOnlyList<string>> Excused(string day) =>
        (await _training.Ask<IStaffCertificates, IReadOnlyDictionary<Guid, IReadOnlyList<string>>>(c => c.Excused([Neighbours.Khoa.Id], Some.Day(day), Ct))).GetValueOrDefault(Neighbours.Khoa.Id, []);
}

public sealed class WithoutApprovalOnSqlite() : WithoutApprovalTests(TestDatabase.Sqlite());

public sealed class WithoutApprovalOnPostgres() : WithoutApprovalTests(TestDatabase.Postgres());
