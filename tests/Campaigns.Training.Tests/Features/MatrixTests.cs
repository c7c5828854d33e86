using System.Text.Json;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Matrix;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Training.Features.VerifyCertificate;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Tests.Features;

public abstract class MatrixTests(TestDatabase database) : IAsyncLifetime
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
    public async Task Cells_say_what_is_held_missing_and_being_learnt()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        await _training.Issue(course, Neighbours.Hoa);
        await _training.Nominate(await _training.Plan(course), Neighbours.Khoa);
        var words = (await Read()).Rows.ToDictionary(r => r.Who.Name, r => (r.Cells[0].Word, r.PresentsUntil));
        Assert.Equal(("valid", Some.Day("2028-03-02")), words["Phạm Thị Hoa"]);
        Assert.Equal(("learning", (DateOnly?)null), words["Hoàng Văn Khoa"]);
        Assert.Equal(("missing", (DateOnly?)null), words["Vũ Đình Dũng"]);
        Assert.Equal(("none", (DateOnly?)null), words["Bùi Văn Sơn"]);
    }

    [Fact]
    public async Task Whoever_has_taken_on_more_than_the_certificate_lasts_is_told_apart()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Dung);
        await _training.Issue(course, Neighbours.Dung);
        _training.Clock.Set(new DateTimeOffset(2028, 2, 13, 8, 0, 0, TimeSpan.FromHours(7)));
        foreach (var day in new[] { 1, 3 })
            _training.Neighbours.Duties.Add(new(Neighbours.Dung.Id, new(2028, 3, day, 8, 0, 0, TimeSpan.FromHours(7)), new(2028, 3, day, 10, 0, 0, TimeSpan.FromHours(7)), new("events.event", Guid.CreateVersion7()), $"Buổi {day}"));
        var row = Assert.Single((await Read(new(ExpiresWithin: 60))).Rows);
        Assert.Equal(("Vũ Đình Dũng", "expiring", 18), (row.Who.Name, row.Cells[0].Word, row.Cells[0].DaysLeft));
        Assert.Equal("Buổi 3", Assert.Single(row.After).Title);
        Assert.Empty((await Read(new(ExpiresWithin: 17))).Rows);
    }

    [Fact]
    public async Task Filters_narrow_and_nobody_sees_beyond_their_places()
    {
        await _training.Open();
        Assert.Equal(["Hoàng Văn Khoa"], (await Read(new(Words: "khoa"))).Rows.Select(r => r.Who.Name));
        Assert.Equal(["Bùi Văn Sơn"], (await Read(new(Role: "collector"))).Rows.Select(r => r.Who.Name));
        var there = TestModule.Someone("38/quang-xuong", Permissions.ViewCertificates);
        Assert.Equal(["Vũ Đình Dũng"], (await Read(new(), there)).Rows.Select(r => r.Who.Name));
    }

    [Fact]
    public async Task Codes_are_found_however_they_are_typed_and_tell_no_name()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        var code = (await _training.Issue(course, Neighbours.Hoa)).Value.Code;
        var seen = (await Verify($" {code.ToLowerInvariant()[..9]} {code[9..]} "))!;
        Assert.Equal(("P. T. Hoa", CertificateState.Valid), (seen.Holder, seen.State));
        foreach (var wrong in new[] { "TH-2026-999999", "' or 1=1 --", "", new string('A', 5000), "TH-2026-\u0000", "ТН-2026-000123" }) Assert.Null(await Verify(wrong));
        _training.Clock.Set(new DateTimeOffset(2028, 3, 3, 0, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal(CertificateState.Expired, (await Verify(code))!.State);
    }

    [Fact]
    public async Task A_new_version_with_a_deadline_suspends_those_without_the_refresher()
    {
        var course = await _training.Open();
        await _training.Pass(await _training.Plan(course), Neighbours.Hoa);
        var code = (await _training.Issue(course, Neighbours.Hoa)).Value.Code;
        await _training.Do<Training.Features.KeepCourses.ReviseCourse, Course>(new(course.Id, TrainingModule.Policy with { RefreshBy = Some.Day("2026-03-10") }));
        Assert.Equal(CertificateState.Valid, (await Verify(code))!.State);
        // After the class too, which is no class ahead any more.
        _training.Clock.Set(Some.At(19, 8));
        Assert.Equal(CertificateState.Suspended, (await Verify(code))!.State);
        Assert.Equal("suspended", (await Read()).Rows.Single(r => r.Who.Id == Neighbours.Hoa.Id).Cells[0].Word);
    }

    [Theory]
    [InlineData("2019", 13, 3)]
    [InlineData("2026", 11, 3)]
    public async Task The_demo_world_is_loaded_once(string world, int certificates, int classes)
    {
        for (var again = 0; again < 2; again++)
        {
            using var part = await JsonDocument.ParseAsync(Open($"thanh-hoa-{world}.recipe.json"), cancellationToken: Ct);
            foreach (var step in part.RootElement.GetProperty("steps").EnumerateArray()) await Run(step.Clone());
        }

        Assert.Equal((4, certificates, classes), await _training.Ask<TrainingDbContext, (int, int, int)>(async db => (await db.Courses.CountAsync(Ct), await db.Certificates.CountAsync(Ct), await db.Sessions.CountAsync(Ct))));
        Assert.Equal(certificates, await _training.Ask<TrainingDbContext, int>(db => db.Certificates.Select(c => new { c.CourseId, c.StatusIndex }).Distinct().CountAsync(Ct)));
    }

    [Fact]
    public async Task A_class_is_printed_as_one_file_with_a_page_for_each()
    {
        var (course, all) = (await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 }), new List<Certificate>());
        var longest = _training.Neighbours.Hire("dài") with { Name = string.Join(' ', Enumerable.Repeat("Nguyễn Thị Quỳnh Hương", 6))[..120] };
        foreach (var who in new[] { Neighbours.Hoa, Neighbours.Dung, longest })
        {
            _training.Neighbours.Staff[who.Id] = who;
            all.Add((await _training.Issue(course, who)).Value);
        }

        var file = new MemoryStream();
        await (await _training.Ask<Printing, Stream>(p => Task.FromResult(p.Print(all)))).CopyToAsync(file, Ct);
        var text = System.Text.Encoding.Latin1.GetString(file.ToArray());
        Assert.StartsWith("%PDF-", text);
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(text, @"/Type /Page\b"));
    }

    private static Stream Open(string file) => typeof(Startup).Assembly.GetManifestResourceStream($"Recipes/{file}")!;

    private Task Run(JsonElement step) => _training.Ask<IEnumerable<IRecipeStep>, int>(async steps =>
    {
        await steps.Single(s => s.Name == step.GetProperty("name").GetString()).Run(new(step, Open, _ => { }), Ct);
        return 0;
    });

    private Task<CertificateMatrix> Read(MatrixFilter? filter = null, Access? as_ = null) => _training.Ask<MatrixQuery, CertificateMatrix>(q => q.Read(filter ?? new(), Ct), as_);

    private Task<Verified?> Verify(string code) => _training.Ask<Verification, Verified?>(v => v.Find(code, Ct));
}

public sealed class MatrixOnSqlite() : MatrixTests(TestDatabase.Sqlite());

public sealed class MatrixOnPostgres() : MatrixTests(TestDatabase.Postgres());
