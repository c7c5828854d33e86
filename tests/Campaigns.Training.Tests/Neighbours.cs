using System.Collections.Concurrent;
using Campaigns.Approvals.Contracts;
using Campaigns.Events.Contracts;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Operations;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Tests;

/// <summary>Small doubles of the modules this one asks.</summary>
internal sealed class Neighbours : IUnits, IStaff, IStaffContacts, IStaffDuties, INotifications, IStringLocalizer, ILongWork, ISeats, IMeetingOutcomes, IRegistrants
{
    public static readonly StaffMember Hoa = Of("hoa", "Phạm Thị Hoa", "38/dong-son", "presenter");
    public static readonly StaffMember Dung = Of("dung", "Vũ Đình Dũng", "38/quang-xuong", "presenter");
    public static readonly StaffMember Khoa = Of("khoa", "Hoàng Văn Khoa", "38/dong-son", "presenter");
    public static readonly StaffMember Son = Of("son", "Bùi Văn Sơn", "38/dong-son", "collector");
    public static readonly StaffMember Mai = Of("mai", "Trần Thị Mai", "38", "trainer") with { AccountId = Guid.Parse("019b7711-9680-7026-8202-6c0a20260001") };

    private static readonly IReadOnlyList<Unit> Areas = [Area("dong-son", "Đông Sơn", 19.81), Area("quang-xuong", "Quảng Xương", 19.72)];

    public ConcurrentDictionary<Guid, StaffMember> Staff { get; } = new(new[] { Hoa, Dung, Khoa, Son, Mai }.ToDictionary(s => s.Id));

    public List<StaffDuty> Duties { get; } = [];

    /// <summary>Those who approve; null: the feature is off.</summary>
    public Approvers? Approvers { get; init; }

    /// <summary>Who came to a meeting and what became of them.</summary>
    public Dictionary<Guid, (int Came, int Joined, int Stayed)> Meetings { get; } = [];

    /// <summary>Places of guests of a class, as those count them who give them out.</summary>
    public ConcurrentDictionary<Guid, SeatCounts> Rosters { get; } = [];

    /// <summary>People from outside who registered.</summary>
    public List<Registrant> Guests { get; } = [];

    /// <summary>Messages by key: one key is one message.</summary>
    public ConcurrentDictionary<string, Notice> Notices { get; } = [];

    /// <summary>Those about certificates.</summary>
    public IReadOnlyDictionary<string, Notice> AboutCertificates => Notices.Where(n => !n.Value.Template.StartsWith("training.class-", StringComparison.Ordinal)).ToDictionary();

    public void Add(IServiceCollection services)
    {
        if (Approvers is not null) services.AddSingleton<IApprovals>(Approvers);
        services.AddSingleton<ISeats>(this).AddSingleton<IRegistrants>(this).AddSingleton<IMeetingOutcomes>(this);
        AddRest(services);
    }

    private void AddRest(IServiceCollection services) => services.AddSingleton<IUnits>(this).AddSingleton<IStaff>(this).AddSingleton<IStaffContacts>(this).AddSingleton<IStaffDuties>(this)
        .AddSingleton<INotifications>(this).AddSingleton<IStringLocalizer>(this).AddSingleton<ILongWork>(this).AddHttpContextAccessor();

    /// <summary>Somebody new of that place.</summary>
    public StaffMember Hire(string key, string path = "38/dong-son", string role = "presenter") => Staff.GetOrAdd(Of(key, "Người " + key, path, role).Id, _ => Of(key, "Người " + key, path, role));

    public LocalizedString this[string name] => new(name, name);

    public LocalizedString this[string name, params object[] arguments] => new(name, $"{name} {string.Join(' ', arguments)}");

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    Task<Unit?> IUnits.Find(string code, DateOnly on, CancellationToken ct) => Task.FromResult(Areas.FirstOrDefault(u => u.Code == code));

    Task<IReadOnlyDictionary<string, Unit>> IUnits.Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Unit>>(Areas.Where(u => codes.Contains(u.Code)).ToDictionary(u => u.Code));

    Task<IReadOnlyList<Unit>> IUnits.List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Unit>>(level is UnitLevel.Area ? Areas : []);

    Task<StaffMember?> IStaff.Find(Guid id, CancellationToken ct) => Task.FromResult(Staff.GetValueOrDefault(id));

    Task<IReadOnlyDictionary<Guid, StaffMember>> IStaff.Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffMember>>(ids.Distinct().Where(Staff.ContainsKey).ToDictionary(id => id, id => Staff[id]));

    Task<StaffMember?> IStaff.OfAccount(Guid accountId, CancellationToken ct) => Task.FromResult(Staff.Values.FirstOrDefault(s => s.AccountId == accountId));

    Task<IReadOnlyList<StaffMember>> IStaff.WithRole(string role, string? scopePath, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<StaffMember>>([.. Staff.Values.Where(s => s.Roles.Contains(role) && (string.IsNullOrEmpty(scopePath) || s.ScopePath.StartsWith(scopePath, StringComparison.Ordinal))).OrderBy(s => s.Name)]);

    Task<IReadOnlyDictionary<string, Guid>> IStaff.ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Guid>>(keys.ToDictionary(k => k, k => Hire(k).Id));

    Task<IReadOnlyDictionary<Guid, StaffContact>> IStaffContacts.Many(IReadOnlyCollection<Guid> staffIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffContact>>(staffIds.Where(Staff.ContainsKey).ToDictionary(id => id, id => new StaffContact(id, Staff[id].Name, "+84988000003", null)));

    Task<IReadOnlyList<StaffDuty>> IStaffDuties.Between(DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<StaffDuty>>([.. Duties.Where(d => d.StartsAt < to && d.EndsAt > from)]);

    Task<int> INotifications.Queue(Notice notice, CancellationToken ct) => Task.FromResult(Notices.TryAdd(notice.Key, notice) ? 1 : 0);

    Task<IReadOnlyDictionary<Guid, SeatCounts>> ISeats.Count(IReadOnlyCollection<Guid> offeringIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, SeatCounts>>(offeringIds.Where(id => Meetings.ContainsKey(id) || Rosters.ContainsKey(id))
            .ToDictionary(id => id, id => Rosters.GetValueOrDefault(id) ?? new SeatCounts(Meetings[id].Came, 0, Meetings[id].Came)));

    Task<IReadOnlyDictionary<Guid, OutcomeCounts>> IMeetingOutcomes.Count(IReadOnlyCollection<Guid> eventIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, OutcomeCounts>>(eventIds.Where(Meetings.ContainsKey).ToDictionary(id => id, id => new OutcomeCounts(Meetings[id].Joined, Meetings[id].Stayed)));

    Task<Registrant?> IRegistrants.Find(Guid registrationId, CancellationToken ct) => Task.FromResult(Guests.Find(g => g.RegistrationId == registrationId));

    Task<IReadOnlyDictionary<Guid, Registrant>> IRegistrants.Many(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Registrant>>(Guests.Where(g => registrationIds.Contains(g.RegistrationId)).ToDictionary(g => g.RegistrationId));

    Task<IReadOnlyList<Registrant>> IRegistrants.Of(Guid offeringId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Registrant>>([.. Guests.Where(g => g.OfferingId == offeringId)]);

    // At once, and nobody cancels.
    async Task<bool> ILongWork.Run(string name, Func<Action<int, int>, CancellationToken, Task> work, CancellationToken ct)
    {
        await work((_, _) => { }, ct);
        return true;
    }

    private static Unit Area(string code, string name, double lat) =>
        new(code, UnitLevel.Area, "khu vực", name, "Khu vực " + name, "38", "38/" + code, new(2025, 7, 1), null, lat, 105.8);

    private static StaffMember Of(string key, string name, string path, string role) =>
        new(DemoIds.Of("staff", key, new(2018, 10, 1)), name, "post", "Bưu điện Đông Sơn", path.Split('/')[^1], path, [role], null, 19.8, 105.7);
}
