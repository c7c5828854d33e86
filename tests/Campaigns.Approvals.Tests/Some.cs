using System.Text.Json;
using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.Time;
using Campaigns.Approvals.Features.TestHost;

namespace Campaigns.Approvals.Tests;

/// <summary>A small organisation and its routes.</summary>
internal static class Some
{
    /// <summary>Monday, 5 January 2026, 08:00 in Vietnam.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public static readonly ApprovalSubjectType Plan = new("test.plan",
        [new("budget", FieldType.Integer), new("amount", FieldType.Integer), new("level", FieldType.Text), new("kind", FieldType.Text), new("ownerId", FieldType.User), new("authorId", FieldType.User)], ["test.*"]);

    /// <summary>A province of two areas; post and BHXH each have directors there, and deputies in the province.</summary>
    public static DirectoryDoc Organisation => new(["province", "area", "commune"],
        [new("th", "province", null), new("dong-son", "area", "th"), new("nga-son", "area", "th"), new("xa-1", "commune", "dong-son")],
        [new("ann", ManagerId: "dir-post"), new("dir-post"), new("dir-post-2"), new("dir-bhxh"), new("dep-bhxh"), new("dep-post"), new("prov-post"), new("stand-in"), new("clerk"), new("gone", Active: false), new("boss", Permissions: ["approvals.request-read@th", "approvals.item-reassign@th", "approvals.request-cancel@th", "approvals.request-hold@th", "approvals.incident-manage@th"])],
        [
            new("dir-post", "director", "post", "dong-son"), new("dir-bhxh", "director", "bhxh", "dong-son"), new("clerk", "clerk", "post", "dong-son"),
            new("dep-bhxh", "deputy-director", "bhxh", "th"), new("dep-post", "deputy-director", "post", "th"), new("prov-post", "director", "post", "th"), new("gone", "director", "post", "nga-son"),
        ]);

    public static WorkingCalendar Calendar { get; } = CalendarDoc.Read("vn-official", Json(Data.RouteShelf.StandardWeek)).Calendar!;

    public static JsonElement Json(string text)
    {
        using var doc = JsonDocument.Parse(text);
        return doc.RootElement.Clone();
    }

    /// <summary>A route whose stages are written in short JSON.</summary>
    public static Route Route(string stages, string more = "")
    {
        var (route, faults) = RouteReader.Read(Json(RouteText(stages, more)));
        Assert.True(route is not null, string.Join("; ", faults));
        return route;
    }

    public static string RouteText(string stages, string more = "") =>
        $$$"""{"schema":"campaigns.approval-route/1","key":"plan","subjectType":"test.plan","title":{"vi":"Duyệt","en":"Approve"},"stages":[{{{stages}}}]{{{(more.Length > 0 ? "," + more : "")}}}}""";

    public static string Stage(string id, string assign, string more = "") => $$$"""{"id":"{{{id}}}","step":{"assign":[{{{assign}}}]{{{(more.Length > 0 ? "," + more : "")}}}}}""";

    public static string User(string id) => $$"""{"user":"{{id}}"}""";

    public const string AreaPost = """{"role":"director","org":"post","level":"area"}""", AreaBhxh = """{"role":"director","org":"bhxh","level":"area"}""";

    public static SubjectSnapshot Snapshot(string version = "1", string material = "m1", string area = "dong-son", long budget = 1_000_000, string level = "area") =>
        new(version, material, "Hội nghị xã Đông Tiến", area, new Dictionary<string, object?> { ["budget"] = budget, ["level"] = level, ["ownerId"] = "ann", ["authorId"] = null });
}
