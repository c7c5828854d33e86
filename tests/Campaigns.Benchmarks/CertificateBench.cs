using System.Diagnostics;
using Campaigns.Training.Features.PrintCertificate;
using Campaigns.Ui;
using SkiaSharp;

namespace Campaigns.Benchmarks;

/// <summary>2,000 certificates as one PDF, against SkiaSharp drawing the same lines of text alone: no frame, no QR code, nothing measured or fitted.</summary>
internal static class CertificateBench
{
    private const int Pages = 2_000, Rounds = 5;

    public static void Run()
    {
        using var press = new CertificatePress();
        var sheets = Enumerable.Range(1, Pages).Select(Sheet).ToList();
        press.Print(sheets.Take(200), new Nowhere()); // Warm, both.
        Text(sheets.Take(200), new Nowhere());
        var (ours, alone) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Time(to => press.Print(sheets, to)));
            alone.Add(Time(to => Text(sheets, to)));
        }

        var (rate, floor) = (Pages / Bench.Median(ours), Pages / Bench.Median(alone));
        Bench.Say($"{Pages:N0} certificates as PDF", $"{rate:N0}/s", $"their text alone {floor:N0}/s", rate / floor, "≥ 0.5");
        Memory(press, sheets);
    }

    // What is held while the file is written must not grow with the number of its pages: the second half takes no more than the garbage of one page after the other.
    private static void Memory(CertificatePress press, List<CertificateSheet> sheets)
    {
        var (half, all) = (0.0, 0.0);
        press.Print(Watched(), new Nowhere());
        Bench.Say($"memory while {Pages:N0} are drawn", $"{all:0} MB in RAM at the end", $"{half:0} MB half-way", all / half, "≤ 1.1");

        IEnumerable<CertificateSheet> Watched()
        {
            for (var n = 0; n < sheets.Count; n++)
            {
                if (n == sheets.Count / 2) half = Resident();
                yield return sheets[n];
            }

            all = Resident();
        }
    }

    private static double Resident()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    private static CertificateSheet Sheet(int n) => new("BẢO HIỂM XÃ HỘI TỈNH THANH HÓA", "CHỨNG NHẬN", "Chứng nhận ông/bà", $"Nguyễn Thị Quỳnh Hương {n}", "đã hoàn thành khóa học BHXH-01 · Chính sách",
        "Cấp ngày 02/03/2026, có giá trị đến hết ngày 02/03/2028", $"Số: BHXH-01-2026-{n:0000}", $"Kiểm tra tại https://chien-dich.example.vn/certificates/verify/TH-2026-ABCD{n:0000}",
        $"Mã: TH-2026-ABCD{n:0000}", $"https://chien-dich.example.vn/certificates/verify/TH-2026-ABCD{n:0000}");

    private static void Text(IEnumerable<CertificateSheet> sheets, Stream to)
    {
        using var regular = SKTypeface.FromStream(DocumentFonts.Regular()!);
        using var bold = SKTypeface.FromStream(DocumentFonts.Bold()!);
        using var stream = new SKManagedWStream(to);
        using var document = SKDocument.CreatePdf(stream);
        using var ink = new SKPaint { IsAntialias = true };
        using var title = new SKFont(bold, 36);
        using var heading = new SKFont(bold, 16);
        using var text = new SKFont(regular, 16);
        foreach (var s in sheets)
        {
            var canvas = document.BeginPage(842, 595);
            var y = 60;
            foreach (var (line, font) in new[] { (s.Issuer, heading), (s.Title, title), (s.Certifies, text), (s.Holder, title), (s.Course, heading), (s.Validity, text), (s.Number, text), (s.Check, text), (s.Code, text) })
                canvas.DrawText(line, 60, y += 40, SKTextAlign.Left, font, ink);
            document.EndPage();
        }

        document.Close();
    }

    private static double Time(Action<Stream> draw)
    {
        var began = Stopwatch.GetTimestamp();
        draw(new Nowhere());
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Takes all and keeps nothing.</summary>
    private sealed class Nowhere : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
            // Nothing is kept.
        }

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
