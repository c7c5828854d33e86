using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Campaigns.Data.Privacy;

/// <summary>The keys of this process: those that seal fields (each with its own id, the newest seals, all open), one for blind indexes and one for
/// the audit. They are files in a folder outside of the database, readable by their owner alone: who has the database has no fields, and who
/// loses the folder has lost them too.</summary>
/// <remarks>One ring per process, because EF's converters have no services. A key another process has added is found when a field asks for it,
/// and seals from half a minute later on.</remarks>
public sealed class FieldKeys
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);
    private static readonly Lock Opening = new();
    private static FieldKeys? _ofProcess;

    private readonly Lock _reading = new();
    private volatile Ring _ring;
    private long _readAt;

    private FieldKeys(string folder)
    {
        Folder = folder;
        KeyFiles.Make(folder);
        IndexKey = KeyFiles.One(folder, "index");
        AuditKey = KeyFiles.One(folder, "audit");
        _ring = KeyFiles.Fields(folder);
        if (_ring.Keys.Count == 0) Add(TimeProvider.System.GetUtcNow());
        _readAt = TimeProvider.System.GetTimestamp();
    }

    /// <summary>The ring of this process.</summary>
    /// <exception cref="InvalidOperationException">Nobody has opened one.</exception>
    public static FieldKeys Current => _ofProcess ?? throw new InvalidOperationException("No keys: FieldKeys.Open comes first");

    /// <summary>Where the files are.</summary>
    public string Folder { get; }

    /// <summary>Id of the key that seals now.</summary>
    public string CurrentId => Fresh().Newest.Id;

    /// <summary>How many keys open fields.</summary>
    public int Count => Fresh().Keys.Count;

    internal byte[] IndexKey { get; }

    internal byte[] AuditKey { get; }

    /// <summary>Opens the folder for this process; makes what is missing in it.</summary>
    /// <exception cref="InvalidOperationException">The process has the keys of another folder.</exception>
    public static FieldKeys Open(string folder)
    {
        var path = Path.GetFullPath(folder);
        lock (Opening)
        {
            if (_ofProcess is null) return _ofProcess = new(path);
            return _ofProcess.Folder == path ? _ofProcess : throw new InvalidOperationException($"This process has the keys of {_ofProcess.Folder}, not of {path}");
        }
    }

    /// <summary>Adds a key, which seals from now on. Fields sealed before stay readable until they are sealed anew.</summary>
    /// <returns>Its id.</returns>
    public string Rotate() => Add(TimeProvider.System.GetUtcNow());

    /// <summary>Whether a key of that id is there.</summary>
    public bool Has(string id) => Find(id) is not null;

    internal (string Id, byte[] Key) Newest()
    {
        var newest = Fresh().Newest;
        return (newest.Id, newest.Key);
    }

    // One that is not known may be another process's new one.
    internal byte[]? Find(string id)
    {
        if (_ring.Keys.TryGetValue(id, out var key)) return key.Key;
        if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref _readAt)) > TimeSpan.FromSeconds(1)) Read();
        return _ring.Keys.GetValueOrDefault(id)?.Key;
    }

    private Ring Fresh()
    {
        if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref _readAt)) > LookAgain) Read();
        return _ring;
    }

    private void Read()
    {
        lock (_reading)
        {
            _ring = _ring.And(KeyFiles.Fields(Folder));
            Volatile.Write(ref _readAt, TimeProvider.System.GetTimestamp());
        }
    }

    // Made after every other key, also where the machine's clock was set back: the newest seals.
    private string Add(DateTimeOffset now)
    {
        if (_ring.Keys.Count > 0 && now <= _ring.Newest.Made) now = _ring.Newest.Made.AddTicks(1);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        KeyFiles.Write(Folder, $"field-{id}", JsonSerializer.Serialize(new FieldKey(id, now, RandomNumberGenerator.GetBytes(32)), KeyFiles.Json));
        Read();
        return id;
    }
}

/// <summary>A key that seals fields.</summary>
internal sealed record FieldKey(string Id, DateTimeOffset Made, byte[] Key);

internal sealed record Ring(IReadOnlyDictionary<string, FieldKey> Keys)
{
    /// <summary>With the keys of another look at the folder. A folder that is read while a file is moved into it may leave one out, and a field that is
    /// not opened for that reason would count as unreadable: what this process has known it keeps.</summary>
    public Ring And(Ring other) => new(Keys.Concat(other.Keys).DistinctBy(k => k.Key).ToDictionary());

    public FieldKey Newest { get; } = Keys.Values.OrderBy(k => k.Made).ThenBy(k => k.Id, StringComparer.Ordinal).LastOrDefault()!;
}

/// <summary>The files of the ring: <c>field-ID.key</c>, <c>index.key</c>, <c>audit.key</c>.</summary>
internal static class KeyFiles
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Ring Fields(string folder) => new(Directory.GetFiles(folder, "field-*.key")
        .Select(file => JsonSerializer.Deserialize<FieldKey>(File.ReadAllText(file), Json) ?? throw new FormatException($"{file} is no key")).ToDictionary(k => k.Id));

    public static byte[] One(string folder, string name)
    {
        var file = Path.Combine(folder, name + ".key");
        if (!File.Exists(file)) Write(folder, name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return Convert.FromBase64String(File.ReadAllText(file).Trim());
    }

    // Whole or not at all, and never over another's: of two processes that start together one wins, and both read its key.
    public static void Write(string folder, string name, string text)
    {
        var half = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".{name}-{Environment.ProcessId}-{Guid.NewGuid():N}"));
        using (var file = new FileStream(half, Owner(new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write })))
        using (var writer = new StreamWriter(file)) writer.Write(text);
        try
        {
            File.Move(half, Path.Combine(folder, name + ".key"), overwrite: false);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, name + ".key")))
        {
            File.Delete(half);
        }
    }

    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions Owner(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
