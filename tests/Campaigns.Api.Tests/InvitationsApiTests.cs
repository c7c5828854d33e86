using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>Invitations by the API: what is wrong is told field by field or row by row, and what is right is taken once.</summary>
public sealed partial class BadInputTests
{
    [Fact]
    public async Task Guests_are_invited_by_the_api_and_by_a_file()
    {
        var api = await _site.Api("admin");
        var id = (await Journey.Published(api)).GetProperty("id").GetString();
        var path = $"events/{id}/invitations";
        Assert.Equal(0, (await api.GetAsync(path, Ct).Must(200)).GetProperty("items").GetArrayLength());

        var wrong = await api.Post(path, new { guests = new[] { new { fullName = "An", phone = "12", email = "x" }, new { fullName = "", phone = "0912000901", email = "" } } }).Must(422);
        Assert.Equal(["/guests/0/phone", "/guests/0/email", "/guests/1/fullName"], wrong.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()));
        await api.Post(path, new { kind = "everybody", guests = Array.Empty<object>() }).Must(422);
        await api.Post(path, new { kind = "whoever" }).Must(422);
        await api.Post(path).Must(422);
        await api.GetAsync(path + "?show=whatever", Ct).Must(400);

        var one = new { guests = new[] { new { fullName = "Nguyễn Văn An", phone = "0912 000 901", hamlet = "Thôn Đông" } } };
        Assert.Equal(1, (await api.Post(path + "?dryRun=true", one).Must(200)).GetProperty("invited").GetInt32());
        Assert.Equal(1, (await api.Post(path, one).Must(201)).GetProperty("messages").GetInt32());
        Assert.Equal("nobody-to-invite", (await api.Post(path, one).Must(409)).GetProperty("code").GetString());

        const string file = "Họ và tên;Số điện thoại\nÔng An;0912000901\nLê Văn Cường;\n;0912000902\nBình;0912000903";
        var would = await Send(api, path + "/import?dryRun=true", file).Must(200);
        Assert.Equal(["invited-before", "letter", "wrong", "message"], would.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("outcome").GetString()));
        Assert.Equal("guest-name-missing", would.GetProperty("rows")[2].GetProperty("errors")[0].GetProperty("code").GetString());
        using var taken = await Send(api, path + "/import", file);
        Assert.Equal($"/api/v1/{path}", taken.Headers.Location?.ToString());
        Assert.Equal((2, 1), await Task.FromResult(taken).Must(201) is var did ? (did.GetProperty("invited").GetInt32(), did.GetProperty("wrong").GetInt32()) : default);
        await api.Post(path + "/import", new { }).Must(415);
        Assert.Equal("/file", (await Send(api, path + "/import", "%PDF-1.7").Must(422)).GetProperty("errors")[0].GetProperty("pointer").GetString());

        await _site.Deliver();
        var all = (await api.GetAsync(path + "?limit=200", Ct).Must(200)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["kept", "kept", "to-print"], all.Select(i => i.GetProperty("delivery").GetString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("912000901", JsonSerializer.Serialize(all), StringComparison.Ordinal);
        await (await _site.Api("director")).GetAsync(path, Ct).Must(403);
        await (await _site.Api("coordinator.hoanghoa")).GetAsync($"events/{Unknown}/invitations", Ct).Must(404);
    }

    [Fact]
    public async Task A_photo_that_is_none_is_told_beside_its_field_and_the_summary_leads_there()
    {
        var page = $"/admin/events/{(await _site.Text("select lower(cast(id as text)) from evt_event where status = 'reported' limit 1"))!}/report";
        var pages = await SignedIn.As(_site, "admin");
        var token = System.Text.RegularExpressions.Regex.Match(await pages.GetStringAsync(page, Ct), "__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var sent = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("Hội trường"), "Alt" }, { new ByteArrayContent("no picture"u8.ToArray()), "Photo", "anh.jpg" } };
        using var answer = await pages.PostAsync(page + "?handler=Photo", sent, Ct);
        Assert.Equal(422, (int)answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("href=\"#photo\"", html, StringComparison.Ordinal);
        var field = System.Text.RegularExpressions.Regex.Match(html, "<input[^>]*id=\"photo\"[^>]*>").Value;
        Assert.Contains("aria-invalid=\"true\"", field, StringComparison.Ordinal);
        Assert.Contains("photo-error", field, StringComparison.Ordinal);
        Assert.DoesNotContain("value=", field, StringComparison.Ordinal); // No browser takes one for a file.
        Assert.Contains("value=\"H", html, StringComparison.Ordinal); // What was typed stays.
    }

    private static Task<HttpResponseMessage> Send(HttpClient api, string path, string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return api.PostAsync(path, new MultipartFormDataContent { { file, "file", "khach.csv" } });
    }
}
