using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A presenter falls ill: a certified one is found, undone, chosen again, and those concerned are told.</summary>
public sealed class SubstituteJourneyTests : IAsyncLifetime
{
    private const string Slug = "dong-son-14-03-2026";
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
    public async Task An_ill_presenter_is_replaced_and_only_those_concerned_are_told()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var page = await desk.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("coordinator.dongson");
        await Leave(page, console);
        await Ranked(page, console);

        await Choose(page);
        await Assertions.Expect(page.GetByText("Nguyễn Thị Thảo báo cáo thay Phạm Thị Hoa")).ToBeVisibleAsync();
        await Assertions.Expect(Presenter(page)).ToHaveTextAsync("Nguyễn Thị Thảo");
        await page.MustBeSound("substituted-1280", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Assertions.Expect(Presenter(page)).ToHaveTextAsync("Phạm Thị Hoa");
        await _site.Deliver();
        Assert.Equal(0, await _site.Number("select count(*) from ntf_message where template like 'events.st%' or template like 'events.subst%'"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Tìm người thay" }).ClickAsync();
        await Choose(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng" }).ClickAsync();
        await Assertions.Expect(Presenter(page)).ToHaveTextAsync("Nguyễn Thị Thảo");
        await Assertions.Expect(page.GetByText("Đã công bố").First).ToBeVisibleAsync();
        await Told();
        await using var visitor = await Browsers.Visitor(_site.Address, 360);
        var phone = await visitor.NewPageAsync();
        var theirs = phone.Errors();
        await phone.GotoAsync("/events/" + Slug);
        await Assertions.Expect(phone.GetByText("Nguyễn Thị Thảo (đã chứng nhận)")).ToBeVisibleAsync();
        await phone.MustBeSound("substituted-public-360", theirs);
        await Invite(page, console);
        await Answer(phone);
        await Race(page, phone, await visitor.NewPageAsync());
    }

    // Two of a village's list, then the same list again.
    private async Task Invite(IPage page, List<string> console)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Mời dự" }).ClickAsync();
        await page.GetByLabel("Theo danh sách dưới đây").CheckAsync();
        await page.GetByLabel("Danh sách", new() { Exact = false }).Last.FillAsync("Lê Thị Mận; 0912 555 001; Thôn Đông\nCụ Tư; ; Thôn Đoài\nNguyễn Văn Ổi; 0912 555 002; Thôn Đông");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đếm thử" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 người được nhắn tin, 1 người nhận thư giấy")).ToBeVisibleAsync();
        await page.MustBeSound("invite-1280", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mời 3 người" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã gửi xong")).ToBeVisibleAsync();
        await _site.Deliver();
        await page.GotoAsync($"/admin/events/{await Id()}/invitations");
        var letters = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "In 1 thư mời" }).ClickAsync());
        Assert.EndsWith(".pdf", letters.SuggestedFilename, StringComparison.Ordinal);
    }

    // Yes for three, then no, then yes again: a ticket.
    private async Task Answer(IPage phone)
    {
        var console = phone.Errors();
        var link = Assert.Single(await _site.Sms("+84912555001", "events.invited")) is var text ? System.Text.RegularExpressions.Regex.Match(text, "/invited/[A-Za-z0-9_-]{22}").Value : "";
        await phone.GotoAsync(link);
        await phone.GetByLabel("Có, tôi đến").CheckAsync();
        await phone.GetByLabel("Mấy người").EvaluateAsync("field => { field.type = 'text'; field.value = 'ba'; }");
        await phone.GetByLabel("Tôi đồng ý").CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("Từ 1 đến 10 người").First).ToBeVisibleAsync();
        console.Clear(); // The refusal's status is an error to the browser.
        await phone.GetByLabel("Có, tôi đến").CheckAsync();
        await phone.GetByLabel("Mấy người").FillAsync("3");
        await phone.GetByLabel("Tôi đồng ý").CheckAsync();
        await phone.MustBeSound("invited-360", console);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Gửi trả lời" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("Đã ghi: ông/bà đến, 3 người")).ToBeVisibleAsync();
        Assert.Equal(3, await _site.Number("select people from reg_registration where full_name = 'Lê Thị Mận' and status = 'confirmed'"));
        await phone.GetByLabel("Không, tôi không đến được").CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đổi trả lời" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("Đã ghi: ông/bà không đến")).ToBeVisibleAsync();
        await phone.GetByLabel("Có, tôi đến").CheckAsync();
        await phone.GetByLabel("Mấy người").FillAsync("1");
        await phone.GetByLabel("Tôi đồng ý").CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Đổi trả lời" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Xem vé" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Chọn buổi khác" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("Chỗ của ông/bà vẫn giữ")).ToBeVisibleAsync();
        await phone.MustBeSound("choose-another-360", console);
    }

    // The one who stood in falls ill too. Two are asked, one after the other, and say yes at the same moment.
    private async Task Race(IPage page, IPage one, IPage other)
    {
        await page.GotoAsync($"/admin/events/{await Id()}/substitute");
        await page.GetByText("Hỏi lần lượt từng người").ClickAsync();
        await page.GetByLabel("Mỗi người chờ").FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu hỏi" }).ClickAsync();
        await _site.Deliver();
        Assert.Single(await _site.Links("events.substitute-asked", "stand-in"));
        await _site.Move((await _site.In(s => Task.FromResult(((TimeProvider)s.GetService(typeof(TimeProvider))!).GetUtcNow()))).AddMinutes(6));
        await _site.Deliver();
        var links = await _site.Links("events.substitute-asked", "stand-in");
        Assert.Equal(2, links.Count);
        await one.GotoAsync(links[0]);
        await other.GotoAsync(links[1]);
        await Task.WhenAll(new[] { one, other }.Select(p => p.GetByRole(AriaRole.Button, new() { Name = "Tôi nhận" }).ClickAsync()));
        foreach (var asked in new[] { one, other }) await Assertions.Expect(asked.GetByText("Anh/chị báo cáo buổi này").Or(asked.GetByText("Đã có người nhận buổi này")).First).ToBeVisibleAsync();
        Assert.Equal(1, await one.GetByText("Anh/chị báo cáo buổi này").CountAsync() + await other.GetByText("Anh/chị báo cáo buổi này").CountAsync());
        Assert.Equal(1, await _site.Number("select count(*) from evt_substitute_ask where answer = 'Yes'"));
        await page.GotoAsync($"/admin/events/{await Id()}");
        await Assertions.Expect(Presenter(page)).Not.ToHaveTextAsync("Nguyễn Thị Thảo");
    }

    private Task<string?> Id() => _site.Text($"select lower(cast(id as text)) from evt_event where slug = '{Slug}'");

    private static async Task Leave(IPage page, List<string> console)
    {
        await page.GotoAsync("/admin/staff");
        await page.GetByRole(AriaRole.Link, new() { Name = "Phạm Thị Hoa" }).ClickAsync();
        await page.GetByLabel("Từ ngày").FillAsync("2026-03-14");
        await page.GetByLabel("Đến ngày").FillAsync("2026-03-14");
        await page.GetByLabel("Lý do").FillAsync("Ốm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm nghỉ phép" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 buổi bị ảnh hưởng: Đông Sơn 14/03")).ToBeVisibleAsync();
        await page.MustBeSound("leave-affects-1280", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tìm người thay" }).ClickAsync();
    }

    private static async Task Ranked(IPage page, List<string> console)
    {
        await Assertions.Expect(page.Locator("tr[data-candidate]").First).ToBeVisibleAsync();
        Assert.Equal(["Nguyễn Thị Thảo", "Vũ Đình Dũng", "Đỗ Thị Lan"], await page.Locator("tr[data-candidate] th").AllInnerTextsAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Không đề xuất" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("li[data-candidate='Lê Minh Tuấn']")).ToContainTextAsync("Nghỉ phép 14–15/03");
        await Assertions.Expect(page.Locator("li[data-candidate='Hoàng Văn Khoa']")).ToContainTextAsync("Chưa có chứng nhận BHXH-01");
        await page.MustBeSound("substitutes-1280", console);
    }

    private static Task Choose(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Chọn Nguyễn Thị Thảo" }).ClickAsync();

    private static ILocator Presenter(IPage page) => page.Locator("dt:text-is('Báo cáo viên') + dd");

    private async Task Told()
    {
        await _site.Deliver();
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'events.stand-in-staff' and channel = 'sms'"));
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'events.stood-in-staff' and channel = 'sms'"));
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'events.substituted-staff' and channel = 'sms'"));
        Assert.Equal(0, await _site.Number("select count(*) from ntf_message where template like 'events.%' and template not like '%-staff'"));
    }
}
