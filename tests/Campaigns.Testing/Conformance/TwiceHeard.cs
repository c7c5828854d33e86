using System.Reflection;
using Campaigns.Data.Messaging;
using Campaigns.Kernel.Events;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Testing.Conformance;

/// <summary>Whether a module's subscribers bear being told again.</summary>
public static class TwiceHeard
{
    /// <summary>What breaks it, in words.</summary>
    /// <param name="started">The module on a database.</param>
    /// <param name="module">Its assembly.</param>
    /// <param name="provoke">Raises what its subscribers hear.</param>
    /// <param name="outside">What it did to its neighbours, in words.</param>
    public static async Task<IReadOnlyList<string>> Breaches(TestModule started, Assembly module, Func<Task> provoke, Func<string> outside)
    {
        await provoke();
        await started.Deliver();
        var failed = await started.FailedDeliveries();
        if (failed.Count > 0) return [.. failed.Select(f => "A delivery failed at its first try: " + f)];
        var (rows, effects, deliveries) = (await ModuleRows.Of(started, module), outside(), await Deliveries(started));
        await started.TakeMarksOff();
        await started.Deliver();
        List<string> breaches = [.. Silent(module, deliveries)];
        breaches.AddRange((await started.FailedDeliveries()).Select(f => "A delivery failed when it came again: " + f));
        breaches.AddRange(ModuleRows.Difference(rows, await ModuleRows.Of(started, module)).Select(row => "Hearing of it again changed " + row));
        if (outside() is var again && again != effects) breaches.Add($"Hearing of it again did something outside: {effects} became {again}");
        if (await Deliveries(started) is var more && more.Count > deliveries.Count) breaches.Add($"Hearing of it again raised {string.Join(", ", more.Skip(deliveries.Count))}");
        return breaches;
    }

    // A subscriber that was never called was not tested.
    private static IEnumerable<string> Silent(Assembly module, IReadOnlyList<string> called) =>
        from type in module.GetTypes()
        where !type.IsAbstract && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOn<>)) && !called.Contains(type.FullName)
        select $"{type.Name} heard nothing: have Provoke raise its event";

    private static Task<List<string>> Deliveries(TestModule started) =>
        started.In(s => s.GetRequiredService<CoreDbContext>().Inbox.OrderBy(m => m.Id).Select(m => m.Subscriber).ToListAsync());
}
