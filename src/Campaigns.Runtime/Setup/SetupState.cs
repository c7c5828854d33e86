using System.Security.Cryptography;
using System.Text;
using Campaigns.Data;
using Campaigns.Kernel.Setup;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Setup;

/// <summary>Whether this installation was set up, for the process. Only Production is set up by hand: Development has its demo world,
/// and Testing is what a test makes of it.</summary>
internal sealed class SetupState(DatabaseOptions database, DataPath path, IHostEnvironment environment, ILogger<SetupState> log)
{
    /// <summary>Key in <c>core_state</c>; its value is the instant.</summary>
    public const string DoneKey = "setup-done";

    // No I, L, O, 0, 1: it is read off a screen.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private volatile bool _done = environment.IsDevelopment() || environment.IsEnvironment("Testing");

    public bool Done => _done;

    /// <summary>How far a run of this process is, or of another one that it heard of.</summary>
    public SetupProgress? Progress { get; set; }

    /// <summary>Real time at which this process finished the run; its last page is shown for a moment after that.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    private string CodeFile => Path.Combine(path.Root, "setup-code");

    /// <summary>Looks whether it is done; while it is not, tells the operator where to go and with which code.</summary>
    public async Task Start(CancellationToken ct)
    {
        await Look(ct);
        if (!_done) log.LogWarning("This installation is not set up yet. Open /setup; from another machine it asks for the set-up code {SetupCode}, which also stands in {File}", await Code(ct), CodeFile);
    }

    public async Task Look(CancellationToken ct)
    {
        if (_done) return;
        await using var db = CoreDbContext.Open(database);
        if (await db.State.AsNoTracking().AnyAsync(s => s.Key == DoneKey, ct)) Close();
    }

    /// <summary>It is done, for good.</summary>
    public void Finish()
    {
        FinishedAt = TimeProvider.System.GetUtcNow();
        Close();
    }

    /// <summary>Whether somebody typed the code of this installation; case, spaces and dashes do not count.</summary>
    public async Task<bool> Knows(string? typed, CancellationToken ct)
    {
        var code = Plain(await Code(ct));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(typed)), Encoding.UTF8.GetBytes(code));
    }

    /// <summary>Stands in for the code where a browser is to be recognised: another installation, another mark.</summary>
    public async Task<string> Mark(CancellationToken ct) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(await Code(ct)))));

    // In a file that only this user reads, so that it stays the same over restarts; two processes that start together agree on one.
    private async Task<string> Code(CancellationToken ct)
    {
        if (!File.Exists(CodeFile))
        {
            var made = $"{CodeFile}-{Guid.NewGuid():N}";
            await using (var file = new FileStream(made, OwnFile())) await file.WriteAsync(Encoding.UTF8.GetBytes(NewCode()), ct);
            try
            {
                File.Move(made, CodeFile, overwrite: false);
            }
            catch (IOException) when (File.Exists(CodeFile))
            {
                File.Delete(made); // Another process was first.
            }
        }

        return await File.ReadAllTextAsync(CodeFile, ct);
    }

    private static FileStreamOptions OwnFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static string NewCode() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    private static string Plain(string? code) => new([.. (code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);

    private void Close()
    {
        _done = true;
        File.Delete(CodeFile);
    }
}
