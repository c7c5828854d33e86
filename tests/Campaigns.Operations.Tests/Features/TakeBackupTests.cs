using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Settings;
using Campaigns.Operations.Features.KeepBackups;
using Campaigns.Operations.Jobs;
using Campaigns.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Campaigns.Operations.Tests.Features;

/// <summary>The nightly backup.</summary>
public sealed class TakeBackupTests
{
    private readonly SomeBackups _backups = new();
    private readonly SomeClock _clock = new(new TestClock(default)) { IsManual = false };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BackUp BackUp => new(_backups, new AtOnce(), new Set(), NullLogger<BackUp>.Instance);

    [Fact]
    public async Task It_keeps_as_many_as_the_settings_say()
    {
        await new TakeBackup(BackUp, _clock).Run(new(default), Ct);
        Assert.Equal([new BackupRotation(7, 4, 24)], _backups.Taken);
    }

    [Fact]
    public async Task Nights_of_the_demo_clock_take_none_but_an_administrator_may()
    {
        _clock.IsManual = true;
        await new TakeBackup(BackUp, _clock).Run(new(default), Ct);
        Assert.Empty(_backups.Taken);
        await new TakeBackupNow(BackUp).Run(new(default), Ct);
        Assert.Single(_backups.Taken);
    }

    [Fact]
    public async Task A_failure_is_thrown_on_so_that_it_is_tried_again()
    {
        _backups.Full = true;
        await Assert.ThrowsAsync<IOException>(() => new TakeBackup(BackUp, _clock).Run(new(default), Ct));
    }

    private sealed class SomeBackups : IBackups
    {
        public List<BackupRotation?> Taken { get; } = [];

        public bool Full { get; set; }

        public IReadOnlyList<BackupFile> List() => [];

        public Task<BackupFile> Take(BackupRotation? keep, Action<int, int> progress, CancellationToken ct)
        {
            if (Full) throw new IOException("No space left on device");
            Taken.Add(keep);
            return Task.FromResult(new BackupFile("a.zip", default, 1));
        }

        public Stream? Open(string name) => null;
    }

    private sealed class AtOnce : ILongWork
    {
        public async Task<bool> Run(string name, Func<Action<int, int>, CancellationToken, Task> work, CancellationToken ct)
        {
            await work((_, _) => { }, ct);
            return true;
        }
    }

    private sealed class Set : ISettings<BackupSettings>
    {
        public BackupSettings Current => new() { Monthly = 24 };
    }
}
