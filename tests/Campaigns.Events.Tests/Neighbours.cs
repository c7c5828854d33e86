using System.Collections.Concurrent;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Notifications.Contracts;
using Campaigns.People.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Targets.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests;

/// <summary>Small doubles of the modules this one asks.</summary>
internal sealed class Neighbours : IUnits, IStaff, ICampaigns, IHolidays, ISeats, IStaffCertificates, IStaffLeaves, IStaffContacts, IRegistrants, INotifications, IDeliveries, INoticePreview, ISettings<MailingSettings>, IInvitees, IMemberships, IPlaces
{
    public const string HoangHoa = "38/399";
    public static readonly Guid Campaign = Guid.Parse("01662d23-9a80-7019-8201-9c0a20190000");
    public static readonly Guid Campaign2026 = Guid.Parse("019b7711-9680-7026-8202-6c0a20260000");
    public static readonly StaffMember Hoa = Staff("hoa", "Phạm Thị Hoa");
    public static readonly StaffMember Thao = Staff("thao", "Nguyễn Thị Thảo");

    public static readonly StaffMember Lan = Staff("lan", "Đỗ Thị Lan");
    public static readonly StaffMember Tuan = Staff("tuan", "Lê Minh Tuấn");
    public static readonly StaffMember Khoa = Staff("khoa", "Hoàng Văn Khoa");

    /// <summary>Who presents; tests add to it.</summary>
    public List<StaffMember> People { get; } = [Hoa, Thao];

    public ConcurrentDictionary<Guid, SeatCounts> Seats { get; } = [];

    /// <summary>Until when each holds BHXH-01 and BHXH-02; who is not in it holds both for long.</summary>
    public ConcurrentDictionary<(Guid Staff, string Course), DateOnly> Certified { get; } = [];

    public List<StaffLeave> Leaves { get; } = [];

    /// <summary>No pause between batches: nobody watches.</summary>
    MailingSettings ISettings<MailingSettings>.Current { get; } = new() { Pause = 0 };

    public List<Registrant> Registrants { get; } = [];

    /// <summary>Messages by key: one key is one message.</summary>
    public ConcurrentDictionary<string, Notice> Notices { get; } = [];

    /// <summary>What became of messages by key; of which nothing stands here were sent.</summary>
    public Dictionary<string, Delivery> Delivered { get; } = [];

    /// <summary>Adds people who registered, each with a phone of their own unless told otherwise.</summary>
    public void Register(Guid eventId, int people, string? phone = "", string? email = null)
    {
        for (var i = 0; i < people; i++)
            Registrants.Add(new(Guid.CreateVersion7(), eventId, $"K7M-{Registrants.Count:000}", $"Người {Registrants.Count}", phone is "" ? $"+8490000{Registrants.Count:0000}" : phone, email, null, null,
                "15988", "38/399/15988", "Thôn 1", 1, "confirmed", new(2019, 3, 1, 8, 0, 0, TimeSpan.FromHours(7))));
    }

    /// <summary>Who agreed to be told about meetings.</summary>
    public List<Invitee> Known { get; } = [];

    public Dictionary<Guid, Membership> Insured { get; } = [];

    /// <summary>Places by the wish they were given to.</summary>
    public ConcurrentDictionary<Guid, Guid> Wishes { get; } = [];

    /// <summary>How often seats were asked for.</summary>
    public int SeatQuestions;

    /// <summary>The media library.</summary>
    public Album Album { get; } = new();

    public Outcomes Outcomes { get; } = new();

    public void Add(IServiceCollection services) => services.AddSingleton<IUnits>(this).AddSingleton<IStaff>(this).AddSingleton<ICampaigns>(this)
        .AddSingleton<IHolidays>(this).AddSingleton<ISeats>(this).AddSingleton<IStaffCertificates>(this).AddSingleton<IStaffLeaves>(this)
        .AddSingleton<IStaffContacts>(this).AddSingleton<IRegistrants>(this).AddSingleton<INotifications>(this).AddSingleton<IDeliveries>(this).AddSingleton<INoticePreview>(this).AddSingleton<ISettings<MailingSettings>>(this)
        .AddSingleton<Content.Contracts.IPictures>(Album).AddSingleton<IOfferingOutcome>(Outcomes).AddSingleton<IInvitees>(this).AddSingleton<IMemberships>(this).AddSingleton<IPlaces>(this);

    Task<Unit?> IUnits.Find(string code, DateOnly on, CancellationToken ct) => Task.FromResult(code switch
    {
        "38" => Of("38", UnitLevel.Province, "Thanh Hóa", null, "38"),
        "399" => Of("399", UnitLevel.District, "Hoằng Hóa", "38", HoangHoa),
        "401" => Of("401", UnitLevel.District, "Nga Sơn", "38", "38/401"),
        _ when !code.All(char.IsAsciiDigit) => null,
        _ when code.Length == 3 => Of(code, UnitLevel.District, "Huyện khác", "38", $"38/{code}"),
        _ => Of(code, UnitLevel.Commune, "Hoằng Tiến", "399", $"38/399/{code}"),
    });

    async Task<IReadOnlyDictionary<string, Unit>> IUnits.Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct)
    {
        var found = new Dictionary<string, Unit>();
        foreach (var code in codes)
            if (await ((IUnits)this).Find(code, on, ct) is { } unit) found[code] = unit;
        return found;
    }

    Task<IReadOnlyList<Unit>> IUnits.List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Unit>>(level is UnitLevel.Commune ? [Of("15988", level, "Hoằng Tiến", "399", "38/399/15988"), Of("15994", level, "Hoằng Ngọc", "399", "38/399/15994")] : []);

    Task<StaffMember?> IStaff.Find(Guid id, CancellationToken ct) => Task.FromResult(Colleague(id));

    Task<IReadOnlyDictionary<Guid, StaffMember>> IStaff.Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffMember>>(ids.Select(Colleague).OfType<StaffMember>().ToDictionary(s => s.Id));

    Task<StaffMember?> IStaff.OfAccount(Guid accountId, CancellationToken ct) => Task.FromResult<StaffMember?>(null);

    Task<IReadOnlyList<StaffMember>> IStaff.WithRole(string role, string? scopePath, CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffMember>>([.. People]);

    Task<IReadOnlyDictionary<string, Guid>> IStaff.ByKeys(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Guid>>(keys.ToDictionary(k => k, k => DemoIds.Of("staff", k, new(2018, 10, 1))));

    Task<CampaignCard?> ICampaigns.Find(Guid id, CancellationToken ct) =>
        Task.FromResult(id == Campaign ? new CampaignCard(id, "Thanh Hóa 2019", "VSI", new(2018, 10, 1), new(2019, 12, 31), "38")
            : id == Campaign2026 ? new CampaignCard(id, "Thanh Hóa 2026", "VSI", new(2026, 1, 1), new(2026, 12, 31), "38") : null);

    Task<IReadOnlyList<CampaignCard>> ICampaigns.Running(DateOnly on, CancellationToken ct) => Task.FromResult<IReadOnlyList<CampaignCard>>([new(Campaign, "Thanh Hóa 2019", "VSI", new(2018, 10, 1), new(2019, 12, 31), "38")]);

    Task<string?> IHolidays.On(DateOnly day, CancellationToken ct) => Task.FromResult(day == new DateOnly(2019, 4, 30) ? "Ngày Chiến thắng" : null);

    Task<IReadOnlyDictionary<Guid, SeatCounts>> ISeats.Count(IReadOnlyCollection<Guid> offeringIds, CancellationToken ct)
    {
        Interlocked.Increment(ref SeatQuestions);
        return Task.FromResult<IReadOnlyDictionary<Guid, SeatCounts>>(offeringIds.Where(Seats.ContainsKey).ToDictionary(id => id, id => Seats[id]));
    }

    Task<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>> IStaffCertificates.Valid(IReadOnlyCollection<Guid> staffIds, DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, IReadOnlyList<StaffCertificate>>>(staffIds.ToDictionary(id => id, id => (IReadOnlyList<StaffCertificate>)
        [
            .. new[] { "BHXH-01", "BHXH-02" }.Select(course => new StaffCertificate(course, "TH-2018-000001", Certified.GetValueOrDefault((id, course), new(2030, 12, 31)))).Where(c => c.ExpiresOn >= on),
        ]));

    Task<IReadOnlyList<StaffLeave>> IStaffLeaves.Between(DateOnly first, DateOnly last, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<StaffLeave>>([.. Leaves.Where(l => l.From <= last && l.To >= first)]);

    Task<IReadOnlyDictionary<Guid, StaffContact>> IStaffContacts.Many(IReadOnlyCollection<Guid> staffIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, StaffContact>>(staffIds.Select(Colleague).OfType<StaffMember>().ToDictionary(s => s.Id, s => new StaffContact(s.Id, s.Name, "+84988000003", null)));

    Task<Registrant?> IRegistrants.Find(Guid registrationId, CancellationToken ct) => Task.FromResult(Registrants.Find(r => r.RegistrationId == registrationId));

    Task<IReadOnlyDictionary<Guid, Registrant>> IRegistrants.Many(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Registrant>>(Registrants.Where(r => registrationIds.Contains(r.RegistrationId)).ToDictionary(r => r.RegistrationId));

    Task<IReadOnlyList<Registrant>> IRegistrants.Of(Guid offeringId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Registrant>>([.. Registrants.Where(r => r.OfferingId == offeringId)]);

    Task<int> INotifications.Queue(Notice notice, CancellationToken ct) => Task.FromResult(Notices.TryAdd(notice.Key, notice) ? 1 : 0);

    Task<IReadOnlyDictionary<string, Delivery>> IDeliveries.Of(IReadOnlyCollection<string> keys, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Delivery>>(keys.Where(Notices.ContainsKey).ToDictionary(k => k, k => Delivered.GetValueOrDefault(k, Delivery.Sent)));

    Task<IReadOnlyDictionary<string, Delivery>> IDeliveries.NotSent(RecordRef about, string template, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Delivery>>(Delivered.Where(d => d.Value is Delivery.Failed or Delivery.Kept && Notices.TryGetValue(d.Key, out var notice) && notice.About == about && notice.Template == template).ToDictionary());

    Task<NoticePreview?> INoticePreview.Show(string template, string language, string name, IReadOnlyDictionary<string, object?> values, CancellationToken ct) =>
        Task.FromResult<NoticePreview?>(new($"{template} {values["oldDay"]} {values["time"]} {values["day"]} {values["shortReason"]}", null, null, null));

    Task<IReadOnlyList<Invitee>> IInvitees.Under(string scopePath, Guid? after, int atMost, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Invitee>>([.. Known.Where(p => (p.ScopePath == scopePath || p.ScopePath.StartsWith(scopePath + "/", StringComparison.Ordinal)) && (after is null || p.PersonId.CompareTo(after.Value) > 0)).OrderBy(p => p.PersonId).Take(atMost)]);

    Task<IReadOnlyDictionary<Guid, Invitee>> IInvitees.Many(IReadOnlyCollection<Guid> personIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Invitee>>(Known.Where(p => personIds.Contains(p.PersonId)).ToDictionary(p => p.PersonId));

    Task<IReadOnlyDictionary<Guid, Membership>> IMemberships.Of(string product, IReadOnlyCollection<Guid> personIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Membership>>(Insured.Where(m => personIds.Contains(m.Key)).ToDictionary());

    string? IPlaces.Phone(string typed) => typed.Count(char.IsAsciiDigit) is 10 or 11 ? "+84" + string.Concat(typed.Where(char.IsAsciiDigit))[1..] : null;

    Task<Result<PlaceHeld>> IPlaces.Take(Guid offeringId, Guid key, PlaceWanted wanted, CancellationToken ct)
    {
        var id = Wishes.GetOrAdd(key, _ => Guid.CreateVersion7());
        lock (Registrants)
            if (Registrants.TrueForAll(r => r.RegistrationId != id))
                Registrants.Add(new(id, offeringId, "K7M-999", wanted.FullName, wanted.Phone, wanted.Email, null, null, wanted.UnitCode, "38/399/15988", wanted.Hamlet, wanted.People, "confirmed", new(2019, 3, 1, 8, 0, 0, TimeSpan.FromHours(7))));
        return Task.FromResult<Result<PlaceHeld>>(new PlaceHeld(id, false, null));
    }

    Task<Result<PlaceHeld>> IPlaces.Resize(Guid registrationId, int people, CancellationToken ct)
    {
        Change(registrationId, r => r with { People = people });
        return Task.FromResult<Result<PlaceHeld>>(new PlaceHeld(registrationId, false, null));
    }

    Task<Result<Done>> IPlaces.GiveBack(Guid registrationId, CancellationToken ct)
    {
        Change(registrationId, r => r with { Status = "cancelled" });
        return Task.FromResult<Result<Done>>(Done.It);
    }

    Task<IReadOnlyDictionary<Guid, string>> IPlaces.Links(IReadOnlyCollection<Guid> registrationIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(registrationIds.Distinct().ToDictionary(id => id, id => $"https://campaigns.example/my/{id:N}"));

    private void Change(Guid id, Func<Registrant, Registrant> to)
    {
        var at = Registrants.FindIndex(r => r.RegistrationId == id);
        Registrants[at] = to(Registrants[at]);
    }

    private StaffMember? Colleague(Guid id) => People.Find(p => p.Id == id);

    private static StaffMember Staff(string key, string name) => new(DemoIds.Of("staff", key, new(2018, 10, 1)), name, "post", "Bưu điện", "399", HoangHoa, ["presenter"], null, 0, 0);

    private static Unit Of(string code, UnitLevel level, string name, string? parent, string path) =>
        new(code, level, "huyện", name, "Huyện " + name, parent, path, new(1945, 1, 1), null, 19.8, 105.8);
}
