using System.Globalization;
using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Operations;
using Campaigns.Runtime.Auditing;
using Campaigns.Runtime.Loading;
using Campaigns.Runtime.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Backup;

/// <summary>Takes archives, into <c>Backup:Folder</c> of the configuration, else into <c>backups</c> of the data path.</summary>
internal sealed class Backups(DatabaseOptions database, DataPath data, ModuleCatalog catalog, IConfiguration configuration, ILogger<Backups> log) : IBackups
{
    private const string Stamp = "yyyyMMdd'T'HHmmssfff'Z'";

    // What no archive takes: keys (a backup beside its keys protects nothing), what is made again, programs, and what this machine remembers.
    private static readonly string[] NotTaken = ["keys", "logs", "modules", AuditHead.FolderName];

    public string Folder => configuration["Backup:Folder"] is { Length: > 0 } set ? Path.GetFullPath(set) : Path.Combine(data.Root, "backups");

    public string Keys => configuration["Campaigns:KeysPath"] is { Length: > 0 } set ? Path.GetFullPath(set) : Path.Combine(data.Root, "keys");

    public string DataPath => data.Root;

    public IDatabaseCopy Database => database.Provider == DatabaseProvider.Sqlite ? new SqliteCopy(database) : new PostgresCopy(database, Schema);

    public SchemaAt Schema => new(database, catalog);

    public string Provider => database.Provider.ToString();

    public IReadOnlyList<BackupFile> List() => !Directory.Exists(Folder) ? [] :
        [.. new DirectoryInfo(Folder).GetFiles("campaigns-*.zip").Select(f => (File: f, At: TakenAt(f.Name))).Where(x => x.At is not null)
            .Select(x => new BackupFile(x.File.Name, x.At!.Value, x.File.Length)).OrderByDescending(b => b.TakenAt)];

    public Stream? Open(string name) => List().Any(b => b.Name == name) ? File.OpenRead(Path.Combine(Folder, name)) : null;

    public async Task<BackupFile> Take(BackupRotation? keep, Action<int, int> progress, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        await using var one = await FileLock.Take(Path.Combine(Folder, ".taking"), ct);
        DropHalves();
        var path = Path.Combine(Folder, NewName());
        await TakeTo(path, progress, ct);
        if (keep is not null) Rotate(new(keep.Daily, keep.Weekly, keep.Monthly));
        return List().First(b => b.Name == Path.GetFileName(path));
    }

    public static string NewName() => $"campaigns-{TimeProvider.System.GetUtcNow().ToString(Stamp, CultureInfo.InvariantCulture)}.zip";

    /// <summary>First the database, then the files: a file that a row names was there before the row.</summary>
    public async Task<Manifest> TakeTo(string path, Action<int, int> progress, CancellationToken ct)
    {
        await using var archive = new ArchiveWriter(path);
        var at = TimeProvider.System.GetUtcNow();
        var facts = await Database.Write(archive, Path.GetDirectoryName(Path.GetFullPath(path))!, progress, ct);
        foreach (var file in Files()) await AddIfThere(archive, file, ct);
        var manifest = new Manifest(Manifest.FormatName, Manifest.Current, Manifest.ProgramVersion, Provider, at, facts.Schema, FieldKeys.Current.CurrentId, facts.Migrations, facts.Tables, archive.Parts);
        await archive.Finish(manifest, ct);
        progress(1, 1);
        log.LogInformation("Backup {Name} taken: {Tables} tables, {Rows} rows, {Parts} parts", Path.GetFileName(path), manifest.Tables.Count, manifest.Rows, manifest.Parts.Count);
        return manifest;
    }

    /// <summary>Files of the data path that belong into an archive, relative to it.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(data.Root, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(data.Root, f).Replace('\\', '/'))
        .Where(f => !NotTaken.Contains(f.Split('/')[0]) && !Path.GetFileName(f).StartsWith('.') && !IsDatabase(f) && !IsBackup(f)).Order(StringComparer.Ordinal);

    private async Task AddIfThere(ArchiveWriter archive, string file, CancellationToken ct)
    {
        var full = Path.Combine(data.Root, file);

        // Removed by somebody since the list was made: then no row of the snapshot needs it any more, or its eraser wants it gone.
        if (File.Exists(full)) await archive.AddFile(Archive.Files + file, full, ct);
    }

    private bool IsDatabase(string file) => database.Provider == DatabaseProvider.Sqlite
        && Path.GetFullPath(Path.Combine(data.Root, file)).StartsWith(Path.GetFullPath(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource), StringComparison.Ordinal);

    private bool IsBackup(string file) => Path.GetFullPath(Path.Combine(data.Root, file)).StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private void Rotate(Rotation rule)
    {
        var all = List();
        var keep = rule.Keep(all.Select(b => b.TakenAt));
        foreach (var old in all.Skip(1).Where(b => !keep.Contains(b.TakenAt))) File.Delete(Path.Combine(Folder, old.Name));
    }

    // What a killed process left behind; nobody else is at work, we hold the lock.
    private void DropHalves()
    {
        foreach (var half in Directory.EnumerateFiles(Folder, "*.part").Concat(Directory.EnumerateFiles(Folder, ".copy-*.db"))) File.Delete(half);
    }

    private static DateTimeOffset? TakenAt(string name) =>
        DateTimeOffset.TryParseExact(name["campaigns-".Length..^".zip".Length], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
