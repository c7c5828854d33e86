using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Features.TakeOverAttendance;

namespace Campaigns.Desk.Tests;

/// <summary>Whether the process dies at the next change.</summary>
internal sealed class Power
{
    public bool FailsAfterNextChange { get; set; }
}

/// <summary>The real one; when told to, the process dies right after its commit, before anybody wrote down what became of it.</summary>
internal sealed class DyingAttendance(AttendanceBook real, Power power) : IAttendance
{
    public Task<IReadOnlyList<DeskRoster>> Desks(DateOnly last, CancellationToken ct) => real.Desks(last, ct);

    public Task<DeskRoster?> Desk(Guid offeringId, CancellationToken ct) => real.Desk(offeringId, ct);

    public Task<IReadOnlyList<DeskRegistration>> All(Guid offeringId, CancellationToken ct) => real.All(offeringId, ct);

    public Task<IReadOnlyList<DeskRegistration>> Search(Guid offeringId, string words, int atMost, CancellationToken ct) => real.Search(offeringId, words, atMost, ct);

    public async Task<Result<IReadOnlyList<AttendanceOutcome>>> Apply(Guid offeringId, IReadOnlyList<AttendanceChange> changes, CancellationToken ct)
    {
        var result = await real.Apply(offeringId, changes, ct);
        if (!power.FailsAfterNextChange) return result;
        power.FailsAfterNextChange = false;
        throw new OperationCanceledException("The power is gone");
    }
}
