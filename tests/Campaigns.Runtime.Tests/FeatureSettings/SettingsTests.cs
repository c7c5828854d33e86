using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Runtime.FeatureSettings;
using Campaigns.Runtime.Storage;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Runtime.Tests.FeatureSettings;

internal enum Weekday
{
    Monday,
    Friday,
}

[Settings("Sample", "pace")]
internal sealed record PaceSettings : ICheckedSettings
{
    [Range(1, 60)] public int Least { get; init; } = 5;

    [Range(1, 60)] public int Most { get; init; } = 30;

    [Required, StringLength(20)] public string Word { get; init; } = "đều";

    public string? Note { get; init; }

    public bool Quiet { get; init; }

    public Weekday On { get; init; } = Weekday.Friday;

    public TimeOnly From { get; init; } = new(7, 0);

    public IReadOnlyList<string> Names { get; init; } = [];

    [Secret] public string Token { get; init; } = "";

    public IEnumerable<Failure> Check()
    {
        if (Least > Most) yield return Failure.Invalid("sample.least-over-most", "least");
    }
}

public abstract class SettingsTests(TestDatabase database) : IAsyncLifetime
{
    private const string Key = "sample.pace";
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await TestModule.Start(database, [typeof(SettingsTests).Assembly]);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<T> Store<T>(Func<ISettingsStore, Task<T>> act) => _module.In(s => act(s.GetRequiredService<ISettingsStore>()));

    private Task<Result<bool>> Change(params (string Field, string? Typed)[] typed) => Store(s => s.Change(Key, typed.ToDictionary(t => t.Field, t => t.Typed), null, Ct));

    private Task<PaceSettings> Current() => _module.In(s => Task.FromResult(s.GetRequiredService<ISettings<PaceSettings>>().Current));

    [Fact]
    public async Task The_records_defaults_hold_until_somebody_changes_them_and_then_at_once()
    {
        Assert.Equal(new PaceSettings().Most, (await Current()).Most);
        Assert.True((await Change(("most", "45"), ("names", "An\r\nBình\n"), ("from", "8:30"), ("on", "Monday"), ("quiet", "true"))).Value);
        var now = await Current();
        Assert.Equal((45, new TimeOnly(8, 30), Weekday.Monday, true, 5), (now.Most, now.From, now.On, now.Quiet, now.Least));
        Assert.Equal(["An", "Bình"], now.Names);
    }

    [Fact]
    public async Task A_wrong_value_is_refused_with_every_reason_and_changes_nothing()
    {
        var refused = (await Change(("least", "0"), ("most", "x"), ("word", ""))).Failures;
        Assert.Equal([("ui.number-invalid", "most")], refused.Select(f => (f.Code, f.Field!)));
        refused = (await Change(("least", "0"), ("word", ""))).Failures;
        Assert.Equal([("ui.setting-range", "least"), ("ui.value-missing", "word")], refused.Select(f => (f.Code, f.Field!)));
        Assert.Equal("sample.least-over-most", Assert.Single((await Change(("least", "31"))).Failures).Code);
        Assert.Equal("ui.setting-too-long", Assert.Single((await Change(("word", new string('a', 21)))).Failures).Code);
        Assert.Equal(0, (await Store(s => s.Find(Key, Ct)))!.Version);
    }

    [Fact]
    public async Task A_form_sent_back_as_it_was_shown_is_no_change()
    {
        var shown = (await Store(s => s.Find(Key, Ct)))!.Texts;
        Assert.False((await Store(s => s.Change(Key, shown.ToDictionary(t => t.Key, t => (string?)(t.Value ?? "")), null, Ct))).Value);
        Assert.Empty((await Store(s => s.History(Key, null, Ct))).Items);
    }

    [Fact]
    public async Task History_says_who_when_before_and_after_and_leads_back()
    {
        var someone = TestModule.Someone("");
        await _module.In(s => s.GetRequiredService<ISettingsStore>().Change(Key, new Dictionary<string, string?> { ["most"] = "40" }, 0, Ct), someone);
        await Change(("most", "50"));
        var changes = (await Store(s => s.History(Key, null, Ct))).Items;
        Assert.Equal([("system", "40", "50"), ("someone", "30", "40")], changes.Select(c => (c.ActorName, Assert.Single(c.Fields).Before!, c.Fields[0].After!)));
        Assert.True((await Store(s => s.Restore(Key, changes[1].Number, Ct))).Value);
        Assert.Equal(40, (await Current()).Most);
        Assert.False((await Store(s => s.Restore(Key, changes[1].Number, Ct))).Value);
        var notes = await _module.In(s => s.GetRequiredService<IAuditLog>().List(new(Action: "ui.settings-changed"), null, Ct));
        Assert.Equal(3, notes.Items.Count);
        Assert.Contains("\"before\":\"30\"", notes.Items[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_editor_is_told_instead_of_overwriting()
    {
        Assert.True((await Store(s => s.Change(Key, new Dictionary<string, string?> { ["most"] = "40" }, 0, Ct))).Value);
        var late = await Store(s => s.Change(Key, new Dictionary<string, string?> { ["most"] = "41" }, 0, Ct));
        Assert.Equal(FailureKind.Stale, Assert.Single(late.Failures).Kind);
        Assert.Equal(40, (await Current()).Most);
    }

    [Fact]
    public async Task Two_editors_in_the_same_moment_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(10, 8).Select(n => n % 2 == 0 ? Change(("most", $"{n + 25}")) : Change(("word", $"từ {n}"))));
        var (values, changes) = ((await Store(s => s.Find(Key, Ct)))!, (await Store(s => s.History(Key, null, Ct))).Items);
        Assert.Equal(changes.Count, values.Version);
        Assert.Equal(8, changes.Count);
    }

    [Fact]
    public async Task A_secret_is_enciphered_masked_and_never_leaves()
    {
        await Change(("token", "rất-bí-mật"), ("most", "33"));
        Assert.Equal("rất-bí-mật", (await Current()).Token);
        var stored = await _module.In(s => s.GetRequiredService<CoreDbContext>().Settings.Select(r => r.Values).SingleAsync(Ct));
        var kept = await _module.In(s => s.GetRequiredService<CoreDbContext>().SettingChanges.Select(r => r.After).SingleAsync(Ct));
        var noted = (await _module.In(s => s.GetRequiredService<IAuditLog>().List(new(), null, Ct))).Items[0].Details!;
        foreach (var text in new[] { stored, kept, noted, (await Store(s => s.Export(Ct))).ToJsonString() }) Assert.DoesNotContain("bí-mật", text, StringComparison.Ordinal);
        Assert.Equal(SettingsValues.Masked, (await Store(s => s.Find(Key, Ct)))!.Texts["token"]);
        await Change(("token", ""), ("most", "34"));
        Assert.Equal("rất-bí-mật", (await Current()).Token);
        await Change(("token", "-"));
        Assert.Equal("", (await Current()).Token);
    }

    [Fact]
    public async Task What_is_exported_imports_once_and_the_second_time_changes_nothing()
    {
        await Change(("most", "45"), ("names", "An"));
        var exported = (JsonObject)(await Store(s => s.Export(Ct)))[Key]!;
        Assert.Equal("""{"most":45,"names":["An"]}""", exported.ToJsonString());
        await Change(("most", "20"), ("names", ""));
        Assert.True((await Store(s => s.Import(Key, exported, save: false, Ct))).Value);
        Assert.Equal(20, (await Current()).Most);
        Assert.True((await Store(s => s.Import(Key, exported, save: true, Ct))).Value);
        Assert.False((await Store(s => s.Import(Key, exported, save: true, Ct))).Value);
        Assert.Equal(45, (await Current()).Most);
    }

    [Theory]
    [InlineData("""{"nothing": 1}""", "ui.setting-unknown-field")]
    [InlineData("""{"token": "x"}""", "ui.setting-unknown-field")]
    [InlineData("""{"most": "viele"}""", "ui.value-invalid")]
    [InlineData("""{"on": 1}""", "ui.value-invalid")]
    [InlineData("""{"most": 99}""", "ui.setting-range")]
    public async Task An_import_that_does_not_fit_is_refused(string json, string code) =>
        Assert.Equal(code, Assert.Single((await Store(s => s.Import(Key, (JsonObject)JsonNode.Parse(json)!, save: true, Ct))).Failures).Code);

    [Fact]
    public async Task Another_process_sees_the_mark_and_reads_what_changed()
    {
        var other = new SettingsSnapshot(await database.Options());
        await other.Load(Ct);
        var before = other.Seen;
        await Change(("most", "45"));
        var marked = await _module.In(s => s.GetRequiredService<CoreDbContext>().State.Where(r => r.Key == SettingsSnapshot.Mark).Select(r => r.Value).SingleAsync(Ct));
        Assert.NotEqual(before, marked);
        await other.Load(Ct);
        Assert.Equal((marked, 1), (other.Seen, other.Of(Key)!.Version));
    }

    [Fact]
    public async Task Stored_values_that_break_a_rule_of_today_give_way_to_the_defaults()
    {
        await Change(("most", "45"));
        await _module.In(s => s.GetRequiredService<CoreDbContext>().Settings.ExecuteUpdateAsync(u => u.SetProperty(r => r.Values, """{"most":4500,"gone":1}""").SetProperty(r => r.Version, 2), Ct));
        await _module.In(s => s.GetRequiredService<SettingsSnapshot>().Load(Ct));
        Assert.Equal(30, (await Current()).Most);
    }
}

public sealed class SettingsOnSqlite() : SettingsTests(TestDatabase.Sqlite());

public sealed class SettingsOnPostgres() : SettingsTests(TestDatabase.Postgres());
