using System.Diagnostics;
using Campaigns.Kernel.Values;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Features.VerifyCertificate;

/// <summary>A certificate as anybody may see it who has its code.</summary>
/// <param name="Holder">Masked: who holds the paper can tell that it fits.</param>
internal sealed record Verified(string Code, string Holder, string Course, string Title, DateOnly IssuedOn, DateOnly ExpiresOn, CertificateState State, DateOnly? SuspendedUntil, Certificate Certificate);

/// <summary>Looks a code up for the public. Whether there is one cannot be told from how long it takes: the same single question is asked
/// for every input, and no answer leaves before the floor.</summary>
internal sealed class Verification(TrainingDbContext db, TimeProvider clock)
{
    // Far above what the lookup takes on a busy machine, far below what a person notices.
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(50);

    public Task<Verified?> Find(string? typed, CancellationToken ct) => Find(typed, Task.FromResult, ct);

    /// <summary>Finds it and makes the answer of it, which costs time only where there is one: within the floor too.</summary>
    public async Task<T?> Find<T>(string? typed, Func<Verified, Task<T>> answer, CancellationToken ct)
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        var found = await Look(PublicCode.Read(typed) ?? "", ct) is { } there ? await answer(there) : null;
        var left = Floor - Stopwatch.GetElapsedTime(began);
        if (left > TimeSpan.Zero) await Task.Delay(left, TimeProvider.System, ct);
        return found;
    }

    private async Task<Verified?> Look(string code, CancellationToken ct)
    {
        var row = await db.Certificates.AsNoTracking().Where(c => c.Code == code).Select(c => new
        {
            Certificate = c,
            RefreshBy = db.Set<CourseVersion>().Where(v => v.CourseId == c.CourseId && v.Number > c.CourseVersion && v.RefreshBy != null).Min(v => v.RefreshBy),
        }).SingleOrDefaultAsync(ct);
        if (row is null) return null;
        var c = row.Certificate;
        return new(c.Code, MaskedName.Of(c.HolderName), c.CourseCode, c.CourseTitle, c.IssuedOn, c.ExpiresOn, c.StateOn(clock.Today(), row.RefreshBy), c.SuspendedUntil, c);
    }
}
