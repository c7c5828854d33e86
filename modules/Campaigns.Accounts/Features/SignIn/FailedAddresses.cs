using System.Net;
using Microsoft.Extensions.Caching.Memory;

namespace Campaigns.Accounts.Features.SignIn;

/// <summary>Closes a network address for a while after many wrong answers under whatever names: one password tried on everybody locks no account.
/// An office stands behind one address, so it takes many more than an account does. Counted by each process for itself.</summary>
internal sealed class FailedAddresses(IMemoryCache cache)
{
    public const int Allowed = 50;
    public static readonly TimeSpan ClosedFor = TimeSpan.FromMinutes(10);

    public bool IsClosed(IPAddress? address) => cache.TryGetValue(Key(address), out Count? count) && Volatile.Read(ref count!.Wrong) >= Allowed;

    public void Note(IPAddress? address) => Interlocked.Increment(ref cache.GetOrCreate(Key(address), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = ClosedFor;
        return new Count();
    })!.Wrong);

    private static (string, IPAddress?) Key(IPAddress? address) => ("accounts.address", address);

    private sealed class Count
    {
        public int Wrong;
    }
}
