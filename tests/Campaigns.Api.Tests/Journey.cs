using System.Text.Json;
using Campaigns.Testing.Site;

namespace Campaigns.Api.Tests;

/// <summary>Steps that several tests take over the API.</summary>
internal static class Journey
{
    public static async Task<JsonElement> LargestCampaign(HttpClient api)
    {
        var campaigns = await api.GetAsync("campaigns").Must(200);
        return campaigns.GetProperty("items").EnumerateArray().MaxBy(c => c.GetProperty("target").GetInt32());
    }

    public static async Task<JsonElement> Draft(HttpClient api, int capacity = 50, string starts = "2019-03-20T08:00:00+07:00", string ends = "2019-03-20T10:00:00+07:00", string? venue = null)
    {
        var campaign = await LargestCampaign(api);
        return await api.Post("events", Body(campaign, capacity, starts, ends, venue)).Must(201);
    }

    public static object Body(JsonElement campaign, int capacity, string starts, string ends, string? venue = null) => new
    {
        campaignId = campaign.GetProperty("id").GetString(),
        title = "Hội nghị BHXH tự nguyện tại Hoằng Hóa",
        format = "commune-meeting",
        unitCode = "399",
        venue = new { name = venue ?? "Nhà văn hóa " + Guid.NewGuid().ToString("N")[..6], address = "Hoằng Hóa", lat = 19.86, lon = 105.86 },
        startsAt = starts,
        endsAt = ends,
        capacity,
        registration = new { opensAt = "2019-02-01T00:00:00+07:00", closesAt = starts, waitlist = true },
        presenterIds = Array.Empty<string>(),
        overrideReason = "thử",
    };

    public static async Task<JsonElement> Published(HttpClient api, int capacity = 50)
    {
        var draft = await Draft(api, capacity);
        var id = draft.GetProperty("id").GetString();
        await api.Post($"events/{id}/submit").Must(200);
        return await api.Post($"events/{id}/publish").Must(200);
    }

    public static object Person(int number, object? more = null) => new
    {
        fullName = $"Nguyễn Thị Hoa {number}",
        phone = $"09{80000000 + (number % 10_000_000):00000000}",
        consent = true,
    };
}
