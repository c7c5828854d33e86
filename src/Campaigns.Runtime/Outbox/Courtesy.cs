using Microsoft.AspNetCore.Http;

namespace Campaigns.Runtime.Outbox;

/// <summary>People come first: while somebody waits for an answer to a change, deliveries stand back, though never for long. In a rush for seats
/// the messages of those who have theirs go out a moment later, instead of slowing down those who have none yet.</summary>
internal sealed class Courtesy
{
    // Of each delivery. It bounds how far a rush without end can hold messages back: four workers still deliver some forty a second.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    // The next request of a rush comes within this time.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);

    private int _waiting;
    private long _last;

    /// <summary>Counts the requests that change something.</summary>
    public async Task Around(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        Interlocked.Increment(ref _waiting);
        try
        {
            await next(context);
        }
        finally
        {
            Volatile.Write(ref _last, TimeProvider.System.GetTimestamp());
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Stands back while somebody waits.</summary>
    public async Task StandBack(CancellationToken ct)
    {
        for (var since = TimeProvider.System.GetTimestamp(); IsBusy && TimeProvider.System.GetElapsedTime(since) < Longest;) await Task.Delay(Quiet, ct);
    }

    private bool IsBusy => Volatile.Read(ref _waiting) > 0 || (Volatile.Read(ref _last) is var last and not 0 && TimeProvider.System.GetElapsedTime(last) < Quiet);
}
