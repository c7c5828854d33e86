using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.EnrolByRule;
using Campaigns.Training.Features.ImportHistory;
using Campaigns.Training.Features.IssueForClass;
using Campaigns.Training.Features.PutNameRight;
using Campaigns.Training.Features.SeeGaps;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Tests.Features;

/// <summary>What is done for many at once, and what is put right afterwards.</summary>
public abstract class ClassWorkTests(TestDatabase database) : IAsyncLifetime
{
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
    public async Task A_rule_enrols_all_who_lack_the_certificate_and_nobody_else()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        await _training.Issue(course, Neighbours.Hoa);
        await _training.Nominate(await _training.Plan(course), Neighbours.Khoa);
        var session = await _training.Plan(course);
        Assert.Equal("training.role-unknown", (await _training.Do<EnrolByRule, int>(new(session.Id, "driver", null, false))).Failures[0].Code);

        // Hoa holds one, Khoa is being taught already, Sơn does other work.
        Assert.Equal(1, (await _training.Do<EnrolByRule, int>(new(session.Id, "presenter", null, false))).Value);
        Assert.Equal([Neighbours.Dung.Id], (await List(session)).List.Select(p => p.StaffId));
        Assert.Equal(0, (await _training.Do<EnrolByRule, int>(new(session.Id, "presenter", null, false))).Value);
        var there = TestModule.Someone("38/dong-son", Permissions.Nominate, Permissions.ViewCertificates);
        Assert.Equal(0, (await _training.Do<EnrolByRule, int>(new((await _training.Plan(course)).Id, "presenter", "quang-xuong", false), there)).Value);
    }

    [Fact]
    public async Task A_class_is_certified_off_the_request_and_twice_is_once()
    {
        var session = await _training.Plan(await _training.Open());
        foreach (var who in new[] { Neighbours.Hoa, Neighbours.Dung }) await _training.Pass(session, who);
        await _training.Nominate(session, Neighbours.Khoa);
        await _training.Attend(session, Neighbours.Khoa); // Sat no paper.
        Assert.Equal(2, (await _training.Do<IssueForClass, int>(new(session.Id))).Value);
        await _training.Do<IssueForClass, int>(new(session.Id));
        await _training.Module.Deliver();
        var issued = await _training.Ask<TrainingDbContext, List<Certificate>>(db => db.Certificates.AsNoTracking().OrderBy(c => c.Sequence).ToListAsync(Ct));
        Assert.Equal([1, 2], issued.Select(c => c.Sequence!.Value));
        Assert.DoesNotContain(Neighbours.Khoa.Id, issued.Select(c => c.StaffId));
        Assert.Equal("training.nobody-ready", (await _training.Do<IssueForClass, int>(new(session.Id))).Failures[0].Code);
    }

    [Fact]
    public async Task A_name_put_right_is_another_certificate_to_the_same_day()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        var first = (await _training.Issue(course, Neighbours.Hoa)).Value;
        Assert.Equal("training.same-name", (await _training.Do<PutNameRight, Certificate>(new(first.Code))).Failures[0].Code);
        _training.Neighbours.Staff[Neighbours.Hoa.Id] = Neighbours.Hoa with { Name = "Phạm Thị Hòa" };
        _training.Clock.Set(Some.At(20, 8));
        var second = (await _training.Do<PutNameRight, Certificate>(new(first.Code))).Value;
        Assert.Equal(("Phạm Thị Hòa", first.ExpiresOn, first.Id, 2), (second.HolderName, second.ExpiresOn, second.Replaces, second.Sequence));
        var kept = await _training.Ask<TrainingDbContext, Certificate>(db => db.Certificates.AsNoTracking().SingleAsync(c => c.Id == first.Id, Ct));
        Assert.Equal(("Phạm Thị Hoa", CertificateStatus.Replaced), (kept.HolderName, kept.Status));
        Assert.Equal("training.no-longer-in-force", (await _training.Do<PutNameRight, Certificate>(new(first.Code))).Failures[0].Code);
    }

    [Fact]
    public async Task Paper_certificates_are_tried_and_taken_in_and_wrong_lines_are_told()
    {
        await _training.Open();
        string[] lines =
        [
            "staff,course,code,issuedOn,expiresOn", "hoa,BHXH-01,TH-2018-000201,2018-10-01,2020-10-01", "dung,BHXH-01,th-2018-000202,01/10/2018,01/10/2020",
            "dung,BHXH-09,TH-2018-000203,2018-10-01,2020-10-01", "dung,BHXH-01,TH-2018-000204,2020-10-01,2018-10-01", "dung,BHXH-01,,2018-10-01,2020-10-01", "dung,BHXH-01", "dung,BHXH-09,,2018-10-01,nie",
        ];
        var tried = (await Import(lines, dryRun: true)).Value;
        Assert.Equal((2, 0), (tried.Accepted, tried.Known));
        Assert.Equal([(4, "training.course-unknown"), (5, "training.history-days"), (6, "training.history-code"), (7, "training.history-cells"), (8, "training.course-unknown training.history-code training.history-days")],
            tried.Wrong.Select(w => (w.Number, string.Join(' ', w.Why.Select(why => why.Code)))));
        Assert.Equal(0, await Count());
        await Import(lines);
        Assert.Equal((0, 2), ((await Import(lines)).Value.Accepted, await Count()));
        Assert.Equal("training.history-header", (await Import(["a,b", "x"])).Failures[0].Code);

        // Their own codes are their numbers: the series begins at one all the same.
        Assert.Equal(2, await _training.Ask<TrainingDbContext, int>(db => db.Certificates.CountAsync(c => c.Sequence == null && c.Number == c.Code, Ct)));
        Assert.Equal([0, 1], await _training.Ask<TrainingDbContext, List<int>>(db => db.Certificates.OrderBy(c => c.StatusIndex).Select(c => c.StatusIndex).ToListAsync(Ct)));
    }

    [Fact]
    public async Task Gaps_count_who_may_present_to_the_end_of_the_season_and_say_where_a_class_helps_most()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        await _training.Issue(course, Neighbours.Hoa);
        foreach (var day in Enumerable.Range(3, 9)) // Nine talks are one more than a presenter takes on.
            _training.Neighbours.Duties.Add(new(Neighbours.Hoa.Id, Some.At(day, 8), Some.At(day, 10), new("events.event", Guid.CreateVersion7()), $"Buổi {day}"));
        var gaps = await _training.Ask<GapsQuery, Gaps>(q => q.Read(Some.Day("2026-05-31"), Ct));
        var (areas, proposals) = (gaps.Areas, gaps.Proposals);
        Assert.Equal([("dong-son", 9, 2, 1, 0, 1), ("quang-xuong", 0, 1, 0, 0, 1)], areas.OrderBy(a => a.Code).Select(a => (a.Code, a.Meetings, a.Needed, a.Certified, a.Lapsing, a.Gap)).ToArray());

        // Both places lack one; both can come to either class, ten kilometres there and as many back.
        Assert.Equal([2, 2], proposals.Select(p => p.Closes));
        Assert.All(proposals, p => Assert.InRange(p.Km, 19, 21));
        Assert.All(proposals, p => Assert.InRange(p.Cost, 2_357_000, 2_363_000));
        Assert.Equal((2, "BHXH-01"), (Assert.Single(gaps.Plan.Classes).People, gaps.Course!.Code));
    }

    private Task<Kernel.Commands.Result<Imported>> Import(string[] lines, bool dryRun = false) => _training.Do<ImportHistory, Imported>(new(HistoryTable.Read(string.Join("\r\n", lines)).Value, dryRun));

    private Task<int> Count() => _training.Ask<TrainingDbContext, int>(db => db.Certificates.CountAsync(Ct));

    private Task<Session> List(Session session) => _training.Ask<TrainingDbContext, Session>(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id, Ct));
}

public sealed class ClassWorkOnSqlite() : ClassWorkTests(TestDatabase.Sqlite());

public sealed class ClassWorkOnPostgres() : ClassWorkTests(TestDatabase.Postgres());
