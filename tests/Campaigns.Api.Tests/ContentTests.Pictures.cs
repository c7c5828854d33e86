using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Pictures, from the report of a meeting to the news that shows one.</summary>
public sealed partial class ContentTests
{
    [Fact]
    public async Task A_photo_of_a_meeting_is_added_to_its_report_shown_above_news_taken_away_and_put_back()
    {
        var report = $"/admin/events/{await _site.Text("select lower(id) from evt_event where status = 'reported' order by starts_at limit 1")}/report";
        var coordinator = await SignedIn.As(_site, "coordinator");
        foreach (var (bytes, name) in new[] { (Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "anh.jpg"), (Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>"), "anh.jpeg"), (Jpeg()[..200], "hong.jpg") })
        {
            using var refused = await Send(coordinator, report, "?handler=Photo", bytes, name, "Hội trường");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("không phải ảnh JPEG", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
        }

        using (var wordless = await Send(coordinator, report, "?handler=Photo", Jpeg(), "anh.svg", "")) Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        using (var added = await Send(coordinator, report, "?handler=Photo", Jpeg(), "../../anh.html", "Bà con nghe <b>báo cáo</b>")) Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);

        var page = await coordinator.GetStringAsync(report, Ct);
        Assert.Contains("alt=\"Bà con nghe &lt;b&gt;báo cáo&lt;/b&gt;\"", page.Replace("&#xE0;", "à", StringComparison.Ordinal).Replace("&#xE1;", "á", StringComparison.Ordinal), StringComparison.Ordinal);
        var id = Regex.Match(page, "/admin/media/([0-9a-f-]{36})/file").Groups[1].Value;
        using (var file = await coordinator.GetAsync($"/admin/media/{id}/file?size=small", Ct))
        {
            Assert.Equal(("image/jpeg", "nosniff", true), (file.Content.Headers.ContentType!.MediaType, file.Headers.GetValues("X-Content-Type-Options").Single(), file.Headers.CacheControl!.Private));
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/admin/media/{id}/file?size=small");
            again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
            using var same = await coordinator.SendAsync(again, Ct);
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        }

        // Nobody outside sees it before a text that shows it is public.
        Assert.Equal(HttpStatusCode.NotFound, await Public($"/media/{id}"));
        var editor = await _site.Api("editor");
        using var made = await editor.PostAsJsonAsync("content/announcement", new { title = "Tin có ảnh", summary = "Tóm tắt", body = "Nội dung", picture = id }, Ct);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await Public($"/media/{id}"));
        await editor.PostAsync(made.Headers.Location!.OriginalString["/api/v1/".Length..] + "/publish", null, Ct);
        Assert.Contains($"src=\"/media/{id}\"", await _site.Pages().GetStringAsync("/announcements/tin-co-anh", Ct), StringComparison.Ordinal);
        using (var shown = await _site.Pages().GetAsync($"/media/{id}", Ct)) Assert.True(shown.IsSuccessStatusCode && shown.Headers.CacheControl!.Public && shown.Content.Headers.ContentType!.MediaType == "image/jpeg");

        using (await SignedIn.Post(coordinator, report, report + "?handler=TakeAway", new() { ["picture"] = id })) Assert.Equal(HttpStatusCode.NotFound, await Public($"/media/{id}"));
        Assert.DoesNotContain("/media/", await _site.Pages().GetStringAsync("/announcements/tin-co-anh", Ct), StringComparison.Ordinal);
        using (await SignedIn.Post(coordinator, report, report + "?handler=PutBack", new() { ["picture"] = id })) Assert.Equal(HttpStatusCode.OK, await Public($"/media/{id}"));
        Assert.Equal("3", await _site.Text($"select count(*) from core_audit where lower(record_id) = '{id}' and action like 'content.picture-%'"));
        using var unknown = await editor.PostAsJsonAsync("content/announcement", new { title = "Tin", body = "Nội dung", picture = Guid.NewGuid() }, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient pages, string page, string handler, byte[] photo, string name, string alt)
    {
        var token = Regex.Match(await pages.GetStringAsync(page, Ct), "__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        var file = new ByteArrayContent(photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        using var form = new MultipartFormDataContent { { file, "photo", name }, { new StringContent(alt), "Alt" }, { new StringContent(token), "__RequestVerificationToken" } };
        return await pages.PostAsync(page + handler, form, Ct);
    }

    private static byte[] Jpeg()
    {
        using var surface = SKSurface.Create(new SKImageInfo(640, 480));
        surface.Canvas.Clear(SKColors.Teal);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
