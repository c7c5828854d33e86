namespace Campaigns.Benchmarks;

/// <summary>From process start to the first page, on a migrated database, beside an empty ASP.NET Core application.</summary>
internal static class StartBench
{
    /// <param name="published">A folder of <c>dotnet publish</c> to start instead of the build's output.</param>
    public static async Task Run(string? published = null)
    {
        var folder = await World.Folder();
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var round = 0; round < 7; round++)
        {
            await using (var product = await Child.Product(folder, "/", World.Clock, published)) ours.Add(product.FirstAnswer.TotalMilliseconds);
            await using (var floor = await Child.Bare()) theirs.Add(floor.FirstAnswer.TotalMilliseconds);
        }

        var (start, bare) = (Bench.Median(ours), Bench.Median(theirs));
        Bench.Say(published is null ? "cold start to first page" : "cold start to first page, published", $"{start:N0} ms", $"{bare:N0} ms", start / bare, "≤ 4");
    }
}
