using Campaigns.Desk.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;

namespace Campaigns.Desk.Features.SyncDesk;

/// <summary>Takes over what a device recorded.</summary>
internal sealed record SyncDesk(SyncBody Body) : ICommand<SyncAnswer>
{
    public IEnumerable<Failure> Check()
    {
        if (!IsId(Body.DeviceId)) yield return Refusals.Device;
        if (Body.Operations is not { Count: > 0 } operations)
        {
            yield return Refusals.NoOperations;
            yield break;
        }

        if (operations.Count > Limits.Operations) yield return Refusals.TooMany;
        for (var i = 0; i < operations.Count && i < Limits.Operations; i++)
            if (operations[i] is null || !IsId(operations[i].Id)) yield return Refusals.OperationId.At($"operations/{i}/id");
    }

    private static bool IsId(string? text) => text is { Length: > 0 and <= Limits.Id } && !text.Any(char.IsControl);
}

internal sealed class SyncDeskHandler(Ledger ledger, AttendanceOperations attendance, EnrolmentOperations enrolments, IActor actor, TimeProvider clock) : IHandler<SyncDesk, SyncAnswer>
{
    public async Task<Result<SyncAnswer>> Handle(SyncDesk command, CancellationToken ct)
    {
        var (device, now) = (command.Body.DeviceId!, clock.GetUtcNow());
        if (!await ledger.Admit(device, now, ct)) return Refusals.OtherDesk;

        var sent = command.Body.Operations!.Select(o => new Sent(device, o, now)).ToList();
        var page = await ledger.Open(sent, ct);
        var fresh = sent.Where(s => page.IsFresh(s)).DistinctBy(s => s.Id).ToList();
        foreach (var unknown in fresh.Where(s => !Sent.Kinds.Contains(s.Kind))) page.Settle(unknown, new(Outcomes.Rejected, "kind-unknown"));

        // Attendance first: an enrolment may speak of somebody whom this very batch registers.
        await attendance.Apply(page, [.. fresh.Where(s => AttendanceOperations.Kinds.ContainsKey(s.Kind))], ct);
        foreach (var one in fresh.Where(s => s.Kind is Sent.Interest or Sent.Enrol)) page.Settle(one, await enrolments.Apply(page, one, ct));
        await ledger.Close(page, actor.Id, ct);
        return new SyncAnswer([.. sent.Select(page.Answer)]);
    }
}
