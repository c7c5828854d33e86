using System.Text.Json;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Campaigns.Approvals.Features.SendActions;

/// <summary>What came of one attempt.</summary>
internal enum Delivery
{
    /// <summary>It was not due, or done already.</summary>
    None,
    Succeeded,
    Refused,
    Failed,
}

/// <summary>Sends commands to the subjects' owners: at least once, with a key by which the owner does it once. The answer comes back as a command on the request.</summary>
internal sealed class ActionDispatch(IServiceScopeFactory scopes, CrashPoints crash, ILogger<ActionDispatch> log)
{
    /// <summary>Makes the try that was appointed for a time; without one, whatever is due. An appointed try does not ask the clock: where that is behind the one
    /// by which the try was appointed, it would be given up as too early, and nobody would come again.</summary>
    public async Task<Delivery> Send(string key, DateTimeOffset? due, CancellationToken ct)
    {
        if (await Find(key, due, ct) is not { } action) return Delivery.None;
        if (action.Args.Length == 0)
        {
            await Answered(action, (file, at, run) => new Actions(file, at).Unwritten(run), ct);
            return Delivery.Refused;
        }

        CommandOutcome outcome;
        try
        {
            outcome = await Carry(action, ct);
            crash.Reach(CrashPoints.AfterEffect);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Command {Command} of {Key} broke", action.Command, key);
            await Answered(action, (file, at, run) => Broke(file, at, run, e), ct);
            return Delivery.Failed;
        }

        await Answered(action, (file, at, run) =>
        {
            var actions = new Actions(file, at);
            if (outcome.Reason is { } reason) actions.Refused(run, reason);
            else actions.Succeeded(run, outcome.Result);
        }, ct);
        return outcome.Reason is null ? Delivery.Succeeded : Delivery.Refused;
    }

    // An acknowledgement that got lost says nothing about the next try: it goes out again at once.
    private static void Broke(CaseFile file, Circumstances at, ActionRun run, Exception e)
    {
        new Actions(file, at).Broke(run, e.Message.Length > 500 ? e.Message[..500] : e.Message);
        if (e is SimulatedCrashException && run.State == ActionState.Scheduled) run.NextAt = at.Now;
    }

    private async Task<ActionRun?> Find(string key, DateTimeOffset? due, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var until = due ?? scope.ServiceProvider.GetRequiredService<ModuleClock>().GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<ApprovalsDbContext>().Actions.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Key == key && a.State == ActionState.Scheduled && a.NextAt != null && a.NextAt <= until, ct);
    }

    private async Task<CommandOutcome> Carry(ActionRun action, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        var subject = await scope.ServiceProvider.GetRequiredService<ApprovalsDbContext>().Requests.Where(r => r.Id == action.RequestId).Select(r => r.SubjectId).SingleAsync(ct);
        var handler = scope.ServiceProvider.GetServices<IApprovalCommandHandler>().FirstOrDefault(h => Carries(h.Command, action.Command))
            ?? throw new InvalidOperationException($"Nobody carries out {action.Command}; its feature may be off");
        var args = JsonSerializer.Deserialize<Dictionary<string, string>>(action.Args)!;
        return await handler.HandleAsync(new(action.Key, action.Command, action.RequestId, subject, action.SubjectVersion, args), ct);
    }

    private async Task Answered(ActionRun action, Action<CaseFile, Circumstances, ActionRun> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<CaseWork>().Do(action.RequestId, Caller.Command, (file, at) =>
        {
            act(file, at, file.Actions.First(a => a.Key == action.Key));
            return Answer.Done;
        }, ct);
    }

    private static bool Carries(string pattern, string command) => pattern == command || (pattern.EndsWith('*') && command.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
