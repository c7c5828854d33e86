using System.Collections.Concurrent;
using System.Text.Json;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Desk.Tests;

/// <summary>Small doubles of the modules around the desk and Registrations, which is the real one.</summary>
internal sealed class Neighbours : IOfferingSource, IUnits, IStaff, INotifications, IEnrolling, IDatedRules
{
    private readonly ConcurrentDictionary<Guid, Offering> _offerings = [];

    /// <summary>Enrolments by key, as Insurance keeps them.</summary>
    public ConcurrentDictionary<Guid, (JsonElement Body, EnrolmentCard Card)> Enrolled { get; } = [];

    public ConcurrentDictionary<string, EnrolmentCard> Wishes { get; } = [];

    public Dictionary<Guid, Guid> StaffOfAccounts { get; } = [];

    public Failure? Refuses { get; set; }

    public string Kind => "events.event";

    public Offering Has(Offering offering) => _offerings[offering.Id] = offering;

    public Task<Offering?> Find(Guid id, CancellationToken ct) => Task.FromResult(_offerings.GetValueOrDefault(id));

    public Task<Offering?> FindBySlug(string slug, CancellationToken ct) => Task.FromResult(_offerings.Values.FirstOrDefault(o => o.Slug == slug));

    public Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Offering>>([.. ids.Where(_offerings.ContainsKey).Select(id => _offerings[id])]);

    public Task<int> Queue(Notice notice, CancellationToken ct) => Task.FromResult(1);

    public Task<Result<EnrolmentCard>> Enrol(Guid key, JsonElement body, CancellationToken ct)
    {
        if (Refuses is { } refusal) return Task.FromResult<Result<EnrolmentCard>>(refusal);
        if (Enrolled.TryGetValue(key, out var before)) return Task.FromResult<Result<EnrolmentCard>>(before.Card with { Before = true });
        var card = new EnrolmentCard(Guid.CreateVersion7(), "awaiting-payment", 792_000, null);
        Enrolled[key] = (body.Clone(), card);
        return Task.FromResult<Result<EnrolmentCard>>(card);
    }

    public Task<Result<EnrolmentCard>> Note(Wish wish, CancellationToken ct)
    {
        var key = $"{wish.Product} {wish.FullName} {wish.Phone}";
        if (Wishes.TryGetValue(key, out var before)) return Task.FromResult<Result<EnrolmentCard>>(before with { Before = true });
        return Task.FromResult<Result<EnrolmentCard>>(Wishes[key] = new(Guid.CreateVersion7(), "interested", 0, null));
    }

    public Task<IReadOnlyList<DatedRule>> Since(DateOnly day, CancellationToken ct) => Task.FromResult<IReadOnlyList<DatedRule>>([new("vsi-rate", "", new(2016, 1, 1), null, "0.22", "Luật BHXH")]);

    public Task<Unit?> Find(string code, DateOnly on, CancellationToken ct) =>
        Task.FromResult<Unit?>(code == "15988" ? new("15988", UnitLevel.Commune, "xã", "Hoằng Tiến", "Xã Hoằng Tiến", "399", "38/399/15988", new(2000, 1, 1), null, 0, 0) : null);

    public Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Unit>>(new Dictionary<string, Unit>());

    public async Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) => [(await Find("15988", on, ct))!];

    Task<StaffMember?> IStaff.Find(Guid id, CancellationToken ct) => Task.FromResult<StaffMember?>(null);

    Task<IReadOnlyDictionary<Guid, StaffMember>> IStaff.Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffMember>>(new Dictionary<Guid, StaffMember>());

    public Task<StaffMember?> OfAccount(Guid accountId, CancellationToken ct) =>
        Task.FromResult(StaffOfAccounts.TryGetValue(accountId, out var id) ? new StaffMember(id, "Cao Thị Nhung", "post", "Bưu cục", "399", "38/399", ["desk"], accountId, 0, 0) : null);

    public Task<IReadOnlyDictionary<string, Guid>> ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Guid>>(new Dictionary<string, Guid>());

    public Task<IReadOnlyList<StaffMember>> WithRole(string role, string? scopePath, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([]);
}
