using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Values;
using Campaigns.Operations.Features.DecideDeliveries;
using Xunit;

namespace Campaigns.Operations.Tests.Features;

/// <summary>Deciding about many deliveries at once.</summary>
public sealed class DecideDeliveriesTests
{
    private readonly SomeDeliveries _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<Result<Decided>> Decide(DecideDeliveries command) => new DecideDeliveriesHandler(_log).Handle(command, Ct);

    private static IEnumerable<string> Refusals(DecideDeliveries command) => command.Check().Select(f => f.Code);

    [Fact]
    public async Task Those_that_were_ticked_are_tried_again_each_once()
    {
        var (one, two) = (_log.Dead[0], _log.Dead[1]);
        Assert.Equal(2, (await Decide(new([one, two, one], null, Discard: false, null))).Value.Many);
        Assert.Equal([one, two], _log.Retried);
    }

    [Fact]
    public async Task Everything_of_a_state_is_taken_page_by_page()
    {
        Assert.Equal(120, (await Decide(new([], DeliveryState.Dead, Discard: true, "  nhà mạng đã xóa  "))).Value.Many);
        Assert.Equal(_log.Dead.Order(), _log.Discarded.Select(d => d.Id).Order());
        Assert.All(_log.Discarded, d => Assert.Equal("nhà mạng đã xóa", d.Reason));
    }

    [Fact]
    public async Task What_moved_on_in_the_meantime_is_not_counted() =>
        Assert.Equal(1, (await Decide(new([_log.Dead[0], Guid.NewGuid()], null, Discard: false, null))).Value.Many);

    [Fact]
    public void Nothing_chosen_and_a_missing_or_endless_reason_are_refused()
    {
        Assert.Equal(["operations.nothing-chosen"], Refusals(new([], null, Discard: false, null)));
        Assert.Equal(["operations.discard-reason-missing"], Refusals(new([Guid.NewGuid()], null, Discard: true, " ")));
        Assert.Equal(["operations.discard-reason-long"], Refusals(new([Guid.NewGuid()], null, Discard: true, new('x', 201))));
        Assert.Empty(Refusals(new([Guid.NewGuid()], null, Discard: false, null)));
    }

    private sealed class SomeDeliveries : IDeliveryLog
    {
        public List<Guid> Dead { get; } = [.. Enumerable.Range(0, 120).Select(_ => Guid.CreateVersion7())];

        public List<Guid> Retried { get; } = [];

        public List<(Guid Id, string Reason)> Discarded { get; } = [];

        public Task<DeliveryCounts> Counts(CancellationToken ct) => Task.FromResult(new DeliveryCounts(0, 0, 0, 0, Dead.Count));

        public Task<Paged<DeliveryRow>> List(DeliveryState state, string? cursor, CancellationToken ct)
        {
            var from = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
            var rows = Dead.Skip(from).Take(50).Select(id => new DeliveryRow(id, "job:x", "job:x", default, null, 10, default, "no")).ToList();
            return Task.FromResult(new Paged<DeliveryRow>(rows, from + 50 < Dead.Count ? $"{from + 50}" : null));
        }

        public Task<bool> Retry(Guid id, CancellationToken ct)
        {
            Retried.Add(id);
            return Task.FromResult(Dead.Contains(id));
        }

        public Task<bool> Discard(Guid id, string reason, CancellationToken ct)
        {
            Discarded.Add((id, reason));
            return Task.FromResult(Dead.Contains(id));
        }
    }
}
