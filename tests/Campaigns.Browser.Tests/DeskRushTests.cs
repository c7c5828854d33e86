using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A large meeting without signal, on a phone whose clock is two years ahead: 120 check-ins, the first by camera, and 30 walk-ins, the battery dead
/// twice; meanwhile another desk works with signal. Then everything is sent, and the two see each other.</summary>
public sealed class DeskRushTests : IAsyncLifetime
{
    private const string Pin = "135790";
    private static readonly DateTimeOffset Ahead = new(2021, 3, 19, 15, 0, 0, TimeSpan.FromHours(7));
    private readonly string _folder = Directory.CreateTempSubdirectory("campaigns-film-").FullName;

    private TestSite _site = null!;
    private Line _line = null!;
    private Handset _phone = null!;
    private HttpClient _office = null!;
    private string _event = "";
    private JsonElement[] _people = [];

    private IPage Page => _phone.Page;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Browsers.LeftOut) return;
        _site = await TestSite.World(clock: "2019-03-19T15:00:00+07:00", settings: new() { ["RateLimits:PublicPostsPerMinute"] = "1000000" });
        _office = await _site.Api("admin");
        await Fill();
        _line = Line.To(_site.Address);
        _phone = new(_line.Address, Film.Of(Code(0), _folder));
    }

    public async ValueTask DisposeAsync()
    {
        if (_phone is not null) await _phone.DisposeAsync();
        if (_line is not null) await _line.DisposeAsync();
        if (_site is not null) await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_full_hall_lands_once_beside_another_desk()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await Download();
        await _phone.Offline(true);
        _line.Cut();
        await Scan();
        await CheckIn(1, 60);
        await DieAndComeBack("Có mặt 60/130", 60);
        await CheckIn(60, 120);
        await Edit(0);
        await Edit(1);
        await DieAndComeBack("Có mặt 120/130", 122);
        await WalkIns(30);
        await OtherDesk();
        await ComeBack();
        await SeeEachOther();
        await Expire();
    }

    // 130 people with names of their own.
    private async Task Fill()
    {
        var campaign = (await _office.GetFromJsonAsync<JsonElement>("campaigns", Ct)).GetProperty("items").EnumerateArray().MaxBy(c => c.GetProperty("target").GetInt32());
        var made = await _office.Post("events", new
        {
            campaignId = campaign.GetProperty("id").GetString(), title = "Hội nghị đông người", format = "commune-meeting", unitCode = "399", capacity = 200,
            venue = new { name = "Nhà thi đấu", address = "Hoằng Hóa", lat = 19.86, lon = 105.86 }, startsAt = "2019-03-20T08:00:00+07:00", endsAt = "2019-03-20T10:00:00+07:00",
            registration = new { opensAt = "2019-02-01T00:00:00+07:00", closesAt = "2019-03-20T08:00:00+07:00", waitlist = true }, presenterIds = Array.Empty<string>(), overrideReason = "thử",
        }).Must(201);
        _event = made.GetProperty("id").GetString()!;
        await _office.Post($"events/{_event}/submit").Must(200);
        var slug = (await _office.Post($"events/{_event}/publish").Must(200)).GetProperty("slug").GetString();
        using var open = await _site.Api();
        _people = new JsonElement[130];
        await Parallel.ForEachAsync(Enumerable.Range(0, _people.Length), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
            _people[n] = await open.Post($"events/{slug}/registrations", new { fullName = Name(n), phone = $"09851{n:00000}", consent = true }).Must(201));
    }

    private async Task Download()
    {
        await _phone.SwitchOn(Ahead);
        await Page.SignIn("admin");
        await Page.GotoAsync("/desk");
        await Assertions.Expect(Page.GetByText("Đồng hồ máy này lệch")).ToBeVisibleAsync();
        var card = Page.Locator("#desk-app li.card").Filter(new() { HasText = "Hội nghị đông người" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Tải về máy" }).ClickAsync();
        await Page.GetByLabel("Mã PIN 6 số").FillAsync(Pin);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đặt mã PIN" }).ClickAsync();
        await Assertions.Expect(card.GetByText("Sẵn sàng ngoại tuyến")).ToBeVisibleAsync();
        await Page.WaitForFunctionAsync("async () => (await navigator.serviceWorker.ready) && !!(await caches.match('/desk/shell'))");
        await card.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 0/130")).ToBeVisibleAsync();
    }

    private async Task Scan()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Quét mã QR" }).ClickAsync();
        await Assertions.Expect(Page.GetByText($"{Name(0)} có mặt lúc 15:00")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Dừng quét" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 1/130")).ToBeVisibleAsync();
    }

    // Typed and tapped as a person does, as fast as the page follows.
    private async Task CheckIn(int from, int to)
    {
        await Page.EvaluateAsync("""
            async ([names, already]) => {
                const box = document.querySelector('#desk-app input[type=search]');
                for (const [i, name] of names.entries()) {
                    box.value = name;
                    box.dispatchEvent(new Event('input'));
                    document.querySelector('.desk-row .btn-primary').click();
                    while (!document.querySelector('.desk-open .figure').textContent.includes(`Có mặt ${already + i + 1}/130`)) await new Promise((done) => setTimeout(done, 2));
                }
            }
            """, new object[] { Enumerable.Range(from, to - from).Select(Name).ToArray(), from });
        await Assertions.Expect(Page.GetByText($"Có mặt {to}/130")).ToBeVisibleAsync();
    }

    private async Task WalkIns(int count)
    {
        await Page.EvaluateAsync("""
            async ([count]) => {
                const tap = (words) => [...document.querySelectorAll('#desk-app button')].find((b) => b.textContent.includes(words)).click();
                for (let i = 1; i <= count; i++) {
                    tap('Người mới');
                    const form = document.querySelector('.desk-form form');
                    form.querySelector('input[type=text]').value = `Lò Thị Pó ${i}`;
                    form.querySelector('input[type=tel]').value = `09861${String(i).padStart(5, '0')}`;
                    [...form.querySelectorAll('input[type=checkbox]')].at(-1).checked = true;
                    form.requestSubmit();
                    while (!document.querySelector('.desk-open .figure').textContent.endsWith(`Tại chỗ ${i}`) || document.querySelector('.desk-form form')) await new Promise((done) => setTimeout(done, 2));
                }
            }
            """, new object[] { count });
        await Assertions.Expect(Page.GetByText($"Ngoại tuyến · {122 + count} chờ gửi")).ToBeVisibleAsync();
    }

    private async Task Edit(int n)
    {
        await Page.GetByRole(AriaRole.Searchbox).FillAsync(Name(n));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sửa " + Name(n), Exact = true }).ClickAsync();
        await Page.GetByLabel("Thôn").FillAsync("thôn của điện thoại");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(Page.GetByText($"Ngoại tuyến · {121 + n} chờ gửi")).ToBeVisibleAsync();
    }

    private async Task DieAndComeBack(string there, int waiting)
    {
        await _phone.Die();
        await _phone.SwitchOn(Ahead, offline: true);
        await Page.GotoAsync("/desk");
        await Page.GetByLabel("Mã PIN 6 số").FillAsync(Pin);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mở khóa" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText(there)).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText($"Ngoại tuyến · {waiting} chờ gửi")).ToBeVisibleAsync();
    }

    // Ten of the same people, two of the same corrections and one of the same walk-ins.
    private async Task OtherDesk()
    {
        var operations = Enumerable.Range(0, 10).Select(n => (object)new { id = $"in-{n}", kind = "check-in", data = new { eventId = _event, registrationId = Id(n) } })
            .Concat(Enumerable.Range(0, 2).Select(n => (object)new { id = $"edit-{n}", kind = "edit", data = new { eventId = _event, registrationId = Id(n), fields = new { hamlet = "thôn của bàn kia" } } }))
            .Append(new { id = "new", kind = "register", data = new { eventId = _event, fullName = "Lò Thị Pó 1", phone = "0986100001", consent = true } });
        await _office.Post("desk/sync", new { deviceId = "ban-kia", operations }).Must(200);
    }

    private async Task ComeBack()
    {
        _line.Mend();
        await _phone.Offline(false);
        await Assertions.Expect(Page.GetByText("Gửi 152/152 mục · 150 đã nhận")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("2 mục cần chọn")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 120/130 · Tại chỗ 30")).ToBeVisibleAsync();
        await Page.GetByLabel("Giữ máy này").First.CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu lựa chọn" }).First.ClickAsync();
        await Assertions.Expect(Page.GetByText("1 mục cần chọn")).ToBeVisibleAsync();
        await Page.GetByLabel("Giữ hệ thống").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu lựa chọn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("mục cần chọn")).ToHaveCountAsync(0);
        var at = $"from reg_registration where lower(cast(roster_id as text)) = '{_event}' and status = 'attended'";
        Assert.Equal(150, await _site.Number($"select count(*) {at}"));
        Assert.Equal(0, await _site.Number($"select count(*) {at} and checked_in_at > '2019-12-31'"));
        Assert.Equal(["thôn của bàn kia", "thôn của điện thoại"], (await Task.WhenAll(Hamlet(0), Hamlet(1))).Order());
    }

    private async Task SeeEachOther()
    {
        await _office.Post("desk/sync", new { deviceId = "ban-kia", operations = new[] { new { id = "later", kind = "check-in", data = new { eventId = _event, registrationId = Id(129) } } } }).Must(200);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 121/130 · Tại chỗ 30")).ToBeVisibleAsync();
    }

    // Two days after the meeting, by a clock that is two years ahead.
    private async Task Expire()
    {
        await _phone.Offline(true);
        await _phone.Set(Ahead.AddDays(4));
        await Page.ReloadAsync();
        await Assertions.Expect(Page.GetByText("Gói đã hết hạn và đã xóa khỏi máy này.")).ToBeVisibleAsync();
    }

    private Task<string?> Hamlet(int n) => _site.Text($"select hamlet from reg_registration where lower(cast(id as text)) = '{Id(n)}'");

    private string Id(int n) => _people[n].GetProperty("id").GetString()!;

    private string Code(int n) => _people[n].GetProperty("code").GetString()!;

    private static string Name(int n) => $"Nguyễn Thị Hoa {n + 1000}";
}
