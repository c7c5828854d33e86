using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A desk works three hours in a hall without signal: the line is cut and the browser is offline, its battery dies twice, then everything is sent
/// by itself, once, with one thing left for a person to choose.</summary>
public sealed partial class DeskJourneyTests : IAsyncLifetime
{
    private const string Slug = "nga-thang-02-03-2026";
    private const string Pin = "246810";
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly List<string> _console = [];
    private TestSite _site = null!;
    private Line _line = null!;
    private Handset _phone = null!;

    private IPage Page => _phone.Page;

    public async ValueTask InitializeAsync()
    {
        if (Browsers.LeftOut) return;
        _site = await TestSite.World("thanh-hoa-2026");
        _line = Line.To(_site.Address);
        _phone = new(_line.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_phone is not null) await _phone.DisposeAsync();
        if (_line is not null) await _line.DisposeAsync();
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task Three_hours_without_signal_then_everything_lands_once_with_one_thing_to_choose()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await _phone.SwitchOn(Morning);
        await Download();
        var people = await People();
        await GoDark();
        await CheckIn(people);
        await RecordTheRest(people);
        await OfficeChangesHer();
        await ComeBack();
        await Choose();
        await LookAtTheOffice();
        await SendAgain();
    }

    private async Task Download()
    {
        Watch();
        await Page.SignIn("desk");
        await Page.GotoAsync("/desk");
        await Card().GetByRole(AriaRole.Button, new() { Name = "Tải về máy" }).ClickAsync();
        await Page.GetByLabel("Mã PIN 6 số").FillAsync("12345");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đặt mã PIN" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Mã PIN cần đúng 6 chữ số")).ToBeVisibleAsync();
        await Page.GetByLabel("Mã PIN 6 số").FillAsync(Pin);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đặt mã PIN" }).ClickAsync();
        await Assertions.Expect(Card().GetByText("Sẵn sàng ngoại tuyến")).ToBeVisibleAsync();
        await Assertions.Expect(Card().GetByText("30 người").First).ToBeVisibleAsync();
        Assert.InRange(int.Parse(Kilobytes().Match(await Card().InnerTextAsync()).Groups[1].Value), 1, 200);
        await Page.MustBeSound("desk-ready-360", _console);
        await Page.WaitForFunctionAsync("async () => (await navigator.serviceWorker.ready) && !!(await caches.match('/desk/shell'))");
        Assert.DoesNotContain("Trần Thị Na", await OnTheDisk(), StringComparison.Ordinal);
    }

    private async Task GoDark()
    {
        _line.Cut();
        await _phone.Offline(true);
        await Page.ReloadAsync();
        foreach (var wrong in new[] { "111111", "222222" })
        {
            await Unlock(wrong);
            await Assertions.Expect(Page.GetByText("Mã PIN không đúng")).ToBeVisibleAsync();
        }

        await Unlock(Pin);
        await Assertions.Expect(Page.GetByText("Ngoại tuyến · 0 chờ gửi")).ToBeVisibleAsync();
        _console.Clear(); // The browser notes each try without signal as an error.
        await Page.MustBeSound("desk-dark-360", _console);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 0/30")).ToBeVisibleAsync();
        Assert.Equal(0, await Page.GetByText("Trần Thị Na").CountAsync());
    }

    private async Task CheckIn(IReadOnlyList<Attendee> people)
    {
        await _phone.Set(Morning.AddMinutes(52));
        await Find("tran thi na");
        await Present("Trần Thị Na");
        await Assertions.Expect(Page.GetByText("✓ 08:52")).ToBeVisibleAsync();
        _console.Clear();
        await Page.MustBeSound("desk-found-360", _console);
        await Present("Trần Thị Na");
        await Assertions.Expect(Page.GetByText("Đã có mặt lúc 08:52")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 1/30")).ToBeVisibleAsync();

        var others = people.Where(p => p.Name != "Trần Thị Na").Take(26).ToList();
        await Find(others[0].Phone![^4..]);
        await Present(others[0].Name);
        await Find(others[1].Code.ToLowerInvariant());
        await Page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await Assertions.Expect(Page.GetByText("Có mặt 3/30")).ToBeVisibleAsync();
        for (var i = 2; i < others.Count; i++)
        {
            if (i is 10 or 20) await DieAndComeBack(i + 1);
            await Find(Unmarked(others[i].Name));
            await Present(others[i].Name);
            await Assertions.Expect(Page.GetByText($"Có mặt {i + 2}/30")).ToBeVisibleAsync();
        }
    }

    private async Task DieAndComeBack(int there)
    {
        await _phone.Die();
        await _phone.SwitchOn(Morning.AddMinutes(60 + there), offline: true);
        Watch();
        await Page.GotoAsync("/desk");
        await Unlock(Pin);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText($"Có mặt {there}/30")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText($"Ngoại tuyến · {there} chờ gửi")).ToBeVisibleAsync();
    }

    private async Task RecordTheRest(IReadOnlyList<Attendee> people)
    {
        for (var i = 1; i <= 4; i++) await WalkIn($"Lò Thị Pó {i}", $"09660001{i:00}");
        foreach (var person in people.Where(p => p.Name != "Trần Thị Na").Take(3))
        {
            await Find(Unmarked(person.Name));
            await Page.GetByRole(AriaRole.Button, new() { Name = "Muốn tham gia " + person.Name, Exact = true }).First.ClickAsync();
            await Assertions.Expect(Page.GetByText("Đã ghi muốn tham gia").First).ToBeVisibleAsync();
        }

        await _phone.Set(Morning.AddMinutes(80));
        await Find("tran thi na");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sửa Trần Thị Na" }).ClickAsync();
        await Page.GetByLabel("Số điện thoại").FillAsync("0912 000 111");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Ngoại tuyến · 35 chờ gửi")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 27/30 · Tại chỗ 4")).ToBeVisibleAsync();
        await _phone.NewTab();
        Watch();
        await Page.GotoAsync("/desk");
        await Unlock(Pin);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Ngoại tuyến · 35 chờ gửi")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 27/30 · Tại chỗ 4")).ToBeVisibleAsync();
    }

    private async Task OfficeChangesHer()
    {
        await _site.Move(Morning.AddMinutes(65));
        await using var office = await Browsers.Visitor(_site.Address, 1280);
        var page = await office.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator");
        await page.GotoAsync($"/admin/events/{await EventId()}/registrations?q=tran+thi+na");
        await page.GetByRole(AriaRole.Link, new() { Name = "Trần Thị Na" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa thông tin" }).ClickAsync();
        await page.GetByLabel("Số điện thoại").FillAsync("0912 000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        console.Clear(); // The browser notes the refusal as an error.
        await page.MustBeSound("registration-edit-1280", console);
        await page.GetByLabel("Số điện thoại").FillAsync("0912 000 222");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(page.GetByText("0912 000 222").First).ToBeVisibleAsync();
        await _site.Move(Morning.AddHours(3));
        await _phone.Set(Morning.AddHours(3));
    }

    private async Task ComeBack()
    {
        _line.Mend();
        await _phone.Offline(false);
        await Assertions.Expect(Page.GetByText("Gửi 35/35 mục · 34 đã nhận")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("1 mục cần chọn")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Trần Thị Na – số điện thoại")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Trên máy này: 0912 000 111 (09:20)")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Trên hệ thống: 0912 000 222 (09:05)")).ToBeVisibleAsync();
        _console.Clear();
        await Page.MustBeSound("desk-conflict-360", _console);
    }

    private async Task Choose()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu lựa chọn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Hãy chọn một giá trị")).ToBeVisibleAsync();
        await Page.GetByLabel("Giữ máy này").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu lựa chọn" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Trực tuyến · 0 chờ gửi")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("1 mục cần chọn")).ToHaveCountAsync(0);
    }

    private async Task LookAtTheOffice()
    {
        await Counted();
        var coordinator = await _site.Api("coordinator");
        var na = await Na(coordinator);
        Assert.Equal("+84912000111", na.GetProperty("phone").GetString());
        Assert.Equal(Morning.AddMinutes(52), na.GetProperty("checkedInAt").GetDateTimeOffset());
        await using var office = await Browsers.Visitor(_site.Address, 1280);
        var page = await office.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator");
        await page.GotoAsync($"/desk/{await EventId()}/conflicts");
        await Assertions.Expect(page.GetByText("0912 000 222").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(new Regex("Cao Thị Nhung chọn lúc"))).ToBeVisibleAsync();
        await page.MustBeSound("desk-conflicts-1280", console);
        await LookAtTheList(page);
        await page.MustBeSound("registration-history-1280", console);
        await page.GotoAsync($"/desk/{await EventId()}/screen");
        await Assertions.Expect(page.GetByText("31").First).ToBeVisibleAsync();
        await page.MustBeSound("desk-screen-1280", console);
        await page.GotoAsync($"/desk/{await EventId()}/close");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chốt điểm danh" }).ClickAsync();
        await Assertions.Expect(page.GetByText("đã chốt điểm danh lúc")).ToBeVisibleAsync();
        await page.MustBeSound("desk-closed-1280", console);
    }

    private async Task LookAtTheList(IPage page)
    {
        await page.GotoAsync($"/admin/events/{await EventId()}/registrations?status=attended");
        await Assertions.Expect(page.Locator("section[aria-labelledby=funnel] dt:text-is('Đăng ký') + dd")).ToHaveTextAsync("34");
        await Assertions.Expect(page.Locator("section[aria-labelledby=funnel] dt:text-is('Có mặt') + dd")).ToHaveTextAsync("31");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = ", 02/03/2026" })).ToHaveCountAsync(31);
        await page.GotoAsync($"/admin/events/{await EventId()}/registrations?q=tran+thi+na");
        await page.GetByRole(AriaRole.Link, new() { Name = "Trần Thị Na" }).ClickAsync();
        await Assertions.Expect(page.GetByText("0912 000 111").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Có mặt: — → 08:52, 02/03/2026")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Số điện thoại: •••222 → •••111")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(new Regex("Số điện thoại: •••[0-9]{3} → •••222"))).ToBeVisibleAsync();
    }

    private async Task SendAgain()
    {
        await _phone.Offline(true);
        await _phone.Offline(false);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("Trực tuyến · 0 chờ gửi")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Có mặt 27/30 · Tại chỗ 4")).ToBeVisibleAsync();
        await Counted();
    }

    private async Task Counted()
    {
        var of = $"from reg_registration r join reg_roster o on o.id = r.roster_id where o.slug = '{Slug}' and r.status <> 'cancelled'";
        Assert.Equal(34, await _site.Number($"select count(*) {of}"));
        Assert.Equal(31, await _site.Number($"select count(*) {of} and r.status = 'attended'"));
        Assert.Equal(3, await _site.Number("select count(*) from desk_operation where kind = 'interest' and outcome <> 'rejected'"));
    }

    private ILocator Card() => Page.Locator("#desk-app li.card").Filter(new() { HasText = "Nga Thắng" });

    private Task<string?> EventId() => _site.Text($"select lower(cast(id as text)) from reg_roster where slug = '{Slug}'");

    private async Task Find(string words) => await Page.GetByRole(AriaRole.Searchbox).FillAsync(words);

    private Task Present(string name) => Page.GetByRole(AriaRole.Button, new() { Name = "Có mặt " + name, Exact = true }).First.ClickAsync();

    private async Task Unlock(string pin)
    {
        await Page.GetByLabel("Mã PIN 6 số").FillAsync(pin);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Mở khóa" }).ClickAsync();
    }

    private async Task WalkIn(string name, string phone)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Người mới" }).ClickAsync();
        await Page.GetByLabel("Họ và tên").FillAsync(name);
        await Page.GetByLabel("Số điện thoại").FillAsync(phone);
        await Page.GetByLabel("Người này đồng ý").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thêm và ghi có mặt" }).DblClickAsync();
        await Assertions.Expect(Page.GetByText($"Đã thêm {name}")).ToBeVisibleAsync();
    }

    private void Watch()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type == "error") _console.Add(message.Text);
        };
        Page.PageError += (_, error) => _console.Add(error);
    }

    // Everything the browser keeps for this site, as text.
    private Task<string> OnTheDisk() => Page.EvaluateAsync<string>("""
        async () => {
            const db = await new Promise((done, fail) => { const r = indexedDB.open('campaigns-desk'); r.onsuccess = () => done(r.result); r.onerror = fail; });
            const all = async (name) => new Promise((done) => { const r = db.transaction(name).objectStore(name).getAll(); r.onsuccess = () => done(r.result); });
            const text = (v) => v instanceof ArrayBuffer || ArrayBuffer.isView(v) ? new TextDecoder().decode(v) : v && typeof v === 'object' ? Object.values(v).map(text).join(' ') : String(v);
            const parts = [];
            for (const name of db.objectStoreNames) parts.push(text(await all(name)));
            for (const request of await (await caches.open('campaigns-desk-1')).keys()) parts.push(request.url);
            return parts.join(' ');
        }
        """);

    private async Task<IReadOnlyList<Attendee>> People()
    {
        var coordinator = await _site.Api("coordinator");
        var page = await coordinator.GetFromJsonAsync<JsonElement>($"registrations?event={Slug}&limit=50");
        return [.. page.GetProperty("items").EnumerateArray().Select(p => new Attendee(p.GetProperty("fullName").GetString()!, p.GetProperty("code").GetString()!, p.GetProperty("phone").GetString())).OrderByDescending(p => p.Phone is not null)];
    }

    private static async Task<JsonElement> Na(HttpClient coordinator) =>
        (await coordinator.GetFromJsonAsync<JsonElement>($"registrations?event={Slug}&q=tran thi na")).GetProperty("items").EnumerateArray().Single(p => p.GetProperty("fullName").GetString() == "Trần Thị Na");

    private static string Unmarked(string name) => Campaigns.Kernel.Values.Folding.Fold(name);

    [GeneratedRegex(@"(\d+) kB")]
    private static partial Regex Kilobytes();

    private sealed record Attendee(string Name, string Code, string? Phone);
}
