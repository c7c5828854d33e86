using System.IO.Compression;
using System.Text.RegularExpressions;
using Campaigns.Kernel.Commands;

namespace Campaigns.Runtime.Loading;

/// <summary>Which entries of a zip go where. Every name is looked at before anything is written.</summary>
internal sealed partial class PackagePlan
{
    /// <summary>Bounds on what is unpacked; a small zip may hold very much of the same byte.</summary>
    public const int MostMegabytes = 200, MostEntries = 2000;

    private const int LinkType = 0xA000, TypeMask = 0xF000;

    private PackagePlan(string name, IReadOnlyList<(string Path, ZipArchiveEntry Entry)> files) => (Name, Files) = (name, files);

    /// <summary>The module's folder.</summary>
    public string Name { get; }

    private IReadOnlyList<(string Path, ZipArchiveEntry Entry)> Files { get; }

    public static Result<PackagePlan> Of(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries) return PackageRefusals.TooLarge;
        if (zip.Entries.Any(LeadsOut)) return PackageRefusals.LeadsOut;
        var files = zip.Entries.Where(e => !e.FullName.EndsWith('/')).ToList();
        var roots = files.Select(f => f.FullName.Split('/')[0]).Distinct().ToList();
        var inFolder = roots.Count == 1 && files.All(f => f.FullName.Contains('/', StringComparison.Ordinal));
        var name = inFolder ? roots[0] : NameAtRoot(files);
        var skip = inFolder ? name!.Length + 1 : 0;
        if (name is null || !FolderName().IsMatch(name) || files.All(f => f.FullName[skip..] != name + ".dll")) return PackageRefusals.NoModule;
        return new PackagePlan(name, [.. files.Select(f => (f.FullName[skip..], f))]);
    }

    /// <summary>Writes everything. Counts what really comes out: the sizes a zip states may be wrong.</summary>
    public async Task<Failure?> Unpack(string folder, CancellationToken ct)
    {
        var left = MostMegabytes * 1024L * 1024;
        var buffer = new byte[81920];
        foreach (var (path, entry) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await using var from = entry.Open();
            await using var to = new FileStream(file, FileMode.CreateNew);
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0; await to.WriteAsync(buffer.AsMemory(0, read), ct))
                if ((left -= read) < 0) return PackageRefusals.TooLarge;
        }

        return null;
    }

    // Packages of `dotnet publish` have the module's files at the top; the one with a list of dependencies is the module.
    private static string? NameAtRoot(IReadOnlyList<ZipArchiveEntry> files)
    {
        const string mark = ".deps.json";
        var names = files.Select(f => f.FullName).Where(n => !n.Contains('/', StringComparison.Ordinal) && n.EndsWith(mark, StringComparison.Ordinal)).Select(n => n[..^mark.Length]).ToList();
        return names.Count == 1 ? names[0] : null;
    }

    // Behind an empty part, as in "Thanks//etc/passwd", stands a path that begins at the root.
    private static bool LeadsOut(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith('/') || entry.FullName.Contains("//", StringComparison.Ordinal)
        || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Contains(':', StringComparison.Ordinal)
        || entry.FullName.Contains('\0', StringComparison.Ordinal) || entry.FullName.Split('/').Any(part => part is ".." or ".") || ((entry.ExternalAttributes >> 16) & TypeMask) == LinkType;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$")]
    private static partial Regex FolderName();
}
