using System.Text.Json;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>A certificate from beginning to end: somebody is put into a class, is there by the code on the wall, sits the paper on a phone, loses the network in
/// the middle and then the phone, goes on and passes, is observed by two, certified, checked on a phone; a month later it has run out, is renewed and revoked.
/// In the world of 2026, from the day of the classes on.</summary>
public sealed class PaperJourneyTests : IAsyncLifetime
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
    public async Task A_presenter_is_nominated_attends_sits_the_paper_is_observed_certified_checked_renewed_and_revoked()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await using (var phone = await Browsers.Visitor(_site.Address, 360)) await EnrolsThemselves(phone);
        await using (var phone = await Browsers.Visitor(_site.Address, 360)) await GuestRegisters(phone);
        string code;
        await using (var desk = await Browsers.Visitor(_site.Address, 1280))
        {
            var trainer = await desk.NewPageAsync();
            var console = trainer.Errors();
            await trainer.SignIn("trainer");
            await HoldsAMonth(trainer);
            await Revoked(trainer, "TH-2024-000202"); // A revoked one is renewed by no refresher: the whole course is asked for.
            console.Clear();
            await Nominate(trainer, console);
            await _site.Move(new(2026, 3, 18, 14, 0, 0, TimeSpan.FromHours(7)));
            var wall = await OnTheWall(trainer, console);
            await using (var phone = await Browsers.Visitor(_site.Address, 360)) await IsThere(phone, wall);
            await using (var phone = await Browsers.Visitor(_site.Address, 360)) await BeginAndLoseTheNetwork(phone);
            await using (var other = await Browsers.Visitor(_site.Address, 360)) await GoOnAndPass(other);
            await using (var phone = await Browsers.Visitor(_site.Address, 360)) await TwoTabsAndTheEnd(phone);
            await NotYetCertified(trainer);
            await using (var first = await Browsers.Visitor(_site.Address, 360)) await Observe(first, "trainer", 3);
            await using (var second = await Browsers.Visitor(_site.Address, 360)) await Observe(second, "admin", 2);
            code = await Certified(trainer, console);
        }

        await using var anybody = await Browsers.Visitor(_site.Address, 360, javaScript: false);
        var check = await anybody.NewPageAsync();
        await Verifies(check, code, "Còn hiệu lực");
        await Verifies(check, "TH-2024-000202", "Đã thu hồi");
        await _site.Move(new(2026, 4, 19, 8, 0, 0, TimeSpan.FromHours(7)));
        await Verifies(check, code, "Hết hạn");
        await using var later = await Browsers.Visitor(_site.Address, 1280);
        var page = await later.NewPageAsync();
        await page.SignIn("trainer");
        var renewed = await Renewed(page);
        await Verifies(check, code, "Đã thay bằng bản mới");
        await Verifies(check, renewed, "Còn hiệu lực");
        await Revoked(page, renewed);
        await Verifies(check, renewed, "Đã thu hồi");
    }

    // Somebody else puts himself into another class, sees it, and takes himself off again.
    private static async Task EnrolsThemselves(IBrowserContext phone)
    {
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("collector");
        await page.GotoAsync("/admin/my-training");
        await page.MustBeSound("my-training-open-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi danh BHXH-01 18/03/2026" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Anh/chị có chỗ trong lớp")).ToBeVisibleAsync();
        await page.MustBeSound("my-training-in-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rút tên BHXH-01 18/03/2026" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã rút tên khỏi lớp")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi danh BHXH-01 18/03/2026" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Anh/chị có chỗ trong lớp")).ToBeVisibleAsync();
    }

    // The same paper in two tabs: the slower is told. The phone's clock goes years forth and back, the business clock two hours: nothing moves. After the deadline nothing is taken.
    private async Task TwoTabsAndTheEnd(IBrowserContext phone)
    {
        var (first, second) = (await phone.NewPageAsync(), await phone.NewPageAsync());
        await first.SignIn("collector");
        await first.GotoAsync("/admin/my-papers");
        await first.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu làm bài" }).ClickAsync();
        await Assertions.Expect(first.GetByRole(AriaRole.Timer)).ToBeVisibleAsync();
        await second.GotoAsync(first.Url);
        var number = (await first.Locator("fieldset.question:has(input[type=radio])").First.GetAttributeAsync("id"))![1..];
        await first.Locator($"#q{number} input[type=radio]").Nth(0).CheckAsync();
        await Assertions.Expect(first.Locator($"#s{number}")).ToContainTextAsync("Đã lưu");
        await second.Locator($"#q{number} input[type=radio]").Nth(1).CheckAsync();
        await Assertions.Expect(second.Locator($"#s{number}")).ToContainTextAsync("Câu này vừa được trả lời ở cửa sổ khác");

        foreach (var year in new[] { 2031, 2019 })
        {
            await phone.Clock.SetSystemTimeAsync(new DateTime(year, 3, 18, 7, 0, 0, DateTimeKind.Utc));
            await _site.Move(new(2026, 3, 18, year == 2031 ? 15 : 16, 0, 0, TimeSpan.FromHours(7)));
            await first.Locator($"#q{number} input[type=radio]").Nth(year == 2031 ? 1 : 0).CheckAsync();
            await Assertions.Expect(first.Locator($"#s{number} input")).ToHaveValueAsync(year == 2031 ? "2" : "3");
        }

        await _site.Number("update asm_paper_item set open_until = 1 where sitting_id in (select id from asm_sitting where ended_at is null) returning number");
        await first.Locator($"#q{number} input[type=radio]").Nth(1).CheckAsync();
        await Assertions.Expect(first.Locator($"#s{number}")).ToContainTextAsync("Đã hết giờ. Câu trả lời này không được ghi.");
        Assert.Equal(1, await _site.Number("select count(*) from asm_paper_item where revision = 3 and open_until = 1"));
    }

    // Somebody who is not staff registers for the same class as for a meeting; no place of the list is taken.
    private async Task GuestRegisters(IBrowserContext phone)
    {
        await _site.Deliver();
        await _site.Move(new(2026, 3, 5, 8, 0, 0, TimeSpan.FromHours(7)));
        await (await _site.Api()).Post("events/lop-bhxh-02-18-03-2026/registrations", new { fullName = "Lê Thị Xuân", phone = "0987654321", consent = true }).Must(201);
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.GotoAsync("/classes");
        await page.MustBeSound("classes-360", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "BHXH-02" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Còn 9/10 chỗ")).ToBeVisibleAsync();
        await page.MustBeSound("class-public-360", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Đăng ký học" }).ClickAsync();
        await page.MustBeSound("class-register-360", console);
        await page.GetByRole(AriaRole.Link, new() { Name = "Quay lại" }).ClickAsync();
        await page.WaitForURLAsync("**/classes/lop-bhxh-02-18-03-2026");
    }

    private static async Task OpenClass(IPage page, string day)
    {
        await page.GotoAsync("/admin/courses");
        await page.GetByRole(AriaRole.Link, new() { Name = "BHXH-02", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "BHXH-02 lớp " + day }).ClickAsync();
    }

    // A new version of the course: certificates issued from now on hold for one month.
    private static async Task HoldsAMonth(IPage trainer)
    {
        await trainer.GotoAsync("/admin/courses");
        await trainer.GetByRole(AriaRole.Link, new() { Name = "BHXH-02", Exact = true }).ClickAsync();
        await trainer.Locator("summary", new() { HasText = "Sửa điều kiện" }).ClickAsync();
        await trainer.GetByLabel("Hiệu lực (tháng)").FillAsync("1");
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Lưu phiên bản mới" }).ClickAsync();
        await Assertions.Expect(trainer.Locator("dt:text-is('Hiệu lực (tháng)') + dd")).ToHaveTextAsync("1");
    }

    private async Task Nominate(IPage trainer, List<string> console)
    {
        await OpenClass(trainer, "18/03/2026");
        await Assertions.Expect(trainer.GetByText("Người ngoài: 1/10 chỗ")).ToBeVisibleAsync();
        await PutOnTheList(trainer);
        await trainer.MustBeSound("class-nominated-1280", console);
        await _site.Deliver();
        Assert.Equal(1, await _site.Number("select count(*) from ntf_message where template = 'training.class-place' and channel = 'sms'"));
    }

    private static async Task PutOnTheList(IPage trainer)
    {
        var nominate = trainer.Locator("details", new() { HasText = "Xếp theo điều kiện" });
        await nominate.Locator("summary").ClickAsync();
        var person = nominate.GetByLabel("Họ và tên");
        var hoa = await person.Locator("option", new() { HasText = "Phạm Thị Hoa" }).First.GetAttributeAsync("value");
        await person.SelectOptionAsync(hoa!);
        await nominate.GetByRole(AriaRole.Button, new() { Name = "Xếp lớp", Exact = true }).ClickAsync();
        await Assertions.Expect(trainer.GetByLabel("Phạm Thị Hoa có mặt")).Not.ToBeCheckedAsync();
    }

    // What a camera reads off the wall.
    private async Task<string> OnTheWall(IPage trainer, List<string> console)
    {
        await trainer.ReloadAsync();
        await trainer.GetByRole(AriaRole.Link, new() { Name = "Mã điểm danh" }).ClickAsync();
        await Assertions.Expect(trainer.GetByText("Có mặt 0/2")).ToBeVisibleAsync();
        await trainer.MustBeSound("wall-1280", console);
        var address = await Camera.Read(trainer.GetByAltText("Mã QR điểm danh"));
        Assert.StartsWith(_site.Address.ToString(), address, StringComparison.Ordinal);
        return new Uri(address).PathAndQuery;
    }

    private static async Task IsThere(IBrowserContext phone, string wall)
    {
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("presenter");
        await page.GotoAsync(wall);
        await page.MustBeSound("here-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Có mặt" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã điểm danh")).ToBeVisibleAsync();
        await page.GotoAsync("/admin/my-training/here?code=" + new string('a', 200));
        await page.GetByRole(AriaRole.Button, new() { Name = "Có mặt" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync(); // Not a code of any wall.
    }

    private async Task NotYetCertified(IPage trainer)
    {
        await OpenClass(trainer, "18/03/2026");
        await Assertions.Expect(trainer.GetByLabel("Phạm Thị Hoa có mặt")).ToBeCheckedAsync();
        await Assertions.Expect(trainer.GetByText("Cần 1 bài trình bày đạt, mới có 0").First).ToBeVisibleAsync();
        await Assertions.Expect(trainer.GetByRole(AriaRole.Button, new() { NameRegex = new("^Cấp chứng nhận cho") })).ToHaveCountAsync(0);
        Assert.Equal(0, await _site.Number("select count(*) from trn_certificate where number like 'BHXH-02-2026-%'"));
    }

    private async Task<string> Certified(IPage trainer, List<string> console)
    {
        await _site.Deliver();
        await OpenClass(trainer, "18/03/2026");
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Cấp chứng nhận cho 1 người đủ điều kiện" }).ClickAsync();
        await Assertions.Expect(trainer.GetByText("Đã cấp 0/1 chứng nhận")).ToBeVisibleAsync();
        await _site.Deliver();
        await OpenClass(trainer, "18/03/2026");
        await trainer.GetByRole(AriaRole.Link, new() { Name = "Chứng nhận đến 18/04/2026" }).ClickAsync();
        await Assertions.Expect(trainer.GetByText("BHXH-02-2026-0001").First).ToBeVisibleAsync();
        await trainer.MustBeSound("certificate-whole-1280", console);
        return new Uri(trainer.Url).AbsolutePath.Split('/')[^1];
    }

    private static async Task Verifies(IPage phone, string code, string says)
    {
        await phone.GotoAsync("/certificates/verify");
        await phone.GetByLabel("Mã chứng nhận").FillAsync(code);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra" }).ClickAsync();
        await Assertions.Expect(phone.GetByText(says).First).ToBeVisibleAsync();
    }

    // Within the grace a refresher is enough: a class by the list, and the paper.
    private static async Task<string> Renewed(IPage trainer)
    {
        await trainer.GotoAsync("/admin/courses");
        await trainer.GetByRole(AriaRole.Link, new() { Name = "BHXH-02", Exact = true }).ClickAsync();
        await trainer.Locator("summary", new() { HasText = "Lập lớp" }).ClickAsync();
        await trainer.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2026-04-20");
        await trainer.GetByLabel("Địa điểm").FillAsync("Hội trường BHXH tỉnh");
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Lập lớp" }).ClickAsync();
        await Assertions.Expect(trainer.GetByRole(AriaRole.Heading, new() { Name = "BHXH-02 lớp 20/04/2026" })).ToBeVisibleAsync();
        await PutOnTheList(trainer);
        await trainer.GetByLabel("Phạm Thị Hoa có mặt").CheckAsync();
        await trainer.GetByLabel("Điểm của Phạm Thị Hoa").FillAsync("90");
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Ghi kết quả" }).ClickAsync();
        await trainer.GetByRole(AriaRole.Link, new() { Name = "Chứng nhận đến 19/05/2026" }).ClickAsync();
        await Assertions.Expect(trainer.GetByText("BHXH-02-2026-0002").First).ToBeVisibleAsync();
        return new Uri(trainer.Url).AbsolutePath.Split('/')[^1];
    }

    private static async Task Revoked(IPage trainer, string code)
    {
        await trainer.GotoAsync("/admin/certificates/" + code);
        await trainer.Locator("details", new() { HasText = "Thu hồi" }).Locator("summary").ClickAsync();
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();
        await Assertions.Expect(trainer.GetByText("Hãy ghi lý do").First).ToBeVisibleAsync();
        await trainer.GetByLabel("Lý do").FillAsync("Thi hộ");
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();
        await Assertions.Expect(trainer.GetByText("Thi hộ").First).ToBeVisibleAsync();
    }

    private async Task BeginAndLoseTheNetwork(IBrowserContext phone)
    {
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("presenter");
        await page.GotoAsync("/admin/my-papers");
        await page.MustBeSound("my-papers-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu làm bài" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(30|29):"));
        await page.MustBeSound("paper-360", console);

        var answers = await Answers();
        await Give(page, answers[0]);
        await Assertions.Expect(Line(page, 1)).ToContainTextAsync("Đã lưu");
        await phone.SetOfflineAsync(true);
        await Give(page, answers[1]);
        await Assertions.Expect(page.GetByText("Mất mạng. Câu trả lời vẫn còn trên trang này")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và xem lại" }).ClickAsync();
        await Assertions.Expect(Line(page, 2)).Not.ToContainTextAsync("Đã lưu"); // The page is still there, and says so.
        await phone.SetOfflineAsync(false);
        await Assertions.Expect(Line(page, 2)).ToContainTextAsync("Đã lưu");
        await Assertions.Expect(page.GetByText("Mất mạng. Câu trả lời vẫn còn trên trang này")).ToBeHiddenAsync();
    }

    private async Task GoOnAndPass(IBrowserContext phone)
    {
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("presenter");
        await page.GotoAsync("/admin/my-papers");
        await page.GetByRole(AriaRole.Link, new() { Name = "Làm tiếp" }).ClickAsync();
        foreach (var number in new[] { 1, 2 }) await Assertions.Expect(Line(page, number)).ToContainTextAsync("Đã lưu");
        var answers = await Answers();
        foreach (var answer in answers.Skip(2)) await Give(page, answer);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và xem lại" }).ClickAsync();
        await Assertions.Expect(page.GetByText($"Đã trả lời {answers.Count}/{answers.Count} câu")).ToBeVisibleAsync();
        await page.MustBeSound("paper-review-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Nộp bài" }).ClickAsync();
        await Assertions.Expect(page.GetByText("100 điểm")).ToBeVisibleAsync();
        await page.MustBeSound("paper-result-360", console);
        await _site.Deliver();
        Assert.Equal(1, await _site.Number("select count(*) from trn_assessment where score = 100"));
    }

    private static async Task Observe(IBrowserContext phone, string user, int level)
    {
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.SignIn(user);
        await page.GotoAsync("/admin/observations");
        await page.GetByRole(AriaRole.Link, new() { Name = "Phạm Thị Hoa" }).ClickAsync();
        await Assertions.Expect(page.Locator("form fieldset")).ToHaveCountAsync(10); // Counting alone does not wait, and a form half arrived is half ticked.
        for (var i = 0; i < 10; i++) await page.Locator("form fieldset").Nth(i).Locator($"input[value='{(i == 0 ? 3 : level)}']").CheckAsync();
        await page.GetByLabel("Ghi chú").FillAsync("Nói rõ, tính đúng");
        if (user == "trainer") await page.GetByLabel("Ảnh").SetInputFilesAsync(new FilePayload { Name = "hoi-truong.jpg", MimeType = "image/jpeg", Buffer = Camera.Photo() });
        await page.GetByLabel("Tôi không phải người thân").CheckAsync();
        if (user == "trainer") await page.MustBeSound("observe-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Nộp phiếu" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã nộp phiếu quan sát")).ToBeVisibleAsync();
        if (user == "trainer") return;
        await Assertions.Expect(page.GetByText("Cùng mức ở 1/10 tiêu chí.")).ToBeVisibleAsync();
        await page.MustBeSound("observed-360", console);
    }

    private static ILocator Line(IPage page, int number) => page.Locator($"#s{number}");

    private static async Task Give(IPage page, Answer answer)
    {
        var question = page.Locator($"#q{answer.Number}");
        if (answer.Places.Count > 0)
        {
            foreach (var (key, place) in answer.Places) await question.Locator($"#a{answer.Number}-{key}").SelectOptionAsync(place);
            return;
        }

        foreach (var key in answer.Keys) await question.Locator($"#a{answer.Number}-{key}").CheckAsync();
        if (answer.Typed is not null) await question.Locator($"#a{answer.Number}").FillAsync(answer.Typed);
    }

    // What the bank and the calculator say is right.
    private async Task<List<Answer>> Answers()
    {
        var rows = JsonDocument.Parse((await _site.Text("select json_group_array(json_object('number', number, 'expected', expected, 'body', json(body))) from (select i.number, i.expected, v.body from asm_paper_item i join asm_question_version v on v.id = i.version_id join asm_sitting s on s.id = i.sitting_id where s.ended_at is null order by i.number)"))!);
        return [.. rows.RootElement.EnumerateArray().Select(Read)];
    }

    private static Answer Read(JsonElement row)
    {
        var body = row.GetProperty("body");
        var choices = body.GetProperty("choices").EnumerateArray().ToList();
        var ordering = body.GetProperty("kind").GetString() == "ordering";
        return new(row.GetProperty("number").GetInt32(),
            ordering ? [] : [.. choices.Where(c => c.TryGetProperty("right", out var right) && right.GetBoolean()).Select(c => c.GetProperty("key").GetString()!)],
            ordering ? choices.Select((c, i) => (c.GetProperty("key").GetString()!, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))).ToDictionary() : [],
            choices.Count > 0 ? null : row.GetProperty("expected").ValueKind is JsonValueKind.Number ? row.GetProperty("expected").ToString() : body.GetProperty("number").GetProperty("value").ToString());
    }

    private sealed record Answer(int Number, IReadOnlyList<string> Keys, IReadOnlyDictionary<string, string> Places, string? Typed);
}
