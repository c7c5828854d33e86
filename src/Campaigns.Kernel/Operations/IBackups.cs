namespace Campaigns.Kernel.Operations;

/// <summary>Archives of everything but the keys: database, uploaded files, settings. Implemented by the runtime. Whoever offers it checks the permission.</summary>
public interface IBackups
{
    /// <summary>Those kept in the folder of backups, the newest first.</summary>
    IReadOnlyList<BackupFile> List();

    /// <summary>Takes one of what is committed at this moment, while the site goes on serving; then drops those that rotation no longer keeps.</summary>
    /// <param name="keep">Which stay; null: all.</param>
    /// <param name="progress">Told after each part: how many are done, and of how many.</param>
    /// <param name="ct">Gives up; nothing half written stays.</param>
    /// <exception cref="IOException">There is no room, or the folder cannot be written.</exception>
    Task<BackupFile> Take(BackupRotation? keep, Action<int, int> progress, CancellationToken ct);

    /// <summary>One for reading, or null if there is none of that name.</summary>
    Stream? Open(string name);
}

/// <summary>One archive.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="TakenAt">Real time, UTC.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupFile(string Name, DateTimeOffset TakenAt, long Bytes);

/// <summary>How many of the newest archives of a day, of a week and of a month stay.</summary>
public sealed record BackupRotation(int Daily, int Weekly, int Monthly);
