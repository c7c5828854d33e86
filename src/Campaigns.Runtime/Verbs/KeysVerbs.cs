using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Kernel.Verbs;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Verbs;

/// <summary>A new key for fields.</summary>
internal sealed class RotateKeysVerb(IServiceProvider services) : IVerb
{
    public string Name => "keys rotate";

    public string Description => "Makes a new key that seals fields from now on; \"keys reencrypt\" seals with it what is there.";

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var id = FieldKeys.Current.Rotate();
        await services.GetRequiredService<IAuditLog>().Write("ui.keys-rotated", new RecordRef("core.key", Guid.Empty), new { key = id }, ct);
        await output.WriteLineAsync($"Key {id} seals from now on; {FieldKeys.Current.Count} keys in {FieldKeys.Current.Folder}. Back the folder up, apart from the database.");
    }
}

/// <summary>Everything under the newest key, beside a running server.</summary>
internal sealed class ReencryptVerb(IServiceProvider services) : IVerb
{
    public string Name => "keys reencrypt";

    public string Description => "Seals every protected field with the newest key; goes on where it was cut off.";

    public async Task Run(IReadOnlyDictionary<string, string?> options, TextWriter output, CancellationToken ct)
    {
        var rows = 0L;
        foreach (var module in services.GetServices<ModuleDatabase>())
            rows += await Resealing.Run((ModuleDbContext)services.GetRequiredService(module.Context), (table, done) => output.WriteLine($"{table}: {done}"), ct);
        await services.GetRequiredService<IAuditLog>().Write("ui.fields-resealed", new RecordRef("core.key", Guid.Empty), new { key = FieldKeys.Current.CurrentId, rows }, ct);
        await output.WriteLineAsync($"{rows} rows sealed with key {FieldKeys.Current.CurrentId}.");
    }
}
