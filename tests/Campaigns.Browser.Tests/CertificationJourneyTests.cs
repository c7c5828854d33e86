using System.Text.Json;
using System.Text.RegularExpressions;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A presenter's certificate is about to expire while a meeting is planned after that day: the trainer sees it, he goes to a class, fails, is put
/// right, and only then the meeting may be published.</summary>
public sealed class CertificationJourneyTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!Browsers.LeftOut) _site = await TestSite.World("thanh-hoa-2026", clock: "2026-03-02T08:00:00+07:00");
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null) await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_certificate_about_to_expire_blocks_a_meeting_until_it_is_renewed()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using var hers = await Browsers.Visitor(_site.Address, 1280);
        var trainer = await hers.NewPageAsync();
        var console = trainer.Errors();
        await trainer.SignIn("trainer");
        var meeting = await Sees(trainer, console);

        await using var theirs = await Browsers.Visitor(_site.Address, 1280);
        var coordinator = await theirs.NewPageAsync();
        await coordinator.SignIn("coordinator");
        await coordinator.GotoAsync(meeting);
        await Press(coordinator, "Công bố");
        await Sees(coordinator, "Chứng nhận BHXH-01 của Vũ Đình Dũng hết hạn 20/03/2026, trước ngày 28/03/2026");
        await coordinator.GotoAsync("/admin/events");
        await Sees(coordinator, "⊘ Chứng nhận BHXH-01 của Vũ Đình Dũng hết hạn 20/03/2026");

        await Enrols(trainer, console);
        await DigestsAreSentOnce();
        var code = await Certifies(trainer, console);
        await Verifies(code);

        await coordinator.GotoAsync(meeting);
        await Press(coordinator, "Công bố");
        await Sees(coordinator, "Đã công bố");
    }

    // Only Dũng; the link leads to the meeting that lies behind his certificate.
    private static async Task<string> Sees(IPage trainer, List<string> console)
    {
        await trainer.GotoAsync("/admin/certifications?expires=60d");
        await Assertions.Expect(trainer.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(trainer.Locator("tbody tr")).ToContainTextAsync("Vũ Đình Dũng");
        await Assertions.Expect(trainer.Locator("tbody tr")).ToContainTextAsync("! 20/03/2026 (18 ngày)");
        await trainer.MustBeSound("certifications-1280", console);
        await trainer.SetViewportSizeAsync(360, 740);
        await trainer.MustBeSound("certifications-360", console);
        await trainer.SetViewportSizeAsync(1280, 900);
        await trainer.GetByRole(AriaRole.Link, new() { Name = "1 buổi sau ngày này" }).ClickAsync();
        await Sees(trainer, "Lưu Vệ");
        await Sees(trainer, "28/03/2026");
        await trainer.MustBeSound("meeting-after-expiry-1280", console);
        return new Uri(trainer.Url).AbsolutePath;
    }

    private static async Task Enrols(IPage trainer, List<string> console)
    {
        await trainer.GotoAsync("/admin/certifications?expires=60d");
        await trainer.GetByLabel("Chọn Vũ Đình Dũng").CheckAsync();
        await trainer.GetByLabel("Lớp", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "BHXH-01 lớp 18/03/2026" });
        await Press(trainer, "Xếp lớp");
        await Assertions.Expect(trainer.Locator("tbody tr")).ToContainTextAsync("! … lớp 18/03/2026");
        await trainer.MustBeSound("certifications-learning-1280", console);
    }

    private async Task DigestsAreSentOnce()
    {
        await _site.Move(DateTimeOffset.Parse("2026-03-03T07:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        await _site.Deliver();
        await _site.Move(DateTimeOffset.Parse("2026-03-04T07:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        await _site.Deliver();
        foreach (var template in new[] { "training.expiring-own", "training.expiring-others" })
            Assert.Equal(1, await _site.Number($"select count(distinct address_index) from ntf_message where template = '{template}'"));
        Assert.Equal(2, await _site.Number("select count(*) from ntf_message where template like 'training.expiring%'"));
    }

    private async Task<string> Certifies(IPage trainer, List<string> console)
    {
        await _site.Move(DateTimeOffset.Parse("2026-03-18T16:00:00+07:00", System.Globalization.CultureInfo.InvariantCulture));
        await _site.Deliver();
        await trainer.GotoAsync("/admin/courses");
        await trainer.GetByRole(AriaRole.Link, new() { Name = "BHXH-01", Exact = true }).ClickAsync();
        await trainer.GetByRole(AriaRole.Link, new() { Name = "BHXH-01 lớp 18/03/2026" }).ClickAsync();
        await trainer.MustBeSound("class-1280", console);
        await trainer.GetByLabel("Điểm của Vũ Đình Dũng").FillAsync("75");
        await Press(trainer, "Ghi kết quả");
        await Sees(trainer, "Chưa đạt");
        await Assertions.Expect(trainer.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Chứng nhận đến") })).ToHaveCountAsync(0);

        await trainer.GetByLabel("Điểm của Vũ Đình Dũng").FillAsync("85");
        await Press(trainer, "Ghi kết quả");
        await Sees(trainer, "Hãy ghi lý do");
        console.Clear(); // The refusal's 422 is told in the console.
        await trainer.GetByLabel("Lý do sửa điểm").FillAsync("Cộng sót câu 12");
        await Press(trainer, "Ghi kết quả");
        await Sees(trainer, "Chứng nhận đến 18/03/2028");
        await trainer.MustBeSound("class-certified-1280", console);
        await trainer.GetByRole(AriaRole.Link, new() { Name = "Chứng nhận đến 18/03/2028" }).ClickAsync();
        await trainer.MustBeSound("certificate-1280", console);
        return new Uri(trainer.Url).AbsolutePath.Split('/')[^1];
    }

    private async Task Verifies(string code)
    {
        await using var anybody = await Browsers.Visitor(_site.Address, 360, javaScript: false);
        var phone = await anybody.NewPageAsync();
        await phone.GotoAsync("/certificates/verify");
        await phone.GetByLabel("Mã chứng nhận").FillAsync(code.ToLowerInvariant());
        await phone.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra" }).ClickAsync();
        await Sees(phone, "Còn hiệu lực");
        await Sees(phone, "V. Đ. Dũng");
        await Sees(phone, "18/03/2028");
        await phone.GotoAsync("/certificates/verify/TH-2024-000205");
        await Sees(phone, "Đã thay bằng bản mới");
        var unknown = await phone.GotoAsync("/certificates/verify/TH-2026-999999");
        Assert.Equal(404, unknown!.Status);
        await Sees(phone, "Không tìm thấy mã này");

        var seen = JsonDocument.Parse(await (await _site.Api()).GetStringAsync($"certificates/{code}", Ct)).RootElement;
        Assert.Equal(("V. Đ. Dũng", "BHXH-01", "2026-03-18", "2028-03-18", "valid"), (Say("holder"), Say("course"), Say("issuedOn"), Say("expiresOn"), Say("status")));

        string Say(string member) => seen.GetProperty(member).GetString()!;
    }

    private static async Task Press(IPage page, string name) => await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task Sees(IPage page, string text) => await Assertions.Expect(page.GetByText(text).First).ToBeVisibleAsync();
}
