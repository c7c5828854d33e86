using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Campaigns.Runtime;

/// <summary>Reads the settings the process starts from, and says what is wrong with them.</summary>
internal static class Settings
{
    public static DataPath DataPathOf(IConfiguration configuration, IHostEnvironment environment)
    {
        var root = configuration["Campaigns:DataPath"] is { Length: > 0 } set ? Path.GetFullPath(set) : Path.Combine(environment.ContentRootPath, "App_Data");
        try
        {
            Directory.CreateDirectory(root);
            var probe = Path.Combine(root, $".write-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StartException($"The data path {root} cannot be written to: {e.Message} Give this user the right, or set Campaigns__DataPath to another folder.");
        }

        return new(root);
    }

    /// <summary>Opens the keys: in <c>keys/</c> of the data path, or where <c>Campaigns__KeysPath</c> says.</summary>
    public static FieldKeys KeysOf(IConfiguration configuration, DataPath path)
    {
        var folder = configuration["Campaigns:KeysPath"] is { Length: > 0 } set ? set : Path.Combine(path.Root, "keys");
        try
        {
            return FieldKeys.Open(folder);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or FormatException or System.Text.Json.JsonException)
        {
            throw new StartException($"The keys in {folder} cannot be used: {e.Message} Give this user the right, put the keys back, or set Campaigns__KeysPath to their folder.");
        }
    }

    public static DatabaseOptions DatabaseOf(IConfiguration configuration, DataPath path)
    {
        var named = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var provider)) throw new StartException($"Database__Provider is {named}; it can be Sqlite or PostgreSql");
        var connection = configuration.GetConnectionString("Default");
        if (provider == DatabaseProvider.PostgreSql)
            return new(provider, connection ?? throw new StartException("Database__Provider is PostgreSql, but ConnectionStrings__Default is not set"));
        return new(provider, connection ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(path.Root, "campaigns.db"), DefaultTimeout = 30 }.ToString());
    }
}
