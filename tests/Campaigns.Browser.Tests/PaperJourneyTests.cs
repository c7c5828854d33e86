using System.Text.Json;
using Campaigns.Testing.Site;
using Microsoft.Playwright;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>Somebody is put into a class, sits the paper on a phone, loses the network in the middle and then the phone, goes on and passes; another is
/// observed by two. In the world of 2026, on the day of the classes.</summary>
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
    public async Task A_paper_survives_a_lost_network_and_a_lost_phone_and_two_observers_judge_a_presentation()
    {
        Assert.SkipWhen(Browsers.LeftOut, "browser tests are left out");
        await Nominate();
        await using (var phone = await Browsers.Visitor(_site.Address, 360)) await BeginAndLoseTheNetwork(phone);
        await using (var other = await Browsers.Visitor(_site.Address, 360)) await GoOnAndPass(other);
        await using (var trainer = await Browsers.Visitor(_site.Address, 360)) await Observe(trainer, "trainer", 3);
        await using (var second = await Browsers.Visitor(_site.Address, 360)) await Observe(second, "admin", 2);
    }

    private async Task Nominate()
    {
        var api = await _site.Api("trainer");
        var staffId = await _site.Text("select id from net_employee where full_name = 'Phạm Thị Hoa' and account_id is not null");
        var session = await _site.Text("select s.id from trn_session s join trn_course c on c.id = s.course_id where c.code = 'BHXH-01' order by s.starts_at desc limit 1");
        await api.Post($"sessions/{session}/participants", new { staffId }).Must(201);
        await _site.Move(new(2026, 3, 18, 14, 0, 0, TimeSpan.FromHours(7)));
    }

    private async Task BeginAndLoseTheNetwork(IBrowserContext phone)
    {
        var page = await phone.NewPageAsync();
        var console = page.Errors();
        await page.SignIn("presenter");
        await page.GotoAsync("/admin/my-papers");
        await page.MustBeSound("my-papers-360", console);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu làm bài" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^4[45]:"));
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
        await page.GetByRole(AriaRole.Link, new() { Name = "Hoàng Văn Khoa" }).ClickAsync();
        await Assertions.Expect(page.Locator("form fieldset")).ToHaveCountAsync(10); // Counting alone does not wait, and a form half arrived is half ticked.
        for (var i = 0; i < 10; i++) await page.Locator("form fieldset").Nth(i).Locator($"input[value='{(i == 0 ? 3 : level)}']").CheckAsync();
        await page.GetByLabel("Ghi chú").FillAsync("Nói rõ, tính đúng");
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
