using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;
using Campaigns.Notifications.Sending;

namespace Campaigns.Notifications.Features.ChooseGateway;

/// <summary>Step <c>notifications-sms</c> of the first set-up: a gateway for SMS, or none yet.</summary>
internal sealed class ChooseGatewayStep(ISettingsStore settings) : ISetupStep
{
    public string Name => "notifications-sms";

    public int Order => 600;

    public string TextKey => "notifications.setup-sms";

    public IReadOnlyList<string> Secrets => ["key"];

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SlotItem?>(new("ChooseGateway/_Gateway", "Notifications",
        new GatewayFields(answers.Text(Name, "choice") ?? "later", answers.Text(Name, "url"), null)));

    public Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct) => Task.FromResult<IReadOnlyList<Failure>>(answers.Text(Name, "choice") switch
    {
        "later" => [],
        "http" when answers.Text(Name, "url") is null => [Failure.Invalid("notifications.sms-url-wrong", "url")],
        "http" => [.. Wished(answers).Check()],
        _ => [Failure.Invalid("notifications.setup-choice-missing", "choice")],
    });

    public async Task Apply(SetupAnswers answers, CancellationToken ct)
    {
        if (answers.Text(Name, "choice") != "http") return;
        var wished = Wished(answers);
        var kept = await settings.Change("notifications.sms", new Dictionary<string, string?> { ["url"] = wished.Url, ["key"] = wished.Key }, null, ct);
        if (!kept.Succeeded) throw new InvalidOperationException(kept.Failures[0].Code);
    }

    private SmsSettings Wished(SetupAnswers answers) => new() { Url = answers.Text(Name, "url") ?? "", Key = answers.Text(Name, "key") ?? "" };
}

internal sealed record GatewayFields(string Choice, string? Url, string? Key);

/// <summary>Without a gateway everything works but SMS, which stay in the outbox view.</summary>
internal sealed class SmsCheck(SmsGateway gateway) : ISetupCheck
{
    public int Order => 30;

    public Task<SetupFinding> Look(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SetupFinding>(
        gateway.IsThere || answers.Text("notifications-sms", "choice") == "http"
            ? new("notifications.setup-sms-there", SetupFindingState.Sound)
            : new("notifications.setup-sms-none", SetupFindingState.CanWait, "notifications.setup-sms-advice"));
}
