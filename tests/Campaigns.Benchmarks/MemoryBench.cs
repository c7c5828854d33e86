namespace Campaigns.Benchmarks;

/// <summary>Memory after start, and after a minute of load on pages, which must stay flat.</summary>
internal static class MemoryBench
{
    public static async Task Run(int seconds)
    {
        var folder = await World.Folder();
        await using var product = await Child.Product(folder, "/", World.Clock);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var start = product.ResidentMegabytes;
        var samples = new List<double>();
        string[] paths = ["/", "/events", "/events/" + World.Slug, "/announcements", "/calculator", "/events.ics"];
        var requests = paths.Select(p => Load.Get(product.Address, p)).ToList();
        for (var part = 0; part < 6; part++)
        {
            await Load.Run(product.Address, n => requests[n % requests.Count], 16, TimeSpan.FromSeconds(seconds / 6.0));
            samples.Add(product.ResidentMegabytes);
        }

        Bench.Say("memory after start", $"{start:N0} MB", "–", start / 200, "≤ 200 MB");
        Bench.Say($"memory over {seconds} s of load", string.Join(" → ", samples.Select(s => $"{s:N0}")) + " MB", "–", samples[^1] / 350, "≤ 350 MB, flat");
    }
}
