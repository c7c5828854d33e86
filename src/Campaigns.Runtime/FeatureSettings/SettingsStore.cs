using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Runtime.FeatureSettings;

internal sealed class SettingsStore(CoreDbContext db, SettingsCatalog catalog, SettingsSnapshot snapshot, SettingSecrets secrets, IActor actor, IAudit audit, TimeProvider clock) : ISettingsStore
{
    private const int PageSize = 20;
    private static readonly Failure NoSuch = Failure.NotFound("ui.setting-unknown");

    public IReadOnlyList<SettingsForm> All => catalog.All;

    public async Task<SettingsValues?> Find(string key, CancellationToken ct)
    {
        if (catalog.Find(key) is not { } schema) return null;
        var row = await db.Settings.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, ct);
        var values = schema.Over(row?.Values);
        return new(schema.Form, schema.Form.Fields.ToDictionary(f => f.Name, f => SettingTexts.Show(f, values[f.Name])), row?.Version ?? 0);
    }

    public async Task<Result<bool>> Change(string key, IReadOnlyDictionary<string, string?> typed, int? expected, CancellationToken ct)
    {
        if (catalog.Find(key) is not { } schema) return NoSuch;
        var shown = (await Find(key, ct))!.Texts;
        var members = new JsonObject();
        var wrong = new List<Failure>();
        foreach (var field in schema.Form.Fields.Where(f => typed.TryGetValue(f.Name, out var text) && Plain(text) != Plain(shown[f.Name])))
        {
            var read = SettingTexts.Read(field, typed[field.Name]);
            wrong.AddRange(read.Failures);
            if (read.Succeeded && !(field.Kind == SettingKind.Secret && string.IsNullOrWhiteSpace(typed[field.Name]))) members[field.Name] = Kept(field, read.Value);
        }

        return wrong.Count > 0 ? Result<bool>.Refuse(wrong) : await Apply(schema, members, expected, save: true, ct);
    }

    public async Task<Result<bool>> Import(string key, JsonObject values, bool save, CancellationToken ct)
    {
        if (catalog.Find(key) is not { } schema) return NoSuch;
        var members = new JsonObject();
        foreach (var (name, value) in values)
        {
            if (schema.Form.Fields.FirstOrDefault(f => f.Name == name) is not { Kind: not SettingKind.Secret }) return Failure.Invalid("ui.setting-unknown-field", name, name);
            members[name] = value?.DeepClone();
        }

        return await Apply(schema, members, expected: null, save, ct);
    }

    public async Task<JsonObject> Export(CancellationToken ct)
    {
        var rows = await db.Settings.AsNoTracking().OrderBy(r => r.Key).ToListAsync(ct);
        var all = new JsonObject();
        foreach (var row in rows)
        {
            if (catalog.Find(row.Key) is not { } schema) continue;
            var (values, defaults) = (schema.Over(row.Values), schema.Defaults());
            var differing = new JsonObject();
            foreach (var field in schema.Form.Fields.Where(f => f.Kind != SettingKind.Secret && !JsonNode.DeepEquals(values[f.Name], defaults[f.Name]))) differing[field.Name] = values[field.Name]?.DeepClone();
            if (differing.Count > 0) all[row.Key] = differing;
        }

        return all;
    }

    public async Task<Paged<SettingsChange>> History(string key, string? cursor, CancellationToken ct)
    {
        if (catalog.Find(key) is not { } schema) return new([], null);
        var rows = db.SettingChanges.AsNoTracking().Where(r => r.Key == key);
        if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) rows = rows.Where(r => r.Seq < before);
        var page = await rows.OrderByDescending(r => r.Seq).Take(PageSize + 1).ToListAsync(ct);
        var items = page.Take(PageSize).Select(r => new SettingsChange(r.Seq, r.At, r.ActorName, Differences(schema, r))).ToList();
        return new(items, page.Count > PageSize ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    public async Task<Result<bool>> Restore(string key, long number, CancellationToken ct)
    {
        if (catalog.Find(key) is not { } schema) return NoSuch;
        if (await db.SettingChanges.AsNoTracking().SingleOrDefaultAsync(r => r.Seq == number && r.Key == key, ct) is not { } row) return NoSuch;
        var members = schema.Over(row.After);
        foreach (var field in schema.Form.Fields.Where(f => f.Kind == SettingKind.Secret)) members.Remove(field.Name);
        return await Apply(schema, members, expected: null, save: true, ct);
    }

    // A field sent back as it was shown is not a change: nothing and an empty text look the same in a form.
    private static string Plain(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";

    private async Task<Result<bool>> Apply(SettingsSchema schema, JsonObject members, int? expected, bool save, CancellationToken ct)
    {
        // One at a time: the mark and the versions are renewed in order, and a second editor is told instead of overwriting.
        await using var turn = await db.LockNamesAsync(["core.settings"], ct);
        var row = await db.Settings.SingleOrDefaultAsync(r => r.Key == schema.Key, ct);
        if (expected is { } seen && seen != (row?.Version ?? 0)) return Failure.Stale("ui.setting-stale");

        var before = schema.Over(row?.Values);
        var after = (JsonObject)before.DeepClone();
        foreach (var (name, value) in members) after[name] = value?.DeepClone();
        var read = schema.Read(secrets.Open(schema, (JsonObject)after.DeepClone()));
        if (!read.Succeeded) return read.Refused<bool>();
        if (JsonNode.DeepEquals(before, after)) return false;
        if (!save) return true;

        Store(schema, row, before, after);
        await Renew(ct);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        await snapshot.Load(ct);
        return true;
    }

    private void Store(SettingsSchema schema, SettingRow? row, JsonObject before, JsonObject after)
    {
        var text = after.ToJsonString(SettingsSchema.Json);
        if (row is null) db.Settings.Add(new() { Key = schema.Key, Values = text, Version = 1 });
        else (row.Values, row.Version) = (text, row.Version + 1);
        var change = new SettingChangeRow
        {
            Key = schema.Key, At = clock.GetUtcNow(), ActorId = actor.Id, ActorName = actor.Name, Before = before.ToJsonString(SettingsSchema.Json), After = text,
        };
        db.SettingChanges.Add(change);
        audit.Note("ui.settings-changed", new("core.settings", Guid.Empty), new { settings = schema.Key, fields = Differences(schema, change).Select(d => new { d.Field.Name, d.Before, d.After }) });
    }

    private async Task Renew(CancellationToken ct)
    {
        var mark = Guid.CreateVersion7().ToString();
        if (await db.State.SingleOrDefaultAsync(s => s.Key == SettingsSnapshot.Mark, ct) is { } state) state.Value = mark;
        else db.State.Add(new() { Key = SettingsSnapshot.Mark, Value = mark });
    }

    private JsonNode? Kept(SettingField field, JsonNode? value) => field.Kind != SettingKind.Secret || value is null ? value
        : JsonValue.Create(value.GetValue<string>() is var typed && typed == "-" ? "" : secrets.Close(typed));

    private static IReadOnlyList<FieldChange> Differences(SettingsSchema schema, SettingChangeRow row)
    {
        var (before, after) = (schema.Over(row.Before), schema.Over(row.After));
        return [.. schema.Form.Fields.Where(f => !JsonNode.DeepEquals(before[f.Name], after[f.Name])).Select(f => new FieldChange(f, SettingTexts.Show(f, before[f.Name]), SettingTexts.Show(f, after[f.Name])))];
    }
}
