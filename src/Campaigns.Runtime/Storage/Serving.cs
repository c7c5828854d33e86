namespace Campaigns.Runtime.Storage;

/// <summary>Tells other processes of this machine whether a site runs on a data path. The system takes the mark away when its process dies.</summary>
internal static class Serving
{
    /// <summary>The mark of one of several sites.</summary>
    public static FileStream Mark(string dataPath)
    {
        File.AppendAllText(FileOf(dataPath), "");
        return new(FileOf(dataPath), FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Keeps sites away while it is held; null while one runs.</summary>
    public static FileStream? Alone(string dataPath)
    {
        try
        {
            return new(FileOf(dataPath), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string FileOf(string dataPath) => Path.Combine(dataPath, ".serving");
}
