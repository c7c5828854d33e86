using Campaigns.Data.Privacy;

namespace Campaigns.Testing;

/// <summary>The keys of a test process: one folder for all its sites, because a process has one ring. The processes of a run begin with the same keys,
/// since they copy each other's worlds; a key that a test adds stays its own process's, unless it <see cref="Lend">seals</see> such a world.</summary>
public static class TestKeys
{
    /// <summary>The folder; gone with the process.</summary>
    public static string Folder { get; } = Make();

    /// <summary>Takes the keys that seal the world in that folder.</summary>
    public static void Borrow(string from) => Copy(Path.Combine(from, "keys"), Folder);

    /// <summary>Leaves the keys beside the world in that folder.</summary>
    public static void Lend(string to) => Copy(Folder, Path.Combine(to, "keys"));

    private static string Make()
    {
        var folder = RunFolder.Own("keys");
        if (RunFolder.Path is { } run) Begin(folder, run).GetAwaiter().GetResult();
        return folder;
    }

    // The first process makes them.
    private static async Task Begin(string folder, string run)
    {
        await using var alone = await RunFolder.Alone(run);
        if (Directory.Exists(Path.Combine(run, "keys")))
        {
            Copy(Path.Combine(run, "keys"), folder);
            return;
        }

        FieldKeys.Open(folder);
        Copy(folder, Path.Combine(run, "keys"));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            if (!File.Exists(Path.Combine(to, Path.GetFileName(file)))) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
