using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Written content and messages over HTTP, as the public, editors, coordinators and auditors meet them. The tests share one site.</summary>
public sealed partial class ContentTests(ContentTests.World world) : IClassFixture<ContentTests.World>
{
    private readonly TestSite _site = world.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "Tôi phải đóng bao nhiêu?")]
    [InlineData("/en/", "How much would I pay?")]
    [InlineData("/announcements", "Khoảng 9.600 người tham gia mới sau bảy tháng")]
    [InlineData("/announcements/nha-nuoc-ho-tro-muc-dong", "138.600 đ")]
    [InlineData("/en/announcements/nha-nuoc-ho-tro-muc-dong", "The State pays 30%, 25% or 10% for you")]
    [InlineData("/help", "Đi nghe có mất tiền không?")]
    [InlineData("/privacy", "Quyền riêng tư")]
    [InlineData("/en/accessibility", "WCAG 2.2")]
    [InlineData("/search?q=ho%20tro", "Nhà nước đóng giúp 30%, 25% hoặc 10%")]
    [InlineData("/robots.txt", "Disallow: /admin")]
    public async Task Anybody_reads_what_is_published(string address, string told)
    {
        using var answer = await _site.Pages().GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(told, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_and_map_are_XML_and_a_reader_that_has_them_gets_nothing()
    {
        foreach (var address in new[] { "/feed.xml", "/sitemap.xml", "/en/feed.xml" })
        {
            using var first = await _site.Pages().GetAsync(address, Ct);
            Assert.NotEmpty(XDocument.Parse(await first.Content.ReadAsStringAsync(Ct)).Root!.Elements());
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await _site.Pages().SendAsync(again, Ct);
            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_text_goes_from_draft_to_shown_to_gone()
    {
        var editor = await _site.Api("editor");
        var coordinator = await _site.Api("coordinator");
        using var made = await coordinator.PostAsJsonAsync("content/announcement", new { title = "Tin của <b>điều phối</b>", summary = "Tóm tắt", body = "Xin <script>alert(1)</script> **chào**" }, Ct);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var path = made.Headers.Location!.OriginalString["/api/v1/".Length..];
        Assert.Equal(HttpStatusCode.NotFound, await Public("/announcements/tin-cua-b-dieu-phoi-b"));
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostAsync(path + "/publish", null, Ct)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await editor.PostAsync(path + "/publish", null, Ct)).StatusCode);
        var page = await _site.Pages().GetStringAsync("/announcements/tin-cua-b-dieu-phoi-b", Ct);
        Assert.Contains("<strong>chào</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>điều phối</b>", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await editor.PostAsync(path + "/unpublish", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, await Public("/announcements/tin-cua-b-dieu-phoi-b"));
        Assert.Equal(HttpStatusCode.Conflict, (await editor.PostAsync(path + "/unpublish", null, Ct)).StatusCode);
    }

    [Fact]
    public async Task News_put_up_for_approval_is_shown_when_all_who_are_asked_have_agreed_to_that_version()
    {
        var coordinator = await _site.Api("coordinator");
        using var made = await coordinator.PostAsJsonAsync("content/announcement", new { title = "Tin chờ hai bên", summary = "Tóm tắt", body = "Bản một" }, Ct);
        var path = made.Headers.Location!.OriginalString["/api/v1/".Length..];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.PostAsJsonAsync(path + "/submit", new { publishAt = "2001-01-01T00:00:00Z" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsync(path + "/submit", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PostAsync(path + "/submit", null, Ct)).StatusCode);
        await Approve("editor", "Đăng: Tin chờ hai bên");
        using var revised = await coordinator.PutAsJsonAsync(path, new { title = "Tin chờ hai bên", summary = "Tóm tắt", body = "Bản hai" }, Ct);
        Assert.Equal(HttpStatusCode.OK, revised.StatusCode);
        await _site.Deliver();
        await Approve("editor", "Đăng: Tin chờ hai bên"); // What was approved was not this version.
        Assert.Equal(HttpStatusCode.NotFound, await Public("/announcements/tin-cho-hai-ben"));
        await Approve("approver.bhxh", "Đăng: Tin chờ hai bên");
        await _site.Deliver();
        Assert.Contains("Bản hai", await _site.Pages().GetStringAsync("/announcements/tin-cho-hai-ben", Ct), StringComparison.Ordinal);
        Assert.Contains("Đã duyệt", WebUtility.HtmlDecode(await (await SignedIn.As(_site, "coordinator")).GetStringAsync("/admin/announcements/" + path.Split('/')[^1], Ct)), StringComparison.Ordinal);
    }

    private async Task Approve(string user, string title)
    {
        var api = await _site.Api(user);
        var item = (await api.GetFromJsonAsync<System.Text.Json.JsonElement>("approvals/inbox?limit=200", Ct)).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("card").GetProperty("title").GetString() == title);
        using var said = await api.PostAsJsonAsync($"approvals/work-items/{item.GetProperty("id").GetString()}/decision", new { outcome = "approve", subjectVersion = item.GetProperty("subjectVersion").GetString() }, Ct);
        Assert.True(said.IsSuccessStatusCode, await said.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_a_stale_copy_is_refused()
    {
        var editor = await _site.Api("editor");
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("content/poem", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.PostAsJsonAsync("content/announcement", new { title = "" }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.PostAsJsonAsync("content/announcement", new { title = 5 }, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await (await _site.Api()).GetAsync("content/announcement", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _site.Api("collector")).GetAsync("content/announcement", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _site.Api("auditor")).PostAsJsonAsync("content/announcement", new { title = "x", body = "y" }, Ct)).StatusCode);

        using var made = await editor.PostAsJsonAsync("content/question", new { title = "Hỏi gì?", body = "Đáp" }, Ct);
        using var change = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location!.OriginalString["/api/v1/".Length..]) { Content = JsonContent.Create(new { title = "Hỏi gì?", body = "Khác" }) };
        change.Headers.TryAddWithoutValidation("If-Match", "\"99\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await editor.SendAsync(change, Ct)).StatusCode);
    }

    [Fact]
    public async Task An_editor_writes_and_publishes_by_page_and_a_coordinator_has_no_button_for_it()
    {
        var editor = await SignedIn.As(_site, "editor");
        using var missing = await SignedIn.Post(editor, "/admin/announcements/new", "/admin/announcements/new", new() { ["Form.Title"] = "Còn thiếu" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("value=\"Còn thiếu\"", await missing.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        using var written = await SignedIn.Post(editor, "/admin/announcements/new", "/admin/announcements/new", new() { ["Form.Title"] = "Viết bằng trang", ["Form.Body"] = "Nội dung" });
        var page = written.Headers.Location!.OriginalString;
        var coordinator = await SignedIn.As(_site, "coordinator");
        Assert.DoesNotContain("handler=Publish", await coordinator.GetStringAsync(page, Ct), StringComparison.Ordinal);
        using var refused = await SignedIn.Post(coordinator, page, page + "?handler=Publish", new() { ["Seen"] = "0" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var published = await SignedIn.Post(editor, page, page + "?handler=Publish", new() { ["Seen"] = "0" });
        Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Public("/announcements/viet-bang-trang"));
        using var stale = await SignedIn.Post(editor, page, page, new() { ["Seen"] = "0", ["Form.Title"] = "Viết bằng trang", ["Form.Body"] = "Bản cũ" });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Bản cũ", WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_stands_in_the_outbox_masked_for_the_auditor_and_is_sent_again_by_the_coordinator_only()
    {
        var slug = OpenEvent().Match(await _site.Pages().GetStringAsync("/events", Ct)).Groups[1].Value;
        using var registered = await (await _site.Api()).PostAsJsonAsync($"events/{slug}/registrations", new { fullName = "Lê Thị Thư Đi", phone = "0912345678", people = 1, consent = true }, Ct);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);

        var auditor = await SignedIn.As(_site, "auditor");
        var seen = await Until(() => auditor.GetStringAsync("/admin/outbox?q=thu%20di", Ct), page => page.Contains("<tbody", StringComparison.Ordinal));
        Assert.Contains("0912 ••• 678", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("0912 345 678", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("/my/", seen, StringComparison.Ordinal);
        var coordinator = await SignedIn.As(_site, "coordinator");
        var list = await coordinator.GetStringAsync("/admin/outbox?q=thu%20di&status=kept", Ct);
        Assert.DoesNotContain("0912 345 678", list, StringComparison.Ordinal);
        var id = ResendId().Match(list).Groups[1].Value;

        using var refused = await SignedIn.Post(auditor, "/admin/outbox", "/admin/outbox?handler=resend", new() { ["id"] = id });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var again = await SignedIn.Post(coordinator, "/admin/outbox", "/admin/outbox?handler=resend", new() { ["id"] = id });
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains("0912 345 678", await coordinator.GetStringAsync($"/admin/outbox/{id}", Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await SignedIn.As(_site, "editor")).GetAsync("/admin/outbox", Ct)).StatusCode);
    }

    // The site's own workers deliver; they are quick, but not done when the answer is given.
    private static async Task<string> Until(Func<Task<string>> read, Func<string, bool> there)
    {
        for (var deadline = TimeProvider.System.GetUtcNow().AddSeconds(30); ;)
        {
            var page = await read();
            if (there(page) || TimeProvider.System.GetUtcNow() > deadline) return page;
            await Task.Delay(100, Ct);
        }
    }

    private async Task<HttpStatusCode> Public(string address)
    {
        using var answer = await _site.Pages().GetAsync(address, Ct);
        return answer.StatusCode;
    }

    [GeneratedRegex("name=\"id\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex ResendId();

    [GeneratedRegex("href=\"/events/(hoang-tien-[^\"/?#]+)\"")]
    private static partial Regex OpenEvent();

    public sealed class World : IAsyncLifetime
    {
        public TestSite Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await TestSite.World();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
