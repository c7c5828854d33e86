namespace Campaigns.Benchmarks;

/// <summary>From process start to the first page, on a migrated database, beside an empty ASP.NET Core application.</summary>
internal static class StartBench
{
    public static async Task Run()
    {
        var folder = await World.Folder();
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = 0; round < 7; round++)
        {
            await using (var product = await Child.Product(folder, "/", World.Clock)) ours.Add(product.FirstAnswer.TotalMilliseconds);
            await using (var floor = await Child.Bare()) theirs.Add(floor.FirstAnswer.TotalMilliseconds);
        }

        var (start, bare) = (Bench.Median(ours), Bench.Median(theirs));
        Bench.Say("cold start to first page", $"{start:N0} ms", $"{bare:N0} ms", start / bare, "≤ 4");
    }
}
