using System.Globalization;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Setup;
using Campaigns.Runtime.Shells;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Setup;

/// <summary>Carries the answers out, once, however often and wherever it is asked for. Each step is repeatable, so a run whose process died
/// is taken over after <see cref="Lease"/> and begins again.</summary>
internal sealed class SetupRun(IShells shells, DatabaseOptions database, SetupState state, ILogger<SetupRun> log)
{
    private const string Key = "setup-run";

    // Longer than the longest step: who holds it renews it with each.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private Task _running = Task.CompletedTask;

    /// <summary>Begins in the background.</summary>
    public async Task Begin(SetupAnswers answers, CancellationToken ct)
    {
        if (state.Done || !await Take(ct)) return;
        state.Progress = new(0, 1, null);
        _running = Task.Run(() => RunAndTell(answers, CancellationToken.None), CancellationToken.None);
    }

    /// <summary>Carries everything out, for the verb.</summary>
    /// <exception cref="RecipeException">A step could not be carried out.</exception>
    public async Task Run(SetupAnswers answers, Action<string> progress, CancellationToken ct)
    {
        var shell = shells.Enter();
        try
        {
            var names = Names(shell);
            for (var done = 0; done < names.Count; done++)
            {
                state.Progress = new(done, names.Count, null);
                progress($"{done + 1}/{names.Count} {names[done]}");
                await Renew(ct);
                await Apply(shell, names[done], answers, ct);
            }

            await Finish(names.Count, ct);
        }
        finally
        {
            shell.Leave();
        }
    }

    /// <summary>Until a run of this process has ended, for a clean stop.</summary>
    public Task Ended() => _running;

    private async Task RunAndTell(SetupAnswers answers, CancellationToken ct)
    {
        try
        {
            await Run(answers, step => log.LogInformation("Set-up: {Step}", step), ct);
        }
        catch (Exception e)
        {
            log.LogError(e, "Set-up stopped");
            state.Progress = (state.Progress ?? new(0, 1, null)) with { Fault = e.Message };
            await Release();
        }
    }

    private static List<string> Names(Shell shell)
    {
        using var scope = shell.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<ISetupStep>().OrderBy(s => s.Order).Select(s => s.Name)];
    }

    private static async Task Apply(Shell shell, string name, SetupAnswers answers, CancellationToken ct)
    {
        await using var scope = shell.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IActAs>().System();
        await scope.ServiceProvider.GetServices<ISetupStep>().Single(s => s.Name == name).Apply(answers, ct);
    }

    private async Task<bool> Take(CancellationToken ct)
    {
        await using var db = Open();
        await using var turn = await db.LockNamesAsync(["core.setup"], ct);
        if (await db.State.AnyAsync(s => s.Key == SetupState.DoneKey, ct)) return false;
        var (row, now) = (await db.State.SingleOrDefaultAsync(s => s.Key == Key, ct), TimeProvider.System.GetUtcNow());
        if (row is not null && DateTimeOffset.Parse(row.Value, CultureInfo.InvariantCulture) > now) return false;
        if (row is null) db.State.Add(new() { Key = Key, Value = Text(now + Lease) });
        else row.Value = Text(now + Lease);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return true;
    }

    private async Task Renew(CancellationToken ct)
    {
        await using var db = Open();
        var until = Text(TimeProvider.System.GetUtcNow() + Lease);
        await db.State.Where(s => s.Key == Key).ExecuteUpdateAsync(u => u.SetProperty(s => s.Value, until), ct);
    }

    private async Task Release()
    {
        await using var db = Open();
        await db.State.Where(s => s.Key == Key).ExecuteDeleteAsync();
    }

    private async Task Finish(int steps, CancellationToken ct)
    {
        await using var db = Open();
        await using (var turn = await db.LockNamesAsync(["core.setup"], ct))
        {
            if (!await db.State.AnyAsync(s => s.Key == SetupState.DoneKey, ct)) db.State.Add(new() { Key = SetupState.DoneKey, Value = Text(TimeProvider.System.GetUtcNow()) });
            db.State.RemoveRange(await db.State.Where(s => s.Key == Key || s.Key == SetupDraft.Key).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
            await turn.CommitAsync(ct);
        }

        state.Progress = new(steps, steps, null);
        state.Finish();
    }

    private CoreDbContext Open()
    {
        var db = CoreDbContext.Open(database);
        db.DatabaseSettings = database;
        return db;
    }

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
