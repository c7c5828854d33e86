using System.Text.Json;
using Campaigns.Runtime.Storage;

namespace Campaigns.Runtime.Auditing;

/// <summary>How far the chain had come, remembered outside of the database: without it, who cuts off the end and all that follows would
/// leave a chain that is whole. Also in the log, which may be kept elsewhere.</summary>
internal sealed class AuditHead(DataPath path)
{
    /// <summary>Of the data path; no backup takes it, for it would be of another moment than the database.</summary>
    public const string FolderName = "audit";

    private string Folder => Path.Combine(path.Root, FolderName);

    private string File => Path.Combine(Folder, "head.json");

    /// <summary>Null: this machine has sealed nothing yet.</summary>
    public Head? Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? JsonSerializer.Deserialize<Head>(System.IO.File.ReadAllText(File)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }

    public void Write(Head head)
    {
        Directory.CreateDirectory(Folder);
        var half = $"{File}.{Guid.NewGuid():N}"; // Its own: two may write at once.
        System.IO.File.WriteAllText(half, JsonSerializer.Serialize(head));
        System.IO.File.Move(half, File, overwrite: true);
    }

    /// <summary>After a restore, which takes the chain back and is no tampering. The old memory stays beside the new one.</summary>
    /// <returns>How far the chain had come; null: nothing was remembered.</returns>
    public Head? LayAside()
    {
        if (Read() is not { } head) return null;
        System.IO.File.Move(File, Path.Combine(Folder, $"head-{head.Position}.json"), overwrite: true);
        return head;
    }
}

/// <summary>A place in the chain and its hash, in hex.</summary>
internal sealed record Head(long Position, string Hash, DateTimeOffset At);
