using System.Diagnostics;
using Campaigns.Network.Contracts;
using Campaigns.Testing;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Training.Features.VerifyCertificate;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SkiaSharp;

namespace Campaigns.Training.Tests.Features;

/// <summary>Guessed codes, and names as long and as marked as they come.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    // Twelve vowels in six tones, đ, and the other consonants; both cases.
    private const string Vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ", Consonants = "bcdđghklmnpqrstvx";

    private readonly TestDatabase _database = TestDatabase.Sqlite();
    private readonly Commands _commands = new(); // From before the first question: contexts remember for a while that nobody listens.
    private TrainingModule _training = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _training = await TrainingModule.Start(_database);

    public async ValueTask DisposeAsync()
    {
        _commands.Dispose();
        await _training.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Known_unknown_and_broken_codes_ask_the_same_question_once_and_wait_as_long()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        var code = (await _training.Issue(course, Neighbours.Hoa)).Value.Code;
        var asked = new List<string>();
        foreach (var typed in new[] { code, "TH-2026-22222222", "' or 1=1 --", new string('A', 5_000), "" })
        {
            var heard = _commands.Listen();
            var began = Stopwatch.GetTimestamp();
            var found = await _training.Ask<Verification, Verified?>(v => v.Find(typed, Ct));
            Assert.InRange(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 45, double.MaxValue); // Never below the floor, whatever was found.
            Assert.Equal(typed == code, found is not null);
            asked.Add(Assert.Single(heard));
        }

        Assert.Single(asked.Distinct());
    }

    [Fact]
    public async Task What_is_made_of_a_found_one_is_made_within_the_same_wait()
    {
        var course = await _training.Open(TrainingModule.Policy with { AttendancePercent = 0, PassMark = 0 });
        var code = (await _training.Issue(course, Neighbours.Hoa)).Value.Code;
        var waited = new List<double>();
        for (var round = 0; round < 8 && waited.LastOrDefault() < 1; round++) // On a busy machine the floor may be over before anything is found.
        {
            var made = 0L;
            await _training.Ask<Verification, string?>(v => v.Find(code, _ =>
            {
                made = Stopwatch.GetTimestamp();
                return Task.FromResult("a badge");
            }, Ct));
            waited.Add(Stopwatch.GetElapsedTime(made).TotalMilliseconds);
        }

        Assert.InRange(waited.Max(), 1, double.MaxValue); // The wait comes after it.
    }

    [Fact]
    public void The_faces_have_every_Vietnamese_letter_in_both_cases_composed_or_not()
    {
        foreach (var file in new[] { DocumentFonts.Regular(), DocumentFonts.Bold() })
        {
            Assert.SkipWhen(file is null, "built without the front end");
            using var face = SKTypeface.FromStream(file);
            using var font = new SKFont(face);
            foreach (var letter in (Vowels + Consonants).Concat((Vowels + Consonants).ToUpperInvariant()))
            {
                Assert.True(font.ContainsGlyph(letter), $"{face.FamilyName} lacks {letter}");
                Assert.Equal(letter.ToString(), letter.ToString().Normalize(System.Text.NormalizationForm.FormD).Normalize()); // What is drawn is one sign.
            }
        }
    }

    [Theory]
    [InlineData("Nguyễn Thị Quỳnh Hương", 120)]
    [InlineData("Đặng-Hữu-Ngọc-Trường-Giang", 120)]
    [InlineData("WẶ", 120)]
    [InlineData("W", 120)]
    [InlineData(Vowels, 74)]
    public void The_longest_names_stay_within_the_frame(string part, int length)
    {
        var name = string.Concat(Enumerable.Repeat(part + (part.Length > 2 && part.Length < 60 ? " " : ""), 120))[..length].Trim();
        foreach (var written in new[] { name, name.Normalize(System.Text.NormalizationForm.FormD), name.ToUpperInvariant() })
        {
            using var page = Draw(written);
            for (var y = 0; y < page.Height; y++)
                foreach (var x in Enumerable.Range(0, 20).Concat(Enumerable.Range(page.Width - 20, 20)))
                    Assert.True(page.GetPixel(x, y) == SKColors.White, $"{written} reaches {x}, {y}");
        }

        using var composed = Draw(name);
        using var apart = Draw(name.Normalize(System.Text.NormalizationForm.FormD));
        Assert.True(composed.Bytes.AsSpan().SequenceEqual(apart.Bytes)); // However the marks were typed.
    }

    [Fact]
    public void Each_mark_is_drawn()
    {
        var seen = new HashSet<string>();
        foreach (var letter in Vowels + "dđ")
        {
            using var page = Draw("L" + letter);
            Assert.True(seen.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(page.Bytes))), $"{letter} looks like another letter");
        }
    }

    private static SKBitmap Draw(string name)
    {
        using var press = new CertificatePress();
        var page = new SKBitmap(842, 595);
        using var canvas = new SKCanvas(page);
        canvas.Clear(SKColors.White);
        using var code = CertificatePress.Qr("https://example.vn/certificates/verify/TH-2026-22222222");
        press.Draw(canvas, new("BHXH tỉnh", "GIẤY CHỨNG NHẬN", "Chứng nhận", name, "đã hoàn thành khóa", "Có hiệu lực", "Số: 1", "Kiểm tra tại", "Mã", "https://example.vn/certificates/verify/TH-2026-22222222"), code);
        canvas.Flush();
        return page;
    }

    /// <summary>What this flow of the test asks the database.</summary>
    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly AsyncLocal<List<string>?> _heard = new();
        private readonly List<IDisposable> _subscriptions = [];

        public Commands() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public List<string> Listen() => _heard.Value = [];

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory.Name) _subscriptions.Add(listener.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> said)
        {
            if (said.Value is CommandExecutedEventData { Command: var command } && said.Key == RelationalEventId.CommandExecuted.Name) _heard.Value?.Add(command.CommandText);
        }

        public void OnCompleted()
        {
            // Nothing follows.
        }

        public void OnError(Exception error)
        {
            // Nothing fails.
        }

        public void Dispose()
        {
            foreach (var one in _subscriptions) one.Dispose();
        }
    }
}
