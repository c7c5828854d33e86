using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Assess;
using Campaigns.Training.Features.KeepList;
using Campaigns.Training.Features.WithdrawCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Tests.Features;

public abstract class IssueCertificateTests(TestDatabase database) : IAsyncLifetime
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
    public async Task What_is_missing_is_told_and_a_corrected_score_lifts_it()
    {
        var course = await _training.Open();
        var session = await _training.Plan(course);
        Assert.Equal(["training.requirements-not-met", "training.missing-attendance", "training.missing-paper"], (await _training.Issue(course, Neighbours.Dung)).Failures.Select(f => f.Code));

        await _training.Nominate(session, Neighbours.Dung);
        var score = (await _training.Score(session, Neighbours.Dung, 75)).Value;
        Assert.Equal(["training.requirements-not-met", "training.missing-paper"], (await _training.Issue(course, Neighbours.Dung)).Failures.Select(f => f.Code));

        var corrected = (await _training.Do<CorrectAssessment, Assessment>(new(score.Id, new(85, "Cộng sót câu 12")))).Value;
        Assert.Equal((75, 85, "Cộng sót câu 12"), corrected.Corrections.Select(c => (c.Before, c.After, c.Reason)).Single());
        var issued = (await _training.Issue(course, Neighbours.Dung)).Value;
        Assert.Equal(("BHXH-01-2026-0001", Some.Day("2026-03-02"), Some.Day("2028-03-02"), "Vũ Đình Dũng"), (issued.Number, issued.IssuedOn, issued.ExpiresOn, issued.HolderName));
        Assert.Matches("^TH-2026-[A-Z2-9]{8}$", issued.Code);
    }

    [Fact]
    public async Task What_was_shown_counts_for_one_certificate_only()
    {
        var course = await _training.Open();
        var session = await _training.Plan(course);
        await _training.Pass(session, Neighbours.Hoa);
        var first = (await _training.Issue(course, Neighbours.Hoa)).Value;
        Assert.Equal("training.requirements-not-met", (await _training.Issue(course, Neighbours.Hoa)).Failures[0].Code);
        Assert.Equal("training.requirements-not-met", (await _training.Renew(first)).Failures[0].Code);
        Assert.Equal("training.already-certified", (await _training.Do<NoteAttendance, Session>(new(session.Id, [new(Neighbours.Hoa.Id, false)]))).Failures[0].Code);
        Assert.Equal(1, await _training.Ask<TrainingDbContext, int>(db => db.Certificates.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_renewal_takes_the_place_of_the_one_before_and_overwrites_nothing()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        var first = (await _training.Issue(course, Neighbours.Hoa)).Value;
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa, 90);
        var second = (await _training.Renew(first)).Value;

        Assert.Equal((first.Id, "BHXH-01-2026-0002"), (second.Replaces, second.Number));
        var kept = (await Find(first.Code))!;
        Assert.Equal((first.Number, first.IssuedOn, first.ExpiresOn, CertificateStatus.Replaced), (kept.Number, kept.IssuedOn, kept.ExpiresOn, kept.Status));
        Assert.Equal([CertificateAct.Issue, CertificateAct.Replace], kept.History.OrderBy(h => h.Number).Select(h => h.Act));
        Assert.Equal([second.Code], (await Valid(Neighbours.Hoa, "2026-03-02")).Select(c => c.Code));
        Assert.Equal("training.not-the-latest", (await _training.Renew(first)).Failures[0].Code);
    }

    [Fact]
    public async Task Suspended_and_revoked_ones_prove_nothing_and_say_why()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        var code = (await _training.Issue(course, Neighbours.Hoa)).Value.Code;
        Assert.Equal("training.until-in-the-past", (await _training.Do<SuspendCertificate, Certificate>(new(code, "Chưa bồi dưỡng", Some.Day("2026-03-01")))).Failures[0].Code);
        Assert.True((await _training.Do<SuspendCertificate, Certificate>(new(code, "Chưa bồi dưỡng", Some.Day("2026-03-10")))).Succeeded);
        Assert.Empty(await Valid(Neighbours.Hoa, "2026-03-10"));
        Assert.Single(await Valid(Neighbours.Hoa, "2026-03-11"));
        Assert.Equal("suspended", (await Lapsed(Neighbours.Hoa, "2026-03-10")).Single().State);

        Assert.True((await _training.Do<LiftSuspension, Certificate>(new(code, "Đã bồi dưỡng"))).Succeeded);
        Assert.Single(await Valid(Neighbours.Hoa, "2026-03-10"));
        Assert.True((await _training.Do<RevokeCertificate, Certificate>(new(code, "Thi hộ"))).Succeeded);
        Assert.Empty(await Valid(Neighbours.Hoa, "2026-03-10"));
        Assert.Equal("training.no-longer-in-force", (await _training.Do<RevokeCertificate, Certificate>(new(code, "Lần nữa"))).Failures[0].Code);
        Assert.Equal("training.no-longer-in-force", (await _training.Do<SuspendCertificate, Certificate>(new(code, "Lần nữa", null))).Failures[0].Code);
        Assert.Equal(["training.certificate-issued.v1", "training.certificate-withdrawn.v1", "training.certificate-withdrawn.v1"], (await _training.Module.Outbox()).Where(n => n.Contains("certificate")));
    }

    [Fact]
    public async Task Nobody_certifies_outside_their_places_or_finds_what_lies_there()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Dung);
        var there = TestModule.Someone("38/dong-son", Permissions.Certify, Permissions.Withdraw);
        Assert.Equal("training.staff-unknown", (await _training.Issue(course, Neighbours.Dung, there)).Failures[0].Code);
        var code = (await _training.Issue(course, Neighbours.Dung)).Value.Code;
        Assert.Equal("training.certificate-not-found", (await _training.Do<RevokeCertificate, Certificate>(new(code, "Thử"), there)).Failures[0].Code);
    }

    private Task<Certificate?> Find(string code) => _training.Ask<TrainingDbContext, Certificate?>(db => db.Certificates.AsNoTracking().Include(c => c.History).SingleOrDefaultAsync(c => c.Code == code, Ct));

    private async Task<IReadOnlyList<StaffCertificate>> Valid(StaffMember who, string on) =>
        (await _training.Ask<IStaffCertificates, IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>>(c => c.Valid([who.Id], Some.Day(on), Ct))).GetValueOrDefault(who.Id, []);

    private Task<IReadOnlyList<LapsedCertificate>> Lapsed(StaffMember who, string on) =>
        _training.Ask<IStaffCertificates, IReadOnlyList<LapsedCertificate>>(c => c.Lapsed([who.Id], Some.Day(on), Ct));
}

public sealed class IssueCertificateOnSqlite() : IssueCertificateTests(TestDatabase.Sqlite());

public sealed class IssueCertificateOnPostgres() : IssueCertificateTests(TestDatabase.Postgres());
