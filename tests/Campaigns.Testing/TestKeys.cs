namespace Campaigns.Testing;

/// <summary>The keys of a test process: one folder for all its sites, because a process has one ring.</summary>
public static class TestKeys
{
    /// <summary>The folder; gone with the process.</summary>
    public static string Folder { get; } = Make();

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-keys-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
