using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Campaigns.Benchmarks;

/// <summary>A thousand requests a second, half of them of readers, half of people who go through the public form page by page as a browser without scripts does.
/// Times count from when a request was due, so one that had to wait for others counts its waiting. The floor is bare Kestrel under the same load of readers.</summary>
internal static partial class FormBench
{
    private const int PerSecond = 1_000;
    private const int Visitors = 64;

    public static async Task Run(int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-bench-").FullName;
        var settings = new Dictionary<string, string>(World.Clock);
        await using (var product = await Child.Product(folder, settings: settings))
        {
            using var http = new HttpClient { BaseAddress = product.Address };
            var slug = await RegistrationBench.Event(http, folder, settings);
            var file = Path.Combine(folder, "page.html");
            await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync($"/events/{slug}"));
            await using var floor = await Child.Bare(file);
            string[] reads = ["/", "/events", $"/events/{slug}", "/announcements"];
            await new Crowd(product.Address, reads, slug).Come(PerSecond, TimeSpan.FromSeconds(seconds / 3.0)); // Warm.
            var ours = await new Crowd(product.Address, reads, slug).Come(PerSecond, TimeSpan.FromSeconds(seconds));
            var bare = await new Crowd(floor.Address, ["/"], null).Come(PerSecond, TimeSpan.FromSeconds(seconds / 3.0));
            Bench.Say($"public form and reading, {PerSecond:N0} requests/s", $"{ours.Served:N0}/s, p50 {ours.Median:0.0} ms, p99 {ours.P99:0.0} ms, {ours.Registered / (double)seconds:N0} registered/s", $"{bare.Served:N0}/s, p50 {bare.Median:0.0} ms, p99 {bare.P99:0.0} ms", ours.Served / bare.Served, "all served");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed record Figures(double Served, double Median, double P99, int Registered);

    private sealed class Crowd(Uri address, string[] reads, string? slug)
    {
        private readonly List<double> _times = [];
        private readonly SocketsHttpHandler _wire = new() { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        private readonly long _started = Stopwatch.GetTimestamp();
        private int _due;
        private int _person;
        private int _registered;
        private double _gap;
        private TimeSpan _length;

        public async Task<Figures> Come(int perSecond, TimeSpan length)
        {
            (_gap, _length) = (1000.0 / perSecond, length);
            var all = Enumerable.Range(0, Visitors).Select(n => Task.Run(() => slug is not null && n % 2 == 0 ? Register() : Read(n)));
            await Task.WhenAll(all);
            var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
            _wire.Dispose();
            return new(_times.Count / seconds, Bench.Median(_times), Bench.At(_times, 0.99), _registered);
        }

        // Waits until the next request is due. Whoever comes late is not let off: its time began when it was due.
        private async Task<double?> Turn()
        {
            var due = Interlocked.Increment(ref _due) * _gap;
            if (due > _length.TotalMilliseconds) return null;
            var wait = due - Stopwatch.GetElapsedTime(_started).TotalMilliseconds;
            if (wait > 1) await Task.Delay(TimeSpan.FromMilliseconds(wait));
            return due;
        }

        private async Task Read(int n)
        {
            using var http = new HttpClient(_wire, disposeHandler: false) { BaseAddress = address };
            while (await Turn() is { } due)
            {
                await http.GetByteArrayAsync(reads[n++ % reads.Length]);
                Took(due);
            }
        }

        private async Task Register()
        {
            while (true)
            {
                var person = new Person(_wire, address);
                var n = Interlocked.Increment(ref _person);
                var at = $"/events/{slug}/register";
                for (var step = 1; !at.EndsWith("step=done", StringComparison.Ordinal); step++)
                {
                    if (step > 12) throw new InvalidOperationException("The form does not end");
                    if (await Turn() is not { } shown) return;
                    await person.Show(at);
                    Took(shown);
                    if (await Turn() is not { } sent) return;
                    at = await person.Send(at, n);
                    Took(sent);
                }

                Interlocked.Increment(ref _registered);
            }
        }

        private void Took(double due)
        {
            var took = Stopwatch.GetElapsedTime(_started).TotalMilliseconds - due;
            lock (_times) _times.Add(took);
        }
    }

    // A browser's part: the cookies, the token of the page, the fields of the step.
    private sealed class Person(SocketsHttpHandler wire, Uri address)
    {
        private readonly CookieContainer _cookies = new();
        private readonly HttpClient _http = new(wire, disposeHandler: false) { BaseAddress = address };
        private string _token = "";

        public async Task Show(string path)
        {
            using var answer = await Ask(new(HttpMethod.Get, path));
            _token = Token().Match(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Groups[1].Value;
        }

        public async Task<string> Send(string path, int n)
        {
            Dictionary<string, string> fields = new()
            {
                ["__RequestVerificationToken"] = _token,
                ["Form.FullName"] = $"Lê Thị Bưởi {n}",
                ["Form.Phone"] = $"09{30_000_000 + Environment.TickCount64 % 1_000_000 * 10 + n % 10:00000000}",
                ["Form.UnitCode"] = "",
                ["Form.Hamlet"] = "thôn 3",
                ["Form.People"] = "1",
                ["Form.Consent"] = "true",
            };
            using var answer = await Ask(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });
            return answer.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {Regex.Match(await answer.Content.ReadAsStringAsync(), "error-summary.{0,600}", RegexOptions.Singleline).Value}");
        }

        private async Task<HttpResponseMessage> Ask(HttpRequestMessage request)
        {
            using (request)
            {
                if (_cookies.GetCookieHeader(new Uri(address, request.RequestUri!)) is { Length: > 0 } sent) request.Headers.TryAddWithoutValidation("Cookie", sent);
                var answer = await _http.SendAsync(request);
                if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                    foreach (var cookie in set) _cookies.SetCookies(new(address, request.RequestUri!), cookie);
                return answer;
            }
        }
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
