using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A form with questions is built, answered for a mother on a phone without scripts, and read by staff, who act on many at once.</summary>
public sealed class RegistrationFormJourneyTests : IAsyncLifetime
{
    private const string Slug = "dong-son-14-03-2026";
    private TestSite _site = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        if (Browsers.LeftOut) return;
        _site = await TestSite.World("thanh-hoa-2026");
        _id = (await _site.Text($"select lower(cast(id as text)) from evt_event where slug = '{Slug}'"))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task Questions_are_asked_answered_and_read()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var desk = await Browsers.Visitor(_site.Address, 1280);
        var staff = await desk.NewPageAsync();
        var errors = staff.Errors();
        await staff.SignIn("coordinator.dongson");
        await Build(staff, errors);
        await using (var phone = await Browsers.Visitor(_site.Address, 390, javaScript: false)) await ForMother(await phone.NewPageAsync());
        await using (var phone = await Browsers.Visitor(_site.Address, 360)) await ForVillage(await phone.NewPageAsync());
        await using (var phone = await Browsers.Visitor(_site.Address, 360)) await AtTheDoor(await phone.NewPageAsync());
        await Read(staff, errors);
        await ActOnMany(staff, errors);
    }

    private async Task Build(IPage page, List<string> errors)
    {
        await page.GotoAsync($"/admin/events/{_id}/registrations/form");
        await page.Locator("#questions-0-vi").FillAsync("Ông/bà đến bằng gì?");
        await page.Locator("#questions-0-kind").SelectOptionAsync("Choice");
        await page.Locator("#questions-0-choices").FillAsync("walk | Đi bộ | On foot\nfetched | Cần xe đón | I need to be fetched");
        await page.Locator("#questions-0-required").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu mẫu" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã lưu, phiên bản 1")).ToBeVisibleAsync();
        await page.Locator("#questions-1-vi").FillAsync("Đón ở đâu?");
        await page.Locator("#questions-1-whenKey").SelectOptionAsync("ong-ba-den-bang-gi");
        await page.Locator("#questions-1-whenValue").FillAsync("fetched");
        await page.Locator("#quotas-0-name").FillAsync("Thôn 9");
        await page.Locator("#quotas-0-seats").FillAsync("2");
        await page.Locator("#quotas-0-hamlet").FillAsync("Thôn 9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu mẫu" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã lưu, phiên bản 2")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Chỉ hỏi khi «Ông/bà đến bằng gì?» là «fetched»")).ToBeVisibleAsync();
        await page.MustBeSound("registration-form-1280", errors);
    }

    private static async Task ForMother(IPage page)
    {
        await page.GotoAsync($"/events/{Slug}/register");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cha mẹ tôi" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cha mẹ ông/bà tên gì?" })).ToBeVisibleAsync();
        await page.GetByLabel("Họ và tên").FillAsync("Trần Thị Mẹ");
        await page.Next();
        await page.GetByLabel("Số điện thoại").FillAsync("0966 555 444");
        await page.GetByLabel("Họ tên người đăng ký giúp").FillAsync("Lê Văn Con");
        await page.Next();
        await page.Next();

        // Left for a while: the way back leads to where it was.
        await page.GotoAsync($"/events/{Slug}/register");
        await page.GetByRole(AriaRole.Link, new() { Name = "Làm tiếp" }).ClickAsync();
        await page.Next();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ông/bà đến bằng gì?" })).ToBeVisibleAsync();
        await page.Next();
        Assert.StartsWith("Lỗi:", await page.TitleAsync(), StringComparison.Ordinal);
        await page.GetByLabel("Cần xe đón").CheckAsync();
        await page.Next();
        await page.GetByLabel("Đón ở đâu?").FillAsync("Cổng chợ مريم 👵");
        await page.Next();
        await Assertions.Expect(page.GetByText("Cổng chợ مريم 👵")).ToBeVisibleAsync();
        await page.Shot("register-mother-check-390");
        await page.GetByLabel("Tôi đồng ý cho dùng thông tin này để tổ chức buổi gặp").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã đăng ký. Mã vé:")).ToBeVisibleAsync();
    }

    private static async Task ForVillage(IPage page)
    {
        var console = page.Errors();
        await page.GotoAsync($"/events/{Slug}/register/list");
        await page.GetByLabel("Họ tên người đăng ký giúp").FillAsync("Trưởng thôn Chín");
        await page.Locator("#hamlet").FillAsync("Thôn 9");
        await page.Locator("#lines").FillAsync("Ngô Thị Một; 0966 111 001\nNgô Thị Hai\nNgô Thị Ba; 0966 111 003\nNgô Thị Bốn; 12");
        await page.GetByLabel("Tôi đã hỏi, và từng người đồng ý cho dùng thông tin này để tổ chức buổi gặp").CheckAsync();
        await page.MustBeSound("register-list-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã đăng ký 3/4 người")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("danh sách chờ, thứ 1")).ToBeVisibleAsync(); // Thôn 9 has two seats.
        await page.MustBeSound("register-list-done-360", console);
    }

    // The desk's pack brings the meeting's questions along: asked one by one, as what they hang on is answered.
    private async Task AtTheDoor(IPage page)
    {
        var console = page.Errors();
        await page.SignIn("coordinator.dongson");
        await page.GotoAsync("/desk");
        var card = page.Locator("#desk-app li.card").Filter(new() { Has = page.Locator($"a[href*='{_id}']") });
        await card.GetByRole(AriaRole.Button, new() { Name = "Tải về máy" }).ClickAsync();
        await page.GetByLabel("Mã PIN 6 số").FillAsync("246810");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt mã PIN" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Mở bàn" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Người mới" }).ClickAsync();
        await page.GetByLabel("Họ và tên").FillAsync("Lò Thị Cửa");
        await page.GetByLabel("Số điện thoại").FillAsync("0966 000 777");
        await Assertions.Expect(page.GetByLabel("Đón ở đâu?")).ToBeHiddenAsync();
        await page.GetByLabel("Ông/bà đến bằng gì?").SelectOptionAsync("fetched");
        await page.GetByLabel("Đón ở đâu?").FillAsync("Bến đò");
        await page.MustBeSound("desk-questions-360", console);
        await page.GetByLabel("Người này đồng ý").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm và ghi có mặt" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã thêm Lò Thị Cửa")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("0 chờ gửi")).ToBeVisibleAsync();
        var kept = await _site.Text("select answers from reg_registration where folded_name = 'lo thi cua'");
        Assert.Contains("fetched", kept, StringComparison.Ordinal);
        Assert.Contains("Bến đò", kept, StringComparison.Ordinal);
    }

    private async Task Read(IPage page, List<string> errors)
    {
        await page.GotoAsync($"/admin/events/{_id}/registrations?q=tran+thi+me&with=answers");
        await page.MustBeSound("registrations-1280", errors);
        await page.GetByRole(AriaRole.Link, new() { Name = "Trần Thị Mẹ" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Cổng chợ مريم 👵")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Lê Văn Con")).ToBeVisibleAsync();
        await page.GetByLabel("Ghi chú của cán bộ").FillAsync("Cần xe lăn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Assertions.Expect(page.Locator("main").GetByText("coordinator.dongson").First).ToBeVisibleAsync();
        await page.MustBeSound("registration-1280", errors);
        foreach (var (path, type) in new[] { ("export?format=csv", "text/csv"), ("export?format=xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("print?kind=sign-in", "application/pdf"), ("print?kind=badges", "application/pdf") })
        {
            var file = await page.APIRequest.GetAsync($"/admin/events/{_id}/registrations/{path}");
            Assert.Equal(200, file.Status);
            Assert.StartsWith(type, file.Headers["content-type"], StringComparison.Ordinal);
            Assert.True((await file.BodyAsync()).Length > 1000, path);
        }
    }

    private async Task ActOnMany(IPage page, List<string> errors)
    {
        await page.GotoAsync($"/admin/events/{_id}/registrations?q=ngo+thi");
        await page.GetByLabel("Chọn tất cả theo bộ lọc").CheckAsync();
        await page.GetByLabel("Với những người đã chọn").SelectOptionAsync(new SelectOptionValue { Label = "Nhắn tin" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Assertions.Expect(page.GetByText("3 người sẽ nhận lời nhắn")).ToBeVisibleAsync();
        await page.GetByLabel("Lời nhắn").FillAsync("Xin mang theo CCCD");
        await page.MustBeSound("bulk-1280", errors);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Nhắn tin") }).ClickAsync();
        await Assertions.Expect(page.GetByText("Xong 2/3 người")).ToBeVisibleAsync(); // One has no phone.
        await page.MustBeSound("bulk-done-1280", errors);
        await _site.Deliver();
        Assert.Equal(2, await _site.Number("select count(*) from ntf_message where template = 'registrations.note-to-many'"));
        await page.GotoAsync($"/admin/events/{_id}/registrations/import");
        await page.MustBeSound("paper-list-1280", errors);
    }
}
