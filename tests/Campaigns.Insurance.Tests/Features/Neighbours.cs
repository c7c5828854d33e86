using System.Collections.Concurrent;
using Campaigns.Accounts.Contracts;
using Campaigns.Network.Contracts;
using Campaigns.People.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance.Tests.Features;

/// <summary>The module on a real database, beside small neighbours: a province with two districts, and a registry of persons.</summary>
internal static class Neighbours
{
    public static Task<TestModule> Start(TestDatabase database, DateTimeOffset? now = null, IUnits? units = null) =>
        TestModule.Start(database, [typeof(Startup).Assembly], services => services
            .AddSingleton(units ?? new FewUnits())
            .AddSingleton<IPeople, FewPeople>()
            .AddSingleton<IStaff, OneOffice>()
            .AddSingleton<IAccounts, FewAccounts>()
            .AddSingleton<IRegistrants>(OneMeeting.Instance).AddSingleton<IOfferingSource>(OneMeeting.Instance), now);
}

/// <summary>One meeting, with one who registered.</summary>
internal sealed class OneMeeting : IRegistrants, IOfferingSource
{
    public static readonly OneMeeting Instance = new();
    public static readonly Guid EventId = Guid.CreateVersion7(), RegistrationId = Guid.CreateVersion7();

    public string Kind => "events.event";

    public Task<Registrant?> Find(Guid registrationId, CancellationToken ct) =>
        Task.FromResult(registrationId == RegistrationId ? new Registrant(RegistrationId, EventId, "K7M-42P", "Nguyễn Thị Hoa", null, null, null, null, null, "38/399", null, 1, "attended", default) : null);

    public Task<IReadOnlyDictionary<Guid, Registrant>> Many(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Registrant>> Of(Guid offeringId, CancellationToken ct) => throw new NotSupportedException();

    Task<Offering?> IOfferingSource.Find(Guid id, CancellationToken ct) => Task.FromResult(id == EventId
        ? new Offering(id, Kind, "hoang-hoa", "Hội nghị", 50, default, default, true, true, default, default, "", "15865", "38/399", [])
        : null);

    public Task<Offering?> FindBySlug(string slug, CancellationToken ct) => throw new NotSupportedException();

    Task<IReadOnlyList<Offering>> IOfferingSource.Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>Hoằng Hóa (399) with the commune 15865, and the city (380) with 14767.</summary>
internal sealed class FewUnits : IUnits
{
    public static readonly IReadOnlyDictionary<string, string> Paths =
        new Dictionary<string, string> { ["15865"] = "38/399/15865", ["15866"] = "38/399/15866", ["14767"] = "38/380/14767" };

    public Task<Unit?> Find(string code, DateOnly on, CancellationToken ct) =>
        Task.FromResult(Paths.TryGetValue(code, out var path) ? Commune(code, path) : null);

    public Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Unit>>(codes.Where(Paths.ContainsKey).ToDictionary(code => code, code => Commune(code, Paths[code])));

    public Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Unit>>(Paths.Select(pair => Commune(pair.Key, pair.Value)).ToList());

    internal static Unit Commune(string code, string path) => new(code, UnitLevel.Commune, "xã", code, code, path.Split('/')[1], path, new(2017, 10, 15), null, 0, 0);
}

/// <summary>Knows people by their citizen id.</summary>
internal sealed class FewPeople : IPeople
{
    private readonly ConcurrentDictionary<string, Guid> _known = new();
    private readonly ConcurrentDictionary<Guid, PersonCard> _cards = new();

    public Task<Guid> Recognise(PersonFacts facts, CancellationToken ct)
    {
        var id = _known.GetOrAdd(facts.CitizenId ?? facts.Phone + facts.FullName, _ => Guid.CreateVersion7());
        _cards[id] = new(id, facts.FullName, facts.Phone, facts.UnitCode, facts.ScopePath);
        return Task.FromResult(id);
    }

    public Task<PersonCard?> Find(Guid id, CancellationToken ct) => Task.FromResult(_cards.GetValueOrDefault(id));

    public Task<IReadOnlyDictionary<Guid, PersonCard>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, PersonCard>>(ids.Where(_cards.ContainsKey).ToDictionary(id => id, id => _cards[id]));
}

/// <summary>Everybody with an account works at one post office.</summary>
internal sealed class OneOffice : IStaff
{
    public const string Code = "BC-399-01";

    public Task<StaffMember?> OfAccount(Guid accountId, CancellationToken ct) =>
        Task.FromResult<StaffMember?>(new(Guid.CreateVersion7(), "Ai Đó", "post", "Bưu cục", "399", "38/399", ["desk"], accountId, 0, 0) { OfficeCode = Code });

    public Task<StaffMember?> Find(Guid id, CancellationToken ct) => Task.FromResult<StaffMember?>(null);

    public Task<IReadOnlyDictionary<Guid, StaffMember>> Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffMember>>(new Dictionary<Guid, StaffMember>());

    public Task<IReadOnlyList<StaffMember>> WithRole(string role, string? scopePath, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([]);

    public Task<IReadOnlyDictionary<string, Guid>> ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Guid>>(new Dictionary<string, Guid>());
}

internal sealed class FewAccounts : IAccounts
{
    public static readonly Guid Collector = Guid.CreateVersion7();

    public Task<Guid?> Find(string userName, CancellationToken ct) => Task.FromResult(userName == "collector" ? Collector : (Guid?)null);

    public Task<Guid> Ensure(AccountSpec spec, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlySet<Guid>> Closed(CancellationToken ct) => throw new NotSupportedException();
}
