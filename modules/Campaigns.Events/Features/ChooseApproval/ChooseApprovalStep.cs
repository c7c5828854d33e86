using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;

namespace Campaigns.Events.Features.ChooseApproval;

/// <summary>Step <c>events-approval</c> of the first set-up: the chain of approval, kept as a setting.</summary>
internal sealed class ChooseApprovalStep(ISettingsStore settings) : ISetupStep
{
    public string Name => "events-approval";

    public int Order => 500;

    public string TextKey => "events.setting-approval";

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) =>
        Task.FromResult<SlotItem?>(new("ChooseApproval/_Chain", "Events", new ChainField(answers.Text(Name, "chain") ?? nameof(ApprovalChain.PostThenBhxh))));

    public Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Failure>>(Enum.GetNames<ApprovalChain>().Contains(answers.Text(Name, "chain")) ? [] : [Failure.Invalid("events.setup-chain-missing", "chain")]);

    public async Task Apply(SetupAnswers answers, CancellationToken ct)
    {
        var kept = await settings.Change("events.approval", new Dictionary<string, string?> { ["chain"] = answers.Text(Name, "chain") }, null, ct);
        if (!kept.Succeeded) throw new InvalidOperationException(kept.Failures[0].Code);
    }
}

internal sealed record ChainField(string Chain);
