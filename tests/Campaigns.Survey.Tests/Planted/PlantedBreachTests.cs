using System.Reflection;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Campaigns.Testing.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Campaigns.Survey.Tests.Planted;

/// <summary>A kit that never says no says nothing: each rule finds the breach that was made for it.</summary>
public sealed class PlantedBreachTests : IAsyncLifetime
{
    private readonly TestDatabase _database = TestDatabase.Sqlite();
    private readonly Neighbours _neighbours = new();
    private TestModule? _module;

    private static Assembly Survey => typeof(Startup).Assembly;

    private static Assembly Bad => typeof(PlantedPermissions).Assembly;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_module is not null) await _module.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public void Texts() => Finds(ModuleTexts.Breaches(["thanks"], ["thanks.note-view"],
        new Dictionary<string, string> { ["module.thanks.name"] = "Cảm ơn", ["thanks.sent"] = "Đã gửi {0} tin", ["thanks.left"] = "Còn", ["events.event"] = "Buổi", ["thanks.blank"] = " " },
        new Dictionary<string, string> { ["module.thanks.name"] = "Thanks", ["thanks.sent"] = "Sent", ["thanks.more"] = "More", ["events.event"] = "Event", ["thanks.blank"] = "Blank" }),
        "thanks.left is missing in English", "thanks.more is missing in Vietnamese", "thanks.blank is empty", "thanks.sent has other places", "events.event does not begin",
        "module.thanks.description is missing", "permission.thanks.note-view is missing");

    [Fact]
    public void No_texts_at_all() => Finds(ModuleTexts.Breaches(Bad), "vi.json is not in the assembly", "en.json is not in the assembly");

    [Fact]
    public void Permissions() => Finds(ModulePermissions.Breaches(Bad),
        "events.event-view does not have the form", "planted.thing-view is declared twice", "OpenPage has neither", "UnknownPage asks for planted.thing-edit");

    [Fact]
    public void Tables() => Finds(ModuleTables.Breaches(Bad), "has no context for PostgreSql", "planted is no prefix", "20261126000000_Steal touches the table evt_event");

    [Fact]
    public async Task Twice_heard()
    {
        _module = await TestModule.Start(_database, [Survey, Bad], _neighbours.Add);
        var calls = 0;
        Finds(await TwiceHeard.Breaches(_module, Survey, () => Conformance.LeaveNumber(_module), () => $"{calls++} calls"), "changed + EventResult", "0 calls became 1 calls");
    }

    [Fact]
    public async Task Never_heard()
    {
        _module = await TestModule.Start(_database, [Survey, Bad], _neighbours.Add);
        Finds(await TwiceHeard.Breaches(_module, Bad, () => Conformance.LeaveNumber(_module), () => ""), "HearSilent heard nothing");
    }

    [Fact]
    public async Task Kept_not_told_and_not_erased()
    {
        _module = await TestModule.Start(_database, [Survey], services =>
        {
            _neighbours.Add(services);
            services.RemoveAll<IPersonalData>();
        });
        Finds(await Erasure(Survey, Conformance.Known), "+84912345678 is kept and not exported", "Lê Thị Sáu is still there after erasure, in Contact", "Rất rõ ràng is still there after erasure, in Answer");
    }

    [Fact]
    public async Task Nothing_to_look_for()
    {
        _module = await TestModule.Start(_database, [Survey], _neighbours.Add);
        Finds(await Erasure(Survey, ["nobody"]), "None of the markers");
        Finds(await ErasedPerson.Breaches(_module, Survey, () => Task.CompletedTask, null, []), "It keeps personal data");
    }

    private Task<IReadOnlyList<string>> Erasure(Assembly module, IReadOnlyCollection<string> markers) =>
        ErasedPerson.Breaches(_module!, module, () => Conformance.LeaveNumber(_module!), new RecordRef("people.person", Neighbours.Person), markers);

    private static void Finds(IEnumerable<string> breaches, params string[] wanted)
    {
        var all = breaches.ToList();
        foreach (var one in wanted) Assert.Contains(all, b => b.Contains(one, StringComparison.Ordinal));
    }
}
