using System.Globalization;
using Campaigns.Data;

namespace Campaigns.Benchmarks;

/// <summary>Entry: <c>dotnet run -c Release --project tests/Campaigns.Benchmarks -- [page|form|access|registrations|desk|approvals|training|events|season|start|memory|all]</c>.
/// Each figure stands beside its floor, measured in the same run.</summary>
internal static class Bench
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (args.FirstOrDefault() ?? "all")
        {
            case "floor": await Floor.Serve(args[1], args.ElementAtOrDefault(2)); return 0;
            case "access":
                await AccessBench.Run();
                await TrailBench.Run();
                return 0;
            case "page": await PageBench.Run(); return 0;
            case "form": await FormBench.Run(Number(args, 1) ?? 20); return 0;
            case "registrations": await RegistrationBench.Run(args.ElementAtOrDefault(1), Number(args, 2), Number(args, 3)); return 0;
            case "desk": await DeskBench.Run(args.ElementAtOrDefault(1)); return 0;
            case "approvals": await Approvals.ApprovalsBench.Run(args.ElementAtOrDefault(1), Number(args, 2)); return 0;
            case "training": await TrainingBench.Run(args.ElementAtOrDefault(1), args.ElementAtOrDefault(2)); return 0;
            case "events": await Events.EventsBench.Run(args.ElementAtOrDefault(1), Number(args, 2)); return 0;
            case "season": await Events.SeasonBench.Run(Number(args, 1)); return 0;
            case "start": await StartBench.Run(args.ElementAtOrDefault(1)); return 0;
            case "memory": await MemoryBench.Run(Number(args, 1) ?? 60); return 0;
            case "all":
                await StartBench.Run();
                await PageBench.Run();
                await FormBench.Run(20);
                await AccessBench.Run();
                await TrailBench.Run();
                await RegistrationBench.Run();
                await DeskBench.Run();
                await Approvals.ApprovalsBench.Run();
                await TrainingBench.Run();
                await Events.EventsBench.Run();
                await Events.SeasonBench.Run();
                await MemoryBench.Run(60);
                return 0;
            default:
                await Console.Error.WriteLineAsync("page, form, access, registrations, desk, approvals, training, events, season, start, memory or all");
                return 2;
        }
    }

    public static void Say(string what, string figure, string floor, double ratio, string goal) =>
        Console.WriteLine($"| {what} | {figure} | {floor} | {ratio:0.00} | {goal} |");

    /// <summary>The databases to measure on: the named one, or both.</summary>
    public static IEnumerable<DatabaseProvider> Databases(string? named) =>
        Enum.GetValues<DatabaseProvider>().Where(each => named is null || string.Equals(named, each.ToString(), StringComparison.OrdinalIgnoreCase));

    private static int? Number(string[] args, int at) => args.ElementAtOrDefault(at) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public static double Median(IEnumerable<double> values) => At(values, 0.5);

    /// <summary>What that share of them lies below.</summary>
    public static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)(sorted.Count * share)];
    }
}
