using Campaigns.Runtime.Storage;

namespace Campaigns.Testing;

/// <summary>What the processes of one test run make once and share, in the folder named by <c>CAMPAIGNS_TEST_RUN</c>. Without it each process makes its own.</summary>
public static class RunFolder
{
    /// <summary>The folder; null where the process runs alone.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CAMPAIGNS_TEST_RUN") is { Length: > 0 } path ? path : null;

    /// <summary>A folder inside it, or one of the process's own.</summary>
    public static string Folder(string name, bool shared) =>
        shared && Path is not null ? Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName : Own(name);

    /// <summary>A folder of this process, gone with it.</summary>
    public static string Own(string name)
    {
        var own = Directory.CreateTempSubdirectory($"campaigns-{name}-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(own, recursive: true);
        return own;
    }

    /// <summary>One process at a time in that folder, until the answer is disposed of.</summary>
    internal static Task<FileLock> Alone(string folder) => FileLock.Take(System.IO.Path.Combine(folder, "lock"), CancellationToken.None);
}
