namespace Campaigns.Benchmarks;

/// <summary>What a province's trainers put upon the system: the matrix of all their people, a year's certificates as one file, and a paper that five hundred sit at once.</summary>
internal static class TrainingBench
{
    /// <param name="part"><c>matrix</c>, <c>pdf</c> or <c>paper</c>; null: all of them.</param>
    /// <param name="provider">Kind of database; null: both.</param>
    public static async Task Run(string? part = null, string? provider = null)
    {
        if (part is null or "pdf") CertificateBench.Run();
        foreach (var each in Bench.Databases(provider))
        {
            if (part is null or "matrix") await MatrixBench.Run(each);
            if (part is null or "paper") await PaperBench.Run(each);
        }
    }
}
