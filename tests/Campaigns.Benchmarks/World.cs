using System.Text.RegularExpressions;

namespace Campaigns.Benchmarks;

/// <summary>The demo world of 2019, made once for all benches of a run.</summary>
internal static partial class World
{
    private static string? _folder;

    public static string Slug { get; private set; } = "";

    /// <summary>A folder with the world in it, its clock at the start of March 2019 so that meetings are open.</summary>
    public static async Task<string> Folder()
    {
        if (_folder is not null) return _folder;
        var folder = Directory.CreateTempSubdirectory("campaigns-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var product = await Child.Product(folder, settings: Clock);
        Console.Error.WriteLine($"World made in {product.FirstAnswer.TotalSeconds:0.0} s");
        using var http = new HttpClient();
        Slug = OpenEvent().Match(await http.GetStringAsync(new Uri(product.Address, "/events"))).Groups[1].Value;
        return _folder = folder;
    }

    public static IReadOnlyDictionary<string, string> Clock { get; } = new Dictionary<string, string> { ["Campaigns__Clock"] = "2019-03-01T09:00:00+07:00" };

    [GeneratedRegex("/events/([a-z0-9-]+-2019[0-9-]*)")]
    private static partial Regex OpenEvent();
}
