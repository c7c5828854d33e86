using Campaigns.Approvals.Contracts;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.AskCertification;
using Campaigns.Training.Features.AskOverride;
using Campaigns.Training.Features.Assess;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Training.Tests.Features;

/// <summary>Certificates and leave to present that others decide about.</summary>
public abstract class ApprovalTests(TestDatabase database) : IAsyncLifetime
{
    private readonly Approvers _approvers = new();
    private TrainingModule _training = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _training = await TrainingModule.Start(database, _approvers);

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_course_that_says_so_issues_by_approval_and_once()
    {
        var (course, asked) = await Asked();
        Assert.Equal(asked.Id, (await _training.Ask(course, Neighbours.Hoa)).Value.Waiting!.Id);
        await _training.Module.Deliver();
        Assert.Equal((Certifications.Type, asked.Id.ToString()), Assert.Single(_approvers.Asked.Keys));
        Assert.Equal(0, await Certificates());

        var version = await _training.Version(Certifications.Type, asked.Id);
        Assert.Equal("subject-changed", (await _training.Command(Certifications.Issue, asked.Id, "another")).Reason);
        Assert.Equal("BHXH-01-2026-0001", (await _training.Command(Certifications.Issue, asked.Id, version)).Result);
        Assert.Equal("BHXH-01-2026-0001", (await _training.Command(Certifications.Issue, asked.Id, version)).Result); // Delivered twice.
        Assert.Equal((1, version), (await Certificates(), await _training.Version(Certifications.Type, asked.Id)));
        Assert.Equal("Ai Đó", await _training.Ask<TrainingDbContext, string>(db => db.Set<CertificateChange>().Select(h => h.ActorName).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Another_score_is_another_version_and_what_is_not_met_any_more_is_not_issued()
    {
        var (_, asked) = await Asked();
        var version = await _training.Version(Certifications.Type, asked.Id);
        var score = await _training.Ask<TrainingDbContext, Guid>(db => db.Assessments.Select(a => a.Id).SingleAsync(Ct));
        await _training.Do<CorrectAssessment, Assessment>(new(score, new(60, "Chép bài")));
        await _training.Module.Deliver();
        Assert.Contains(asked.Id.ToString(), _approvers.Changed);
        Assert.Equal("subject-changed", (await _training.Command(Certifications.Issue, asked.Id, version)).Reason);
        Assert.Equal("requirements-not-met", (await _training.Command(Certifications.Issue, asked.Id, await _training.Version(Certifications.Type, asked.Id))).Reason);
        Assert.Equal(0, await Certificates());
    }

    [Fact]
    public async Task Refused_is_told_with_the_comment_and_may_be_asked_anew()
    {
        var (course, asked) = await Asked();
        _approvers.Comment = "Cần quan sát thêm một buổi";
        await Tell(new RequestRejectedV1(Guid.CreateVersion7(), Certifications.Type, asked.Id.ToString(), "default"));
        var refused = await _training.Ask<TrainingDbContext, Certification>(db => db.Certifications.AsNoTracking().SingleAsync(Ct));
        Assert.Equal((AskedStatus.Refused, "Cần quan sát thêm một buổi"), (refused.Status, refused.Comment));
        Assert.Equal("invalid-transition", (await _training.Command(Certifications.Issue, asked.Id, "1")).Reason);
        Assert.NotEqual(asked.Id, (await _training.Ask(course, Neighbours.Hoa)).Value.Waiting!.Id);
    }

    [Fact]
    public async Task Where_no_route_says_who_decides_a_certificate_is_issued_and_leave_is_not()
    {
        _approvers.NoRoute = true;
        var (course, _) = await Asked();
        var leave = (await Leave(course.Code)).Value;
        await _training.Module.Deliver();
        Assert.Equal(1, await Certificates());
        Assert.Empty(await Excused("2026-03-14"));
        Assert.Equal(AskedStatus.Waiting, leave.Status);
    }

    [Fact]
    public async Task Leave_holds_for_that_person_course_and_day_once_it_is_given()
    {
        var course = await _training.Open();
        var asked = (await Leave(course.Code)).Value;
        Assert.Equal(asked.Id, (await Leave(course.Code)).Value.Id);
        await _training.Module.Deliver();
        Assert.Contains((Overrides.Type, asked.Id.ToString()), _approvers.Asked.Keys);
        Assert.Empty(await Excused("2026-03-14"));
        Assert.Null((await _training.Command(Overrides.Give, asked.Id, "1")).Reason);
        Assert.Null((await _training.Command(Overrides.Give, asked.Id, "1")).Reason);
        Assert.Equal(["BHXH-01"], await Excused("2026-03-14"));
        Assert.Empty(await Excused("2026-03-15"));
        await Tell(new RequestRejectedV1(Guid.CreateVersion7(), Overrides.Type, asked.Id.ToString(), "default")); // Too late: it was given.
        Assert.Equal(["BHXH-01"], await Excused("2026-03-14"));
    }

    [Fact]
    public async Task Leave_is_not_asked_for_days_gone_by_or_for_who_holds_the_certificate_or_works_elsewhere()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        Assert.Equal("training.day-in-the-past", (await Leave(course.Code, "2026-03-01")).Failures[0].Code);
        Assert.Equal("training.reason-missing", (await _training.Do<AskOverride, QualificationOverride>(new(Neighbours.Khoa.Id, course.Code, Some.Day("2026-03-14"), " "))).Failures[0].Code);
        Assert.Equal("training.staff-unknown", (await Leave(course.Code, as_: TestModule.Someone("38/quang-xuong", Permissions.Nominate))).Failures[0].Code);
        await _training.Issue(course, Neighbours.Khoa);
        Assert.Equal("training.holds-it", (await Leave(course.Code)).Failures[0].Code);
    }

    private async Task<(Course Course, Certification Asked)> Asked()
    {
        var course = await _training.Open(TrainingModule.Policy with { Approval = true });
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        return (course, (await _training.Ask(course, Neighbours.Hoa, TestModule.Someone("38", Permissions.Certify))).Value.Waiting!);
    }

    private Task<Kernel.Commands.Result<QualificationOverride>> Leave(string course, string day = "2026-03-14", Access? as_ = null) =>
        _training.Do<AskOverride, QualificationOverride>(new(Neighbours.Khoa.Id, course, Some.Day(day), "Không còn ai khác trong xã"), as_);

    private async Task<IReadOnlyList<string>> Excused(string day) =>
        (await _training.Ask<IStaffCertificates, IReadOnlyDictionary<Guid, IReadOnlyList<string>>>(c => c.Excused([Neighbours.Khoa.Id, Neighbours.Hoa.Id], Some.Day(day), Ct))).GetValueOrDefault(Neighbours.Khoa.Id, []);

    private Task<int> Certificates() => _training.Ask<TrainingDbContext, int>(db => db.Certificates.CountAsync(Ct));

    private Task Tell(RequestRejectedV1 e) =>
        _training.Module.In(s => ActivatorUtilities.CreateInstance<Subscribers.FollowAnswers>(s).On(e, new EventContext(Guid.CreateVersion7(), _training.Clock.GetUtcNow(), null, 1), Ct));
}

public sealed class ApprovalOnSqlite() : ApprovalTests(TestDatabase.Sqlite());

public sealed class ApprovalOnPostgres() : ApprovalTests(TestDatabase.Postgres());
