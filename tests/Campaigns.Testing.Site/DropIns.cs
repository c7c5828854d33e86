using System.IO.Compression;

namespace Campaigns.Testing.Site;

/// <summary>The sample drop-in packages.</summary>
public static class DropIns
{
    /// <summary>The package to be uploaded.</summary>
    public static string Zip(string name) => Path.Combine(AppContext.BaseDirectory, "drop-ins", name + ".zip");

    /// <summary>Puts its folder under a data path's <c>modules/</c>, as an administrator would by hand.</summary>
    public static void Place(string dataPath, string name) => ZipFile.ExtractToDirectory(Zip(name), Folder(dataPath));

    /// <summary>Where drop-ins lie.</summary>
    public static string Folder(string dataPath) => Directory.CreateDirectory(Path.Combine(dataPath, "modules")).FullName;
}
