using System.Reflection;
using System.Text.Json;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Testing.Conformance;

/// <summary>Whether a module tells a person all it knows of them, and forgets it (Law 91/2025/QH15, articles on the rights to access and to erasure).</summary>
public static class ErasedPerson
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What breaks it, in words.</summary>
    /// <param name="started">The module on a database.</param>
    /// <param name="module">Its assembly.</param>
    /// <param name="provoke">Leaves data of the person.</param>
    /// <param name="person">Whose.</param>
    /// <param name="markers">Words that tell who it is.</param>
    public static async Task<IReadOnlyList<string>> Breaches(TestModule started, Assembly module, Func<Task> provoke, RecordRef? person, IReadOnlyCollection<string> markers)
    {
        await provoke();
        await started.Deliver();
        var before = await ModuleRows.Of(started, module);
        if (person is null) return Declares(module) ? ["It keeps personal data: say whose in Person, and what in Markers"] : [];
        var kept = markers.Where(m => Mentions(before, m).Any()).ToList();
        if (kept.Count == 0) return ["None of the markers is in its tables: have Provoke leave them"];
        List<string> breaches = [.. await NotTold(started, module, person, kept)];
        await Erase(started, module, person);
        var after = await ModuleRows.Of(started, module);
        breaches.AddRange(kept.SelectMany(m => Mentions(after, m).Select(row => $"{m} is still there after erasure, in {row}")));
        await Erase(started, module, person);
        breaches.AddRange(ModuleRows.Difference(after, await ModuleRows.Of(started, module)).Select(row => "Erasing again changed " + row));
        return breaches;
    }

    private static bool Declares(Assembly module) => module.GetTypes().Any(t => typeof(IPersonalData).IsAssignableFrom(t) && !t.IsAbstract);

    private static IEnumerable<IPersonalData> Of(IServiceProvider services, Assembly module) => services.GetServices<IPersonalData>().Where(p => p.GetType().Assembly == module);

    private static async Task<IEnumerable<string>> NotTold(TestModule started, Assembly module, RecordRef person, IReadOnlyCollection<string> kept)
    {
        var told = await started.In(async s =>
        {
            var all = "";
            foreach (var known in Of(s, module)) all += JsonSerializer.Serialize(await known.Export(person, Ct), ModuleRows.Readable);
            return all;
        });
        return kept.Where(m => !told.Contains(m, StringComparison.Ordinal)).Select(m => $"{m} is kept and not exported");
    }

    private static Task Erase(TestModule started, Assembly module, RecordRef person) => started.In(async s =>
    {
        foreach (var known in Of(s, module)) await known.Erase(person, Ct);
    });

    private static IEnumerable<string> Mentions(IEnumerable<string> rows, string marker) => rows.Where(r => r.Contains(marker, StringComparison.Ordinal)).Select(r => r.Split(' ')[0]).Distinct();
}
