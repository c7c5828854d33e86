using System.Collections.Concurrent;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Approvals.Features.DecideItem;

/// <summary>A decision that is not recorded yet.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="User">Who decided.</param>
/// <param name="Decision">What.</param>
internal sealed record Held(Guid ItemId, string User, Decision Decision);

/// <summary>Decisions of the pages behind their undo bar: recorded when it is closed, or after 30 s of real time. A recorded decision is final; one whose
/// bar was open when the process died was never recorded, and its item still waits.</summary>
internal sealed class HeldDecisions(IServiceScopeFactory scopes, ILogger<HeldDecisions> log) : IAsyncDisposable
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(Guid Item, string User), (Held Held, ITimer Timer)> _held = [];

    public Held? Of(Guid itemId, string user) => _held.TryGetValue((itemId, user), out var found) ? found.Held : null;

    /// <summary>All of one person whose bar is open.</summary>
    public IReadOnlyList<Held> OfUser(string user) => [.. _held.Values.Select(h => h.Held).Where(h => h.User == user)];

    public void Hold(Held held)
    {
        Undo(held.ItemId, held.User);
        var timer = TimeProvider.System.CreateTimer(_ => _ = Record(held.ItemId, held.User), null, Bar, Timeout.InfiniteTimeSpan);
        _held[(held.ItemId, held.User)] = (held, timer);
    }

    /// <summary>Takes it back: nothing was recorded. False: there is none, or it is recorded already.</summary>
    public bool Undo(Guid itemId, string user)
    {
        if (!_held.TryRemove((itemId, user), out var held)) return false;
        held.Timer.Dispose();
        return true;
    }

    /// <summary>Records it now. Null: there is none.</summary>
    public async Task<Answer?> Record(Guid itemId, string user)
    {
        if (!_held.TryRemove((itemId, user), out var found)) return null;
        await found.Timer.DisposeAsync();
        try
        {
            await using var scope = scopes.CreateSystemScope();
            var worked = await scope.ServiceProvider.GetRequiredService<ItemWork>().Decide(itemId, found.Held.Decision, new(user, "web"), CancellationToken.None);
            if (worked.Answer.Failure is { } failure) log.LogInformation("The decision about {Item} was refused: {Code}", itemId, failure.ApiCode);
            return worked.Answer;
        }
        catch (Exception e)
        {
            log.LogError(e, "The decision about {Item} could not be recorded; it still waits", itemId);
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (item, user) in _held.Keys.ToList()) await Record(item, user);
    }
}
