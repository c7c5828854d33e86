using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The same for events and halls, by the API and by the pages.</summary>
public sealed partial class BadInputTests
{
    private const string Unknown = "019b7711-9680-7026-8202-6c0a2026ffff";

    // What is sent, put over a plan that is right.
    public static TheoryData<string, string, string, string, string, string> Events { get; } = new()
    {
        { "ends before it starts", "POST events", """{"startsAt":"2019-03-20T10:00:00+07:00","endsAt":"2019-03-20T08:00:00+07:00"}""", "end-before-start", "/endsAt", "Giờ kết thúc phải sau giờ bắt đầu" },
        { "ends when it starts", "POST events", """{"startsAt":"2019-03-20T08:00:00+07:00","endsAt":"2019-03-20T01:00:00Z"}""", "end-before-start", "/endsAt", "Giờ kết thúc phải sau" },
        { "lasts 366 days", "POST events", """{"startsAt":"2019-03-20T08:00:00+07:00","endsAt":"2020-03-20T08:00:00+07:00"}""", "too-long", "/endsAt", "dài nhất 31 ngày" },
        { "of the year 1999", "POST events", """{"startsAt":"1999-12-31T08:00:00+07:00","endsAt":null}""", "start-out-of-range", "/startsAt", "năm 2000" },
        { "of the year 9999", "POST events", """{"startsAt":"9999-12-31T23:00:00+07:00","endsAt":null}""", "start-out-of-range", "/startsAt", "năm 2000" },
        { "no seat", "POST events", """{"capacity":0}""", "capacity-out-of-range", "/capacity", "Số chỗ" },
        { "a hall in the sea of Siam", "POST events", """{"venue":{"name":"Nhà văn hóa","lat":3.1,"lon":105.8}}""", "coordinates-wrong", "/venue/lat", "ngoài Việt Nam" },
        { "degrees swapped", "POST events", """{"venue":{"name":"Nhà văn hóa","lat":105.8,"lon":19.8}}""", "coordinates-wrong", "/venue/lat", "ngoài Việt Nam" },
        { "an unknown presenter", "POST events", $$"""{"presenterIds":["{{Unknown}}"]}""", "staff-unknown", "/presenterIds/0", $"“{Unknown}” không có trong danh sách nhân viên" },
        { "an unknown one for the desk", "POST events", $$"""{"deskStaffIds":["{{Unknown}}"]}""", "staff-unknown", "/deskStaffIds/0", $"“{Unknown}” không có trong danh sách nhân viên" },
        { "an unknown hall", "POST events", $$"""{"venue":null,"venueId":"{{Unknown}}"}""", "venue-unknown", "/venueId", "" },
        { "an unknown commune", "POST events", """{"unitCode":"99999"}""", "unit-unknown", "/unitCode", "" },
        { "a title of 10 kB", "POST events", $$"""{"title":"{{new string('x', 10_000)}}"}""", "title-too-long", "/title", "200" },
        { "a note that holds nothing", "POST events", """{"note":"a\u0000b"}""", "text-unreadable", "/note", "không đọc được" },
        { "a title that turns round", "POST events", """{"title":"Họp\u202Edân"}""", "title-unreadable", "/title", "không đọc được" },
        { "a reason that holds nothing", "POST events", """{"overrideReason":"\u0000"}""", "text-unreadable", "/overrideReason", "không đọc được" },
        { "half a place", "POST events", """{"venue":{"name":"Nhà văn hóa","lat":20}}""", "coordinates-half", "/venue/lon", "cả vĩ độ và kinh độ" },
        { "an hour of nobody knows where", "POST events", """{"startsAt":"2019-03-20T08:00:00"}""", "offset-missing", "/startsAt", "thiếu múi giờ" },
        { "a day for an hour", "POST events", """{"endsAt":"2019-03-20"}""", "offset-missing", "/endsAt", "thiếu múi giờ" },
        { "moved for a reason that holds nothing", "POST events/{id}/reschedule", """{"startsAt":"2019-03-21T08:00:00+07:00","endsAt":"2019-03-21T10:00:00+07:00","reason":"Bão\u0000"}""", "text-unreadable", "/reason", "không đọc được" },
        { "fewer seats than registered", "PATCH events/{id}", """{"capacity":1}""", "seats-below-registered", "", "Đã có 2 người đăng ký, không thể giảm xuống 1" },
        { "moved into the past", "POST events/{id}/reschedule", """{"startsAt":"2019-02-20T08:00:00+07:00","endsAt":"2019-02-20T10:00:00+07:00","reason":"Bão"}""", "start-in-past", "/startsAt", "đã qua" },
        { "moved to end before it starts", "POST events/{id}/reschedule", """{"startsAt":"2019-03-21T10:00:00+07:00","endsAt":"2019-03-21T09:59:59+07:00","reason":"Bão"}""", "end-before-start", "/endsAt", "Giờ kết thúc phải sau" },
        { "moved for a year", "POST events/{id}/reschedule", """{"startsAt":"2019-03-21T10:00:00+07:00","endsAt":"2020-03-21T10:00:00+07:00","reason":"Bão"}""", "too-long", "/endsAt", "31 ngày" },
        { "a hall outside the country", "POST venues", """{"name":"Hội trường","unitCode":"399","lat":48.85,"lon":2.35}""", "coordinates-wrong", "/lat", "ngoài Việt Nam" },
        { "a hall without a number for a degree", "POST venues", """{"name":"Hội trường","unitCode":"399","lat":"NaN","lon":105.8}""", "", "", "" },
    };

    public static TheoryData<string, string, string, string> Pages { get; } = new()
    {
        { "ends before it starts", "/admin/events/new", "UnitCode=399&Day=20/3/19&StartsAt=10:00&EndsAt=08:00", "Giờ kết thúc phải sau giờ bắt đầu" },
        { "a day of the year 1", "/admin/events/new", "UnitCode=399&Day=1/1/0001&StartsAt=00:00&EndsAt=01:00", "Ngày chưa đúng" },
        { "a day that is none", "/admin/events/new", "UnitCode=399&Day=30/2/19&StartsAt=08:00&EndsAt=10:00", "Ngày chưa đúng" },
        { "hours that are none", "/admin/events/new", "UnitCode=399&Day=20/3/19&StartsAt=25:00&EndsAt=10:00", "Giờ chưa đúng" },
        { "an unknown presenter", "/admin/events/new", "UnitCode=399&Day=20/3/19&StartsAt=08:00&EndsAt=10:00&PresenterIds=Không Ai Cả; Ai Đó", "“Không Ai Cả”, “Ai Đó” không có trong danh sách nhân viên. Chọn tên được gợi ý, hoặc thêm người này" },
        { "seats beyond counting", "/admin/events/new", "UnitCode=399&Day=20/3/19&StartsAt=08:00&EndsAt=10:00&Capacity=99999999999", "Số chỗ phải từ 1 đến 100.000" },
        { "10,000 occurrences", "/admin/events/grid?repeat={id}&handler=Repeat", "Rule=FREQ=DAILY;COUNT=10000", "Mỗi lần lặp nhiều nhất 100 buổi" },
        { "occurrences without an end", "/admin/events/grid?repeat={id}&handler=Repeat", "Rule=FREQ=DAILY", "Mỗi lần lặp nhiều nhất 100 buổi" },
        { "occurrences every second", "/admin/events/grid?repeat={id}&handler=Repeat", "Rule=FREQ=SECONDLY;COUNT=10000", "nhanh nhất là hằng ngày" },
        { "a hall outside the country", "/admin/venues/new", "Name=Hội trường&UnitCode=399&Lat=48,85&Lon=2,35", "ngoài Việt Nam" },
        { "moved into the past", "/admin/events/{id}/move", "Day=20/2/2019&StartsAt=08:00&EndsAt=10:00&Reason=Bão", "đã qua" },
        { "moved to the year 9999", "/admin/events/{id}/move", "Day=31/12/9999&StartsAt=08:00&EndsAt=10:00&Reason=Bão", "Ngày chưa đúng" },
        { "a season of the year 9999", "/admin/events/assign", "First=30/12/9999&Last=31/12/9999&Presenters=true", "Ngày chưa đúng" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public async Task A_bad_event_is_told_what_is_wrong(string what, string where, string sent, string code, string pointer, string said)
    {
        var before = await Written();
        var api = await _site.Api("admin");
        var (method, path) = (new HttpMethod(where.Split(' ')[0]), where.Split(' ')[1].Replace("{id}", _crowded, StringComparison.Ordinal));
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(await Over(path, sent), Encoding.UTF8, "application/json") };
        using var answer = await api.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode is 400 or 409 or 422, $"{what}: {(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        if (code.Length > 0) Assert.Contains($"\"{code}\"", text, StringComparison.Ordinal);
        if (pointer.Length > 0) Assert.Contains($"\"{pointer}\"", text, StringComparison.Ordinal);
        Assert.Contains(said, JsonNode.Parse(text)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.DoesNotContain("events.", text, StringComparison.Ordinal); // A key whose words are missing.
        Assert.Equal(before, await Written());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_bad_form_is_told_what_is_wrong(string what, string address, string fields, string said)
    {
        var before = await Written();
        var pages = world.Pages;
        address = address.Replace("{id}", _crowded, StringComparison.Ordinal);
        Dictionary<string, string> typed = new() { ["Title"] = "Hội nghị", ["Format"] = "commune-meeting", ["CampaignId"] = (await Journey.LargestCampaign(await _site.Api("admin"))).GetProperty("id").GetString()! };
        foreach (var field in fields.Split('&')) typed[field.Split('=', 2)[0]] = field.Split('=', 2)[1];
        using var answer = await SignedIn.Post(pages, address.Split("&handler", 2)[0], address, typed);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        Assert.True((int)answer.StatusCode is 400 or 409 or 422, $"{what}: {(int)answer.StatusCode}");
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(before, await Written());
    }

    [Theory]
    [InlineData("/events?from=0001-01-01&to=9999-12-31&month=9999-12&view=month")]
    [InlineData("/events?view=map&area=%27%3B--&from=x&free=maybe")]
    [InlineData("/events?view=9&month=2019-13&cursor=zzz")]
    [InlineData("/admin/events?from=0001-01-01&to=9999-12-31")]
    [InlineData("/admin/calendar?view=month&from=9999-12-31&month=0001-01")]
    [InlineData("/admin/events/grid?month=9999-12")]
    public async Task An_address_that_cannot_be_read_is_no_fault(string address)
    {
        using var answer = await world.Pages.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // 00:00 in Vietnam is the day before in UTC: address, list and filter go by the day there, and an evening may end at midnight.
    [Fact]
    public async Task Midnight_belongs_to_the_day_that_begins()
    {
        var api = await _site.Api("admin");
        var made = await Journey.Draft(api, starts: "2019-03-24T17:00:00Z", ends: "2019-03-24T19:00:00Z");
        Assert.EndsWith("-25-03-2019", made.GetProperty("slug").GetString(), StringComparison.Ordinal);
        Assert.Equal("2019-03-25T00:00:00+07:00", made.GetProperty("startsAt").GetString());
        async Task<bool> Listed(string day) => (await api.GetAsync($"events?from={day}&to={day}", Ct).Must(200)).GetProperty("items").EnumerateArray().Any(e => e.GetProperty("id").GetString() == made.GetProperty("id").GetString());
        Assert.Equal((false, true, false), (await Listed("2019-03-24"), await Listed("2019-03-25"), await Listed("2019-03-26")));

        var pages = world.Pages;
        using var answer = await SignedIn.Post(pages, "/admin/events/new", "/admin/events/new", new()
        {
            ["Title"] = "Tối văn nghệ", ["Format"] = "commune-meeting", ["UnitCode"] = "399", ["Day"] = "26/3/2019", ["StartsAt"] = "19:00", ["EndsAt"] = "00:00",
            ["CampaignId"] = (await Journey.LargestCampaign(api)).GetProperty("id").GetString()!,
        });
        Assert.InRange((int)answer.StatusCode, 302, 303);
        var evening = (await api.GetAsync("events?from=2019-03-26&to=2019-03-26&status=draft", Ct).Must(200)).GetProperty("items").EnumerateArray().Single(e => e.GetProperty("title").GetString() == "Tối văn nghệ");
        Assert.Equal("2019-03-27T00:00:00+07:00", evening.GetProperty("endsAt").GetString());
    }

    private async Task<string> Over(string path, string sent)
    {
        if (path != "events") return sent;
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Journey.Body(await Journey.LargestCampaign(await _site.Api("admin")), 50, "2019-03-20T08:00:00+07:00", "2019-03-20T10:00:00+07:00"))!.AsObject();
        body.Remove("registration");
        foreach (var (name, value) in JsonNode.Parse(sent)!.AsObject()) body[name] = value?.DeepClone();
        return body.ToJsonString();
    }

    // Nothing half-written: no event, no hall, no history, no booking, and the event it was about as it was.
    private Task<string?> Written() => _site.Text($"""
        select (select count(*) from evt_event) || ' ' || (select count(*) from evt_venue) || ' ' || (select count(*) from evt_event_change) || ' ' || (select count(*) from evt_booking)
            || ' ' || (select count(*) from evt_assignment_run) || ' ' || (select count(*) from evt_mailing) || ' ' || (select version from evt_event where lower(cast(id as text)) = '{_crowded}')
        """);

}
