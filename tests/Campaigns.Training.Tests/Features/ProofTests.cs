using Campaigns.Kernel.Security;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.CheckIn;
using Campaigns.Training.Features.KeepScan;
using Campaigns.Training.Features.SeeEffects;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Campaigns.Training.Tests.Features;

/// <summary>Attendance by code, scans of paper, and what certificates bring.</summary>
public abstract class ProofTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Guid Account = Guid.Parse("019b7711-9680-7026-8202-6c0a20260002");
    private TrainingModule _training = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _training = await TrainingModule.Start(database);
        _training.Neighbours.Staff[Neighbours.Hoa.Id] = Neighbours.Hoa with { AccountId = Account };
    }

    public async ValueTask DisposeAsync()
    {
        await _training.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_code_on_the_wall_takes_attendance_of_who_has_a_place_while_the_class_lasts()
    {
        var session = await _training.Plan(await _training.Open(), capacity: 1);
        var code = await _training.Ask<ClassPasses, string>(p => p.For(session.Id, Ct));
        var (old, early) = (await Made(session, -5), await Made(session, 2)); // A photo of it sent home; a code made ahead.
        _training.Clock.Set(Some.At(18, 9));
        Assert.Equal("training.not-on-list", (await Here(code)).Failures[0].Code);
        await _training.Nominate(session, Neighbours.Hoa);
        _training.Clock.Set(Some.At(18, 6));
        Assert.Equal("training.not-now", (await Here(code)).Failures[0].Code);
        _training.Clock.Set(Some.At(18, 9));
        foreach (var wrong in new[] { null, "", "abc", code[..^4] + "AAAA", (code[0] == 'A' ? "B" : "A") + code[1..], new string('!', code.Length), old, early, session.Id.ToString("N") }) Assert.Equal("training.pass-wrong", (await Here(wrong)).Failures[0].Code);
        Assert.True((await Here(code)).Succeeded);
        Assert.True((await Here(code)).Succeeded);
        Assert.Equal("training.not-on-list", (await Here(code, Guid.CreateVersion7())).Failures[0].Code);
        Assert.True((await _training.Ask<TrainingDbContext, Session>(db => db.Sessions.AsNoTracking().SingleAsync(Ct))).Find(Neighbours.Hoa.Id)!.Present);
        _training.Clock.Set(Some.At(18, 12));
        Assert.Equal("training.not-now", (await Here(code)).Failures[0].Code);
    }

    private Task<string> Made(Session session, int minutes) => _training.Ask<ClassPasses, string>(p => p.For(session.Id, TimeProvider.System.GetUtcNow().AddMinutes(minutes), Ct));

    [Fact]
    public async Task A_scan_is_kept_once_upright_and_without_what_stands_beside_the_picture()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        var code = (await _training.Issue(course, Neighbours.Hoa)).Value.Code;
        foreach (var bad in new[] { [], "GIF89a"u8.ToArray(), "<svg onload=1>"u8.ToArray(), new byte[CertificateScan.Largest + 1] })
            Assert.Equal("training.scan-unreadable", Assert.Single((await Keep(code, bad)).Wrong).Why.Code);
        Assert.Equal("training.certificate-not-found", Assert.Single((await Keep("TH-2018-999999", Picture())).Wrong).Why.Code);
        Assert.Equal((1, 0), ((await Keep(code, [.. Picture(), .. "<script>"u8])).Kept, (await _training.Ask<TrainingDbContext, int>(db => db.Scans.CountAsync(s => s.MediaType != ScanReader.Jpeg, Ct)))));
        Assert.Equal(1, (await Keep(code, "%PDF-1.7"u8.ToArray())).Known);
        var kept = await _training.Ask<TrainingDbContext, CertificateScan>(db => db.Scans.AsNoTracking().SingleAsync(Ct));
        Assert.DoesNotContain("script", System.Text.Encoding.Latin1.GetString(kept.Content));
        using var drawn = SKBitmap.Decode(kept.Content);
        Assert.Equal((2_400, 600), (drawn.Width, drawn.Height));
    }

    [Fact]
    public async Task What_meetings_brought_is_counted_by_who_held_the_certificate_on_their_day()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        await _training.Issue(course, Neighbours.Hoa); // From 02/03.
        for (var day = 1; day <= 10; day++) Meeting(Neighbours.Hoa, day, came: 20, joined: 8, stayed: 7);
        for (var day = 1; day <= 6; day++) Meeting(Neighbours.Dung, day, came: 20, joined: 3, stayed: 1);
        Meeting(Neighbours.Dung, 7, came: 0, joined: 0, stayed: 0); // Nobody was checked in: says nothing.
        _training.Clock.Set(Some.At(20, 9));
        var effect = await _training.Ask<EffectQuery, Effect>(q => q.Read(course.Id, Some.Day("2026-03-01"), Some.Day("2026-03-20"), Ct));
        Assert.Equal((9, 180, 72, 63), (effect.Certified.Meetings, effect.Certified.Came, effect.Certified.Joined, effect.Certified.Stayed));
        Assert.Equal((7, 140, 26, 13), (effect.Others.Meetings, effect.Others.Came, effect.Others.Joined, effect.Others.Stayed)); // Hoa's of 01/03 among them.
        Assert.Equal(40, effect.Certified.Joins!.Value, 6);
        Assert.True(effect.MoreJoin!.IsClear);
        Assert.Null(effect.MoreStay); // 26 people are too few.
        var there = TestModule.Someone("38/quang-xuong", Permissions.ViewCertificates);
        Assert.Equal(0, (await _training.Ask<EffectQuery, Effect>(q => q.Read(course.Id, Some.Day("2026-03-01"), Some.Day("2026-03-20"), Ct), there)).Certified.Meetings);
    }

    private void Meeting(StaffMember who, int day, int came, int joined, int stayed)
    {
        var id = Guid.CreateVersion7();
        _training.Neighbours.Duties.Add(new(who.Id, Some.At(day, 8), Some.At(day, 10), new("events.event", id), $"Buổi {day}"));
        _training.Neighbours.Meetings[id] = (came, joined, stayed);
    }

    // Wide as a scanner never sends it, with something else behind it.
    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(4_800, 1_200);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 40);
        return data.ToArray();
    }

    private async Task<KeptScans> Keep(string code, byte[] content) => (await _training.Do<KeepScans, KeptScans>(new([new(code, content)]))).Value;

    private Task<Kernel.Commands.Result<Session>> Here(string? code, Guid? account = null) =>
        _training.Do<CheckIn, Session>(new(code), new Access(account ?? Account, "presenter", "Phạm Thị Hoa", null, new Dictionary<string, IReadOnlyList<Scope>> { [Permissions.View] = [new Scope("38")] }));
}

public sealed class ProofOnSqlite() : ProofTests(TestDatabase.Sqlite());

public sealed class ProofOnPostgres() : ProofTests(TestDatabase.Postgres());
