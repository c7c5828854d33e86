using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PublishCalendar;
using Campaigns.Testing;

namespace Campaigns.Events.Tests.Features;

/// <summary>The calendar files as ical.js, which had no part in making them, reads them.</summary>
public sealed class OtherCalendarsTests
{
    private static readonly string Reader = Path.Combine(Machine.Root, "tests", "Campaigns.Events.Tests", "reader");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_program_reads_one_event_a_feed_a_move_and_a_cancellation_as_they_are_meant()
    {
        var row = CalendarFileTests.Row(EventStatus.Published) with { Title = "Hội nghị “BHXH; tự nguyện”, thôn Đồng Khê, xã Hoằng Tiến — hỏi đáp về mức đóng và hồ sơ" };
        var moved = row with { StartsAt = row.StartsAt.AddDays(7), EndsAt = row.EndsAt.AddDays(7), Sequence = 1, PublicReason = "Bão số 3\nđổ bộ" };
        var cancelled = moved with { Status = EventStatus.Cancelled, Sequence = 2, PublicReason = "Không đủ người" };
        // From the last minute of a day in Vietnam, which is the afternoon before in UTC, over midnight.
        var late = row with { Id = Guid.NewGuid(), StartsAt = Some.At(20, 23).AddMinutes(59), EndsAt = Some.At(21, 0).AddMinutes(30) };
        var read = await Read(Single(row), Single(moved), Single(cancelled), CalendarFile.Write([row, late, cancelled with { Id = Guid.NewGuid() }], "Buổi gặp", Address, CalendarFileTests.By), CalendarFile.Write([], "Buổi gặp", Address, CalendarFileTests.By));

        Assert.All(read, f => Assert.Equal(("2.0", "Asia/Ho_Chi_Minh", false), (f.Version, f.Zone, f.Bare)));
        Assert.All(read, f => Assert.InRange(f.Longest, 1, 75));
        Assert.All(read.SelectMany(f => f.Events), e => Assert.True(e.Utc && e.Stamped));
        // Who holds it stands in each; who it is for only where something is taken from them (RFC 5546, 3.2.1 and 3.2.5).
        Assert.All(read.SelectMany(f => f.Events), e => Assert.Equal((CalendarFileTests.By.Name, "mailto:" + CalendarFileTests.By.Mail), (e.Holds, e.Organiser)));
        Assert.All(read.Where(f => f.Method == "PUBLISH").SelectMany(f => f.Events), e => Assert.Empty(e.Attendees));
        Assert.Equal(["mailto:ba.lan@example.com"], read[2].Events[0].Attendees);
        Assert.Equal(["PUBLISH", "PUBLISH", "CANCEL", "PUBLISH", "PUBLISH"], read.Select(f => f.Method));

        var (first, second, third) = (Assert.Single(read[0].Events), Assert.Single(read[1].Events), Assert.Single(read[2].Events));
        Assert.Equal((row.Title, "Nhà văn hóa, Hoằng Tiến", "2019-03-20 08:00", "2019-03-20 10:00", "CONFIRMED", 0), (first.Summary, first.Place, first.Starts, first.Ends, first.Status, first.Sequence));
        Assert.Equal((first.Uid, "2019-03-27 08:00", "CONFIRMED", 1, "Bão số 3\nđổ bộ"), (second.Uid, second.Starts, second.Status, second.Sequence, second.Why));
        Assert.Equal((first.Uid, "CANCELLED", 2, "Không đủ người"), (third.Uid, third.Status, third.Sequence, third.Why));

        Assert.Equal(["CONFIRMED", "CONFIRMED", "CANCELLED"], read[3].Events.Select(e => e.Status));
        Assert.Equal(("2019-03-20 23:59", "2019-03-21 00:30"), (read[3].Events[1].Starts, read[3].Events[1].Ends));
        Assert.Empty(read[4].Events);
    }

    private static string Single(EventRow row) => CalendarFile.WriteOne(row, Address(row), CalendarFileTests.By, "ba.lan@example.com");

    private static Uri Address(EventRow row) => new($"https://campaigns.example/events/{row.Slug}");

    private static async Task<IReadOnlyList<ReadFile>> Read(params string[] files)
    {
        if (!File.Exists(Path.Combine(Reader, "node_modules", ".package-lock.json"))) await Run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(files), Ct);
        var said = await Run("node", "read.mjs", path);
        File.Delete(path);
        return JsonSerializer.Deserialize<List<ReadFile>>(said, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Reader, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync(Ct);
        var said = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return said;
    }

    private sealed record ReadFile(string Method, string Version, string Zone, int Longest, bool Bare, IReadOnlyList<ReadEvent> Events);

    private sealed record ReadEvent(string Uid, string Summary, string Place, string? Why, int Sequence, string Status, string Starts, string Ends, bool Utc, bool Stamped, string Organiser, string Holds, IReadOnlyList<string> Attendees);
}
