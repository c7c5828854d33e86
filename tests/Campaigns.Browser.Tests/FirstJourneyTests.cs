using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Campaigns.Data.Privacy;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>Plan, publish, register, check in, in the world of 2026, as far as today's modules go.</summary>
public sealed partial class FirstJourneyTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        if (!Browsers.LeftOut) _site = await TestSite.World("thanh-hoa-2026");
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_meeting_is_planned_published_registered_for_and_attended()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await Plan();
        await Register();
        await Remind();
        await CheckIn();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Without_scripts_somebody_without_a_phone_registers(int width)
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var visitor = await Browsers.Visitor(_site.Address, width, javaScript: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/events/dong-son-14-03-2026");
        await Assertions.Expect(page.GetByText("Còn 18/60 chỗ").First).ToBeVisibleAsync();
        await page.Shot($"event-{width}-without-scripts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đăng ký tham dự" }).First.ClickAsync();
        await page.GetByLabel("Họ và tên").FillAsync("Hà Thị Ơn");
        await Next(page);
        await Next(page); // The phone is left empty.
        Assert.StartsWith("Lỗi:", await page.TitleAsync(), StringComparison.Ordinal);
        await FollowSummary(page, "Số điện thoại");
        await page.GetByLabel("Tôi không có điện thoại").CheckAsync();
        await Next(page);
        await Next(page);
        await Next(page);
        await page.GetByLabel("Tôi đồng ý cho dùng thông tin này để tổ chức buổi gặp").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Mã vé:").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(new Regex("chụp|in trang", RegexOptions.IgnoreCase)).First).ToBeVisibleAsync();
        await page.Shot($"registered-{width}-without-scripts");
        await _site.Deliver();
        Assert.Equal(0, await _site.Number("select count(*) from ntf_message where name = 'Hà Thị Ơn'"));
        await page.GotoAsync("/events/dong-son-14-03-2026");
        await Assertions.Expect(page.GetByText("Còn 17/60 chỗ").First).ToBeVisibleAsync();
    }

    private async Task Plan()
    {
        await using var visitor = await Browsers.Visitor(_site.Address, 1280);
        var page = await visitor.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator.dongson");
        await page.PlanDongQuang(console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Chờ duyệt: Bưu điện").First).ToBeVisibleAsync();
        await Approve("approver.post");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Chờ duyệt: BHXH").First).ToBeVisibleAsync();
        await Approve("approver.bhxh");
        await _site.Deliver();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Đã duyệt").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Công bố" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã công bố").First).ToBeVisibleAsync();
        await page.MustBeSound("published-1280", console);
    }

    // On their phones it is another journey's; here the same by the API.
    private async Task Approve(string user)
    {
        using var api = await _site.Api(user);
        var inbox = JsonDocument.Parse(await api.GetStringAsync("approvals/inbox", TestContext.Current.CancellationToken)).RootElement;
        var item = inbox.GetProperty("items").EnumerateArray().Single(i => i.GetRawText().Contains("Hội nghị BHXH tự nguyện tại Đông Quang", StringComparison.Ordinal) || i.GetRawText().Contains("\\u0110\\u00F4ng Quang", StringComparison.OrdinalIgnoreCase));
        using var decided = await api.PostAsJsonAsync($"approvals/work-items/{item.GetProperty("id").GetString()}/decision", new { outcome = "approve", subjectVersion = item.GetProperty("subjectVersion").GetString() }, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)decided.StatusCode);
    }

    private async Task Register()
    {
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var page = await visitor.NewPageAsync();
        var console = page.Errors();
        await page.GotoAsync("/events/dong-quang-12-03-2026");
        await Assertions.Expect(page.GetByText("Còn 50/50 chỗ").First).ToBeVisibleAsync();
        await page.MustBeSound("event-360", console);
        foreach (var address in new[] { "/events", "/events.ics", "/feed.xml", "/sitemap.xml" })
            Assert.Contains("dong-quang-12-03-2026", await (await page.APIRequest.GetAsync(address)).TextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Đăng ký tham dự" }).First.ClickAsync();
        await page.GetByLabel("Họ và tên").FillAsync("Lê Thị Xuân");
        await page.MustBeSound("register-name-360", console);
        await Next(page);
        await page.GetByLabel("Số điện thoại").FillAsync("0987.654.321");
        await Next(page);
        await page.GetByLabel("Xã/phường").SelectOptionAsync(new SelectOptionValue { Label = "Phường Đông Quang" });
        await Next(page);
        await Next(page);
        await page.MustBeSound("register-check-360", console);
        Assert.True(await page.GetByText("Sửa").CountAsync() >= 4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).ClickAsync();
        Assert.StartsWith("Lỗi:", await page.TitleAsync(), StringComparison.Ordinal);
        await FollowSummary(page, "Tôi đồng ý cho dùng thông tin này để tổ chức buổi gặp");
        console.Clear(); // The browser notes the refused form's status as an error.
        await page.GetByLabel("Tôi đồng ý cho dùng thông tin này để tổ chức buổi gặp").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).DblClickAsync();
        await Assertions.Expect(page.GetByText("Mã vé:").First).ToBeVisibleAsync();
        Assert.Matches(TicketCode(), await page.ContentAsync());
        await page.MustBeSound("registered-360", console);
        await page.GotoAsync("/events/dong-quang-12-03-2026");
        await Assertions.Expect(page.GetByText("Còn 49/50 chỗ").First).ToBeVisibleAsync();
        await _site.Deliver();
        Assert.Equal((1, true, false), await Messages("registrations.ticket"));
    }

    private async Task Remind()
    {
        await _site.Move(new DateTimeOffset(2026, 3, 11, 17, 0, 0, TimeSpan.FromHours(7)));
        await _site.Deliver();
        Assert.Equal(1, (await Messages("registrations.reminder")).Count);
        await _site.Move(new DateTimeOffset(2026, 3, 11, 17, 30, 0, TimeSpan.FromHours(7)));
        await _site.Deliver();
        Assert.Equal(1, (await Messages("registrations.reminder")).Count);

        await using var visitor = await Browsers.Visitor(_site.Address, 1280);
        var page = await visitor.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("admin");
        await page.GotoAsync("/admin/outbox?q=le+thi+xuan");
        await Assertions.Expect(page.GetByText("0987 ••• 321").First).ToBeVisibleAsync();
        await page.MustBeSound("outbox-1280", console);
    }

    // SMS to her phone: how many, how long the longest is, and whether any bears Vietnamese marks.
    private async Task<(int Count, bool Short, bool Marked)> Messages(string template)
    {
        await using var connection = await _site.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select text from ntf_message where channel = 'sms' and address_index = '{Blind.Of("+84987654321")}' and template = '{template}'";
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) texts.Add(FieldSeal.Open(reader.GetString(0)));
        return (texts.Count, texts.All(t => t.Length is > 0 and <= 160), texts.Any(t => !Ascii.IsValid(t)));
    }

    // The summary of what is wrong leads to the field.
    private static async Task FollowSummary(IPage page, string label)
    {
        await page.Locator(".error-summary a").First.ClickAsync();
        await Assertions.Expect(page.GetByLabel(label)).ToBeFocusedAsync();
    }

    private async Task CheckIn()
    {
        await _site.Move(new DateTimeOffset(2026, 3, 12, 13, 45, 0, TimeSpan.FromHours(7)));
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var page = await visitor.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("desk");
        await visitor.Clock.SetFixedTimeAsync("2026-03-12T13:45:00+07:00");
        await page.GotoAsync("/desk");
        var card = page.Locator("#desk-app li.card").Filter(new() { HasText = "Đông Quang" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Tải về máy" }).ClickAsync();
        await page.GetByLabel("Mã PIN 6 số").FillAsync("246810");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt mã PIN" }).ClickAsync();
        await Assertions.Expect(card.GetByText("Sẵn sàng ngoại tuyến")).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Có mặt 0/1")).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByText("Lê Thị Xuân").CountAsync());
        await page.GetByRole(AriaRole.Searchbox).FillAsync("le thi xuan");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Có mặt") })).ToHaveCountAsync(1);
        await page.MustBeSound("desk-360", console);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Có mặt") }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("✓ 13:45")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Có mặt 1/1")).ToBeVisibleAsync();
        await page.MustBeSound("checked-in-360", console);
        await Enrol(page, console);
    }

    private async Task Enrol(IPage page, List<string> console)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Đăng ký tham gia") }).ClickAsync();
        await page.GetByLabel("Mức").FillAsync("1.500.000");
        await page.GetByLabel("Nhóm").SelectOptionAsync("Khác");
        await page.GetByLabel("Cách đóng").SelectOptionAsync("3 tháng");
        await page.GetByLabel("Thu tiền").SelectOptionAsync("Thu tại nhà");
        await Assertions.Expect(page.GetByText("792.000\u00a0đ")).ToBeVisibleAsync();
        await page.MustBeSound("desk-enrol-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Chờ đóng tiền")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Trực tuyến · 0 chờ gửi")).ToBeVisibleAsync();
        Assert.Equal(792_000, await _site.Number("select payable from ins_enrolment where registration_id is not null and enrolled_on = '2026-03-12' and status = 'awaiting-payment'"));
    }

    private static Task Next(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();

    [GeneratedRegex("[A-Z2-9]{3}-[A-Z2-9]{3}")]
    private static partial Regex TicketCode();
}
