using Campaigns.Data;
using Campaigns.Testing.Site;

namespace Campaigns.Reliability.Tests;

/// <summary>The module that beats by schedule and kills its process where it is told to.</summary>
internal static class Pulse
{
    /// <summary>Puts it into a world that is not running, and on.</summary>
    public static async Task DropIn(WorldFiles world)
    {
        await world.Run($"insert into core_feature (id, \"on\") values ('Pulse', {(world.Database.Provider == DatabaseProvider.Sqlite ? "1" : "true")})");
        var folder = Directory.CreateDirectory(Path.Combine(world.Folder, "modules", "Pulse")).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "drop-ins", "Pulse.dll"), Path.Combine(folder, "Pulse.dll"));
    }
}
