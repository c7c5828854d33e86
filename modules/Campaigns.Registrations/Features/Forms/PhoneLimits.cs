using System.Threading.RateLimiting;
using Campaigns.Data.Privacy;
using Campaigns.Registrations.Domain;
using Microsoft.Extensions.Configuration;

namespace Campaigns.Registrations.Features.Forms;

/// <summary>How often one phone may register in an hour of real time, from whatever address: <c>RateLimits:RegistrationsPerPhone</c>, by default 30.
/// A house shares a phone, a village does not.</summary>
internal sealed class PhoneLimits(IConfiguration configuration) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(phone => RateLimitPartition.GetFixedWindowLimiter(phone, _ => new()
    {
        PermitLimit = configuration.GetValue("RateLimits:RegistrationsPerPhone", 30),
        Window = TimeSpan.FromHours(1),
    }));

    /// <summary>Null when it may; else after how many seconds.</summary>
    public int? Over(string? typedPhone)
    {
        if (typedPhone is null || PhoneNumber.Normalise(typedPhone) is not { } phone) return null;
        using var lease = _limiter.AttemptAcquire(Blind.Of(phone));
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 3600;
    }

    public void Dispose() => _limiter.Dispose();
}
