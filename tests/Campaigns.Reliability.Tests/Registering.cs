using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>People who register one after the other, as fast as they are answered, until the site dies or they are stopped.</summary>
internal sealed class Registering(string slug)
{
    private int _number;

    public string Slug => slug;

    /// <summary>Ids of registrations whose answer arrived.</summary>
    public ConcurrentDictionary<Guid, bool> Answered { get; } = new();

    /// <summary>Any open event of the world: past its seats people are waitlisted, which is an answer too.</summary>
    public static async Task<Registering> In(WorldFiles world) => new(await world.Text("select slug from evt_event where status = 'published' order by capacity desc limit 1"));

    /// <param name="address">Of the site.</param>
    /// <param name="writers">How many people at once.</param>
    /// <param name="stop">No more.</param>
    /// <param name="pause">After each answer; none: a rush.</param>
    public Task Start(Uri address, int writers, CancellationToken stop, TimeSpan pause = default) => Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Write(address, pause, stop)));

    public async Task Until(int wanted)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Answered.Count < wanted)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"only {Answered.Count} of {wanted} were answered within a minute");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public Task<HttpResponseMessage> One(HttpClient http, bool mail = false)
    {
        var number = Interlocked.Increment(ref _number);
        return http.PostAsJsonAsync($"/api/v1/events/{slug}/registrations", new { fullName = $"Nguyễn Thị Hoa {number}", phone = $"09{80000000 + number:00000000}", email = mail ? $"hoa{number}@example.vn" : null, consent = true }, CancellationToken.None);
    }

    private async Task Write(Uri address, TimeSpan pause, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await One(http);
                if ((int)answer.StatusCode != 201) throw new Xunit.Sdk.XunitException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                Answered[(await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("id").GetGuid()] = true;
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
            {
                return; // Killed in the middle: this one was not answered.
            }
        }
    }
}
