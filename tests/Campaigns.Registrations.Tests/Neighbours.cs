using System.Collections.Concurrent;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Campaigns.Registrations.Tests;

/// <summary>Small doubles of the modules this one asks.</summary>
internal sealed class Neighbours : IOfferingSource, IUnits, IStaff, INotifications
{
    private readonly ConcurrentDictionary<Guid, Offering> _offerings = [];

    public ConcurrentDictionary<string, Notice> Notices { get; } = [];

    public int QueueCalls;

    public Dictionary<Guid, Guid> StaffOfAccounts { get; } = [];

    public string Kind => "events.event";

    public static async Task<(TestModule Module, Neighbours Neighbours)> Start(TestDatabase database)
    {
        var neighbours = new Neighbours();
        var module = await TestModule.Start(database, [typeof(Startup).Assembly], services =>
        {
            services.AddHttpContextAccessor();
            services.Replace(ServiceDescriptor.Singleton<IOfferingSource>(neighbours)).AddSingleton<IUnits>(neighbours).AddSingleton<IStaff>(neighbours).AddSingleton<INotifications>(neighbours);
        }, Some.Now);
        return (module, neighbours);
    }

    public Offering Has(Offering offering) => _offerings[offering.Id] = offering;

    public Task<Offering?> Find(Guid id, CancellationToken ct) => Task.FromResult(_offerings.GetValueOrDefault(id));

    public Task<Offering?> FindBySlug(string slug, CancellationToken ct) => Task.FromResult(_offerings.Values.FirstOrDefault(o => o.Slug == slug));

    public Task<IReadOnlyList<Offering>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Offering>>([.. ids.Where(_offerings.ContainsKey).Select(id => _offerings[id])]);

    public Task<IReadOnlyList<Offering>> Near(Guid id, int atMost, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Offering>>([.. _offerings.Values.Where(o => o.Id != id && o.Open && o.ScopePath == _offerings[id].ScopePath).OrderBy(o => o.StartsAt).Take(atMost)]);

    public Task<int> Queue(Notice notice, CancellationToken ct)
    {
        Interlocked.Increment(ref QueueCalls);
        return Task.FromResult(Notices.TryAdd(notice.Key, notice) ? 1 : 0);
    }

    public Task<Unit?> Find(string code, DateOnly on, CancellationToken ct) =>
        Task.FromResult<Unit?>(code == "15988" ? new("15988", UnitLevel.Commune, "xã", "Hoằng Tiến", "Xã Hoằng Tiến", "399", "38/399/15988", new(2000, 1, 1), null, 0, 0) : null);

    public Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Unit>>(new Dictionary<string, Unit>());

    public Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) => Task.FromResult<IReadOnlyList<Unit>>([]);

    Task<StaffMember?> IStaff.Find(Guid id, CancellationToken ct) => Task.FromResult<StaffMember?>(null);

    Task<IReadOnlyDictionary<Guid, StaffMember>> IStaff.Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffMember>>(new Dictionary<Guid, StaffMember>());

    public Task<StaffMember?> OfAccount(Guid accountId, CancellationToken ct) =>
        Task.FromResult(StaffOfAccounts.TryGetValue(accountId, out var id) ? new StaffMember(id, "Cao Thị Nhung", "post", "Bưu cục", "399", "38/399", ["desk"], accountId, 0, 0) : null);

    public Task<IReadOnlyDictionary<string, Guid>> ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Guid>>(new Dictionary<string, Guid>());

    public Task<IReadOnlyList<StaffMember>> WithRole(string role, string? scopePath, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([]);
}
