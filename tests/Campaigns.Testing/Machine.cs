using System.Net;
using System.Net.Sockets;

namespace Campaigns.Testing;

/// <summary>The machine and the working copy that tests run on.</summary>
public static class Machine
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository");
        return folder.FullName;
    }
}
