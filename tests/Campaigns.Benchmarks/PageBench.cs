namespace Campaigns.Benchmarks;

/// <summary>The anonymous event page against bare Kestrel answering the same bytes, with the same load, taken in turns.</summary>
internal static class PageBench
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    public static async Task Run()
    {
        var folder = await World.Folder();
        await using var product = await Child.Product(folder, "/events/" + World.Slug, World.Clock);
        using var http = new HttpClient();
        var file = Path.Combine(folder, "page.html");
        await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri(product.Address, "/events/" + World.Slug)));
        await using var floor = await Child.Bare(file);
        var page = Load.Get(product.Address, "/events/" + World.Slug);
        var same = Load.Get(floor.Address, "/");
        await Load.Run(product.Address, _ => page, 16, Length); // Warm, both.
        await Load.Run(floor.Address, _ => same, 16, Length);
        var ours = new List<(double PerSecond, double P99)>();
        var theirs = new List<(double PerSecond, double P99)>();
        for (var round = 0; round < 5; round++)
        {
            ours.Add(await Load.Run(product.Address, _ => page, 16, Length));
            theirs.Add(await Load.Run(floor.Address, _ => same, 16, Length));
        }

        var (rate, bare) = (Bench.Median(ours.Select(o => o.PerSecond)), Bench.Median(theirs.Select(o => o.PerSecond)));
        Bench.Say($"event page, anonymous ({new FileInfo(file).Length:N0} bytes)", $"{rate:N0}/s, p99 {Bench.Median(ours.Select(o => o.P99)):0.0} ms", $"{bare:N0}/s", rate / bare, "≥ 0.5");
    }
}
