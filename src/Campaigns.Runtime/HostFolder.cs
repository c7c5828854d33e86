namespace Campaigns.Runtime;

/// <summary>Where the host lives, whatever folder it was started from.</summary>
public static class HostFolder
{
    /// <summary>The project folder while it runs from its build output, else the folder of the program itself.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Campaigns.Host.csproj"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
