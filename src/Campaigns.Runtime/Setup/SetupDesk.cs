using System.Text.Json.Nodes;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Setup;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Runtime.Setup;

internal sealed class SetupDesk(SetupState state, SetupDraft draft, SetupRun run, IEnumerable<ISetupStep> steps, IEnumerable<ISetupCheck> checks) : ISetup
{
    public bool Done => state.Done;

    public SetupProgress? Progress => state.Progress;

    public IReadOnlyList<ISetupStep> Steps => [.. steps.Where(s => s.TextKey is not null).OrderBy(s => s.Order)];

    public Task<SetupAnswers> Read(CancellationToken ct) => draft.Read(ct);

    public async Task<IReadOnlyList<Failure>> Save(string step, JsonObject answers, CancellationToken ct)
    {
        var asked = Steps.Single(s => s.Name == step);
        if (asked.Secrets.Count > 0)
        {
            var before = await draft.Read(ct);
            foreach (var secret in asked.Secrets.Where(s => new SetupAnswers().With(step, answers).Text(step, s) is null)) answers[secret] = before.Text(step, secret);
        }

        return await asked.Check(await draft.Keep(step, answers, ct), ct);
    }

    public async Task<int> NextOpen(CancellationToken ct)
    {
        var (answers, number) = (await draft.Read(ct), 1);
        foreach (var step in Steps)
        {
            if (!answers.Has(step.Name) || (await step.Check(answers, ct)).Count > 0) return number;
            number++;
        }

        return number;
    }

    public async Task<IReadOnlyList<SetupFinding>> Look(CancellationToken ct)
    {
        var (answers, found) = (await draft.Read(ct), new List<SetupFinding>());
        foreach (var check in checks.OrderBy(c => c.Order)) found.Add(await check.Look(answers, ct));
        return found;
    }

    public async Task<Result<Done>> Begin(CancellationToken ct)
    {
        if (state.Done || state.Progress is { Fault: null }) return Kernel.Commands.Done.It;
        if ((await Look(ct)).Any(f => f.State == SetupFindingState.Blocks)) return Failure.Conflict("ui.setup-blocked");
        var answers = await draft.Read(ct);
        foreach (var (step, number) in Steps.Select((s, i) => (s, i + 1)))
            if (!answers.Has(step.Name) || (await step.Check(answers, ct)).Count > 0) return Failure.Conflict("ui.setup-step-open", number);
        await run.Begin(answers, ct);
        return Kernel.Commands.Done.It;
    }

    public async Task<bool> Admit(HttpContext http, string? code)
    {
        if (state.Done || !await state.Knows(code, http.RequestAborted)) return false;
        await SetupGate.Remember(http, state);
        return true;
    }
}
