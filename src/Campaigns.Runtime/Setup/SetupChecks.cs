using Campaigns.Data;
using Campaigns.Kernel.Setup;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.Setup;

/// <summary>Whether the database takes a row.</summary>
internal sealed class DatabaseCheck(CoreDbContext db, DatabaseOptions database) : ISetupCheck
{
    public int Order => 10;

    public async Task<SetupFinding> Look(SetupAnswers answers, CancellationToken ct)
    {
        var text = database.Provider == DatabaseProvider.Sqlite ? "ui.setup-database-sqlite" : "ui.setup-database-postgres";
        try
        {
            await using var turn = await db.BeginAsync(ct);
            var now = TimeProvider.System.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
            await db.Database.ExecuteSqlAsync($"insert into core_state (key, value) values ('setup-probe', {now})", ct);
            return new(text, SetupFindingState.Sound);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException)
        {
            return new(text, SetupFindingState.Blocks, "ui.setup-database-fails", e.Message);
        }
    }
}

/// <summary>Whether files can be written.</summary>
internal sealed class FolderCheck(DataPath path) : ISetupCheck
{
    public int Order => 20;

    public Task<SetupFinding> Look(SetupAnswers answers, CancellationToken ct) => Task.FromResult(path.WhyNotWritable() is { } reason
        ? new SetupFinding("ui.setup-folder", SetupFindingState.Blocks, "ui.setup-folder-fails", reason)
        : new SetupFinding("ui.setup-folder", SetupFindingState.Sound));
}
