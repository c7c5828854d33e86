using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Runtime.Shells;

/// <summary>One container and one pipeline over the enabled features.
/// (1) Being current counts as one user, so a current shell never reaches zero.
/// (2) Zero is final: a drained shell is never entered again.
/// (3) A shell is disposed only when its last user has left.</summary>
internal sealed class Shell(IServiceProvider services, RequestDelegate pipeline, IReadOnlySet<string> features, Func<Task> stop, Func<ValueTask> dispose)
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IServiceScopeFactory _scopes = services.GetRequiredService<IServiceScopeFactory>();
    private int _users = 1;

    public IServiceProvider Services => services;

    public IReadOnlySet<string> Features => features;

    public bool TryEnter()
    {
        for (int users; (users = Volatile.Read(ref _users)) > 0;)
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users) return true;
        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0) _drained.SetResult();
    }

    public Task Serve(HttpContext context)
    {
        // OnCompleted runs backwards: registered first, it leaves the shell after the request's scope is gone.
        context.Response.OnCompleted(static shell =>
        {
            ((Shell)shell).Leave();
            return Task.CompletedTask;
        }, this);
        context.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(context, _scopes));
        return pipeline(context);
    }

    public async Task Retire(TimeSpan patience)
    {
        Leave();
        await Task.WhenAny(_drained.Task, Task.Delay(patience));
        await stop();
        await _drained.Task;
        await dispose();
    }
}
