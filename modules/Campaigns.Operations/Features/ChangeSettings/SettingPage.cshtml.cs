using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Operations.Features.ChangeSettings;

/// <summary>One group of settings: the form made from its record, and every earlier change with the way back.</summary>
[Authorize(Permissions.ManageSettings)]
internal sealed class SettingPage(ISettingsStore settings, IStringLocalizer texts) : PageModel
{
    // Only from the route: a form that carries that name means another one.
    [BindProperty(SupportsGet = true), FromRoute(Name = "key")] public string Key { get; init; } = "";

    [BindProperty(SupportsGet = true)] public string? Cursor { get; init; }

    [BindProperty] public Dictionary<string, string?> Values { get; set; } = [];

    /// <summary>The version the form was made from.</summary>
    [BindProperty] public int? Seen { get; set; }

    [BindProperty] public long Number { get; init; }

    public SettingsValues Now { get; private set; } = null!;

    public Paged<SettingsChange> Changes { get; private set; } = new([], null);

    public string? HintOf(SettingField field)
    {
        if (field.Kind == SettingKind.Secret) return texts[Now.Texts[field.Name] is null ? "operations.setting-secret-unset" : "operations.setting-secret-set"];
        var hint = texts[field.TextKey + "-hint"];
        if (!hint.ResourceNotFound) return hint.Value;
        return field is { Kind: SettingKind.Number, Min: { } min, Max: { } max } ? texts["operations.setting-between", Formats.Number(min), Formats.Number(max)].Value : null;
    }

    public IReadOnlyList<SelectListItem>? ChoicesOf(SettingField field) => field.Kind switch
    {
        SettingKind.Flag => [new(texts["operations.setting-yes"], "true"), new(texts["operations.setting-no"], "false")],
        SettingKind.Choice => [.. field.Choices.Select(c => new SelectListItem(ChoiceOf(field, c), c))],
        _ => null,
    };

    /// <summary>A value as people read it.</summary>
    public string Read(SettingField field, string? value) => value switch
    {
        null or "" => texts["operations.setting-nothing"],
        _ when field.Kind == SettingKind.Flag => texts[value == "true" ? "operations.setting-yes" : "operations.setting-no"],
        _ when field.Kind == SettingKind.Choice => ChoiceOf(field, value),
        _ => value,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        (Values, Seen) = (Now.Texts.Where(t => t.Value != SettingsValues.Masked).ToDictionary(), Now.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var changed = await settings.Change(Key, Values, Seen, ct);
        if (changed.Succeeded) return this.Done($"/admin/settings/{Key}", texts[changed.Value ? "operations.settings-saved" : "operations.settings-same"]);
        if (!await Load(ct)) return NotFound();

        // Shown with the version there is now: who reads what the other one changed and saves again, means it.
        if (changed.Failures[0].Kind == Kernel.Commands.FailureKind.Stale) ModelState.Remove(nameof(Seen));
        Seen = Now.Version;
        return this.Refused("_Setting", changed.Failures.Select(f => f.Field is { } field ? f.At($"values[{field}]") : f));
    }

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken ct)
    {
        var restored = await settings.Restore(Key, Number, ct);
        if (restored.Succeeded) return this.Done($"/admin/settings/{Key}", texts[restored.Value ? "operations.settings-restored" : "operations.settings-same"]);
        if (!await Load(ct)) return NotFound();
        Values = Now.Texts.Where(t => t.Value != SettingsValues.Masked).ToDictionary();
        return this.Refused("_Setting", restored.Failures.Select(f => f.Field is { } field ? f.At($"values[{field}]") : f));
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await settings.Find(Key, ct) is not { } now) return false;
        (Now, Changes) = (now, await settings.History(Key, Cursor, ct));
        foreach (var field in now.Form.Fields) Values.TryAdd(field.Name, null);
        return true;
    }

    private string ChoiceOf(SettingField field, string value) => texts[$"{field.TextKey}-{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value)}"];
}
