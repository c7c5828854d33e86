using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;

namespace Campaigns.Operations.Features.SetUpSite;

/// <summary>The site's languages and its time zone. Vietnamese and Vietnam's time are what the product is made for; they are told, and
/// the second language is chosen.</summary>
internal sealed class LanguageStep(ISettingsStore settings) : ISetupStep
{
    public const string TimeZone = "Asia/Ho_Chi_Minh";

    public string Name => "site-language";

    public int Order => 100;

    public string TextKey => "operations.setup-language";

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SlotItem?>(new("SetUpSite/_Language", "Operations",
        new LanguageFields(answers.Text(Name, "language") ?? "vi", answers.Text(Name, "secondLanguage") ?? "English", answers.Text(Name, "timeZone") ?? TimeZone)));

    public Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct)
    {
        var wrong = new List<Failure>();
        if (answers.Text(Name, "language") is not (null or "vi")) wrong.Add(Failure.Invalid("ui.value-invalid", "language"));
        if (answers.Text(Name, "secondLanguage") is not (null or "English" or "None")) wrong.Add(Failure.Invalid("ui.value-invalid", "secondLanguage"));
        if (answers.Text(Name, "timeZone") is not (null or TimeZone)) wrong.Add(Failure.Invalid("ui.value-invalid", "timeZone"));
        return Task.FromResult<IReadOnlyList<Failure>>(wrong);
    }

    public Task Apply(SetupAnswers answers, CancellationToken ct) =>
        SiteAnswers.Keep(settings, new() { ["secondLanguage"] = answers.Text(Name, "secondLanguage") ?? "English" }, ct);
}

/// <summary>Who runs the site, with whom.</summary>
internal sealed class OwnerStep(ISettingsStore settings) : ISetupStep
{
    private const int LongestName = 120;

    public string Name => "site-owner";

    public int Order => 200;

    public string TextKey => "operations.setup-owner";

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SlotItem?>(new("SetUpSite/_Owner", "Operations",
        new OwnerFields(answers.Text(Name, "owner"), answers.Text(Name, "partner"))));

    public Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct)
    {
        var wrong = new List<Failure>();
        if (answers.Text(Name, "owner") is null) wrong.Add(Failure.Invalid("operations.setup-owner-missing", "owner"));
        foreach (var field in new[] { "owner", "partner" })
            if (answers.Text(Name, field)?.Length > LongestName) wrong.Add(Failure.Invalid("ui.setting-too-long", field, LongestName));
        return Task.FromResult<IReadOnlyList<Failure>>(wrong);
    }

    public Task Apply(SetupAnswers answers, CancellationToken ct) =>
        SiteAnswers.Keep(settings, new() { ["owner"] = answers.Text(Name, "owner"), ["partner"] = answers.Text(Name, "partner") ?? "" }, ct);
}

internal sealed record LanguageFields(string Language, string SecondLanguage, string TimeZone);

internal sealed record OwnerFields(string? Owner, string? Partner);

internal static class SiteAnswers
{
    /// <summary>Into the settings of the site. The answers were checked before: what is refused now is a defect.</summary>
    public static async Task Keep(ISettingsStore settings, Dictionary<string, string?> values, CancellationToken ct)
    {
        var kept = await settings.Change("site.general", values, null, ct);
        if (!kept.Succeeded) throw new InvalidOperationException($"Site settings: {kept.Failures[0].Code} ({kept.Failures[0].Field})");
    }
}
