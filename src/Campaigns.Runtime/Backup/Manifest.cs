using System.Reflection;
using System.Text.Json;

namespace Campaigns.Runtime.Backup;

/// <summary>What an archive says of itself; its last entry, <c>manifest.json</c>.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="FormatVersion">Grows when an older program could no longer read it.</param>
/// <param name="Version">Of the program that wrote it.</param>
/// <param name="Provider">Kind of database.</param>
/// <param name="TakenAt">Real time, UTC.</param>
/// <param name="Schema">Fingerprint of the applied migrations.</param>
/// <param name="KeyId">The key that sealed fields when it was taken; the archive is of no use without it.</param>
/// <param name="Migrations">Applied migrations by history table, in order.</param>
/// <param name="Tables">Rows and columns by table.</param>
/// <param name="Parts">Every other entry.</param>
internal sealed record Manifest(string Format, int FormatVersion, string Version, string Provider, DateTimeOffset TakenAt, string Schema, string KeyId,
    SortedDictionary<string, string[]> Migrations, SortedDictionary<string, TableFacts> Tables, List<Part> Parts)
{
    public const string Entry = "manifest.json";
    public const string FormatName = "campaigns-backup";
    public const int Current = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string ProgramVersion => typeof(Manifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    public long Rows => Tables.Values.Sum(t => t.Rows);
}

/// <summary>One table.</summary>
internal sealed record TableFacts(long Rows, string[] Columns);

/// <summary>One entry of the archive, with the SHA-256 of its content in hexadecimal.</summary>
internal sealed record Part(string Name, long Bytes, string Sha256);

/// <summary>What was read from a database.</summary>
internal sealed record DatabaseFacts(SortedDictionary<string, string[]> Migrations, SortedDictionary<string, TableFacts> Tables, string Schema);
