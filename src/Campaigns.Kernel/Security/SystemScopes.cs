using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Kernel.Security;

/// <summary>Work that nobody asked for just now.</summary>
public static class SystemScopes
{
    /// <summary>A service scope of its own in which the system acts, with every permission. For work outside of a request, and for a delivery that saves more
    /// than once: its first save in its own scope would mark it as done before its effect is there.</summary>
    public static AsyncServiceScope CreateSystemScope(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IActAs>().System();
        return scope;
    }
}
