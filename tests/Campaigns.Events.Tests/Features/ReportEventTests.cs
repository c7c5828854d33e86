using Campaigns.Content.Contracts;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.CompleteEvent;
using Campaigns.Events.Features.ReportEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Tests.Features;

/// <summary>After an event: what came of it beside what was expected, costs, what worked, and photos.</summary>
public abstract class ReportEventTests(TestDatabase database) : SliceTests(database)
{
    [Fact]
    public async Task What_came_stands_beside_what_was_expected_of_its_like()
    {
        // Of 40 who registered for three like it 30 came, and of those 6 joined.
        foreach (var (day, taken, attended, joined) in new[] { (5, 10, 10, 1), (6, 10, 5, 2), (7, 20, 15, 3) }) await Held(day, taken, attended, joined);
        var id = await Held(20, taken: 20, attended: 12, joined: 4, budget: 2_000_000);

        var page = await Look(id);
        Assert.Equal(new Forecast(15, 3, 3), page.Expected);
        Assert.Equal((20, 12, 4), (page.Event.Seats.Taken, page.Event.Seats.Attended, page.Joined));
        Assert.Equal(("12", null, true, 2_000_000L), (page.HeadCount, page.Cost, page.CanWrite, page.Event.Row.Budget));

        Assert.Equal(303, await Write(id, "14", "1.500.000", "Mời qua loa xã", "Thêm ghế"));
        Assert.Equal(EventStatus.Reported, (await Row(id)).Status);

        // What is known later changes neither what was expected then nor what was written; and what was written wrong is put right.
        Neighbours.Outcomes.Joined[id] = 5;
        await Held(8, 100, 0, 0);
        Assert.Equal(303, await Write(id, "13", "1600000", null, null));
        page = await Look(id);
        Assert.Equal((15, 3, 5), (page.Expected.Attended, page.Expected.Joined, page.Joined));
        Assert.Equal((13, 1_600_000L, ""), (page.Report!.HeadCount, page.Report.Cost, page.Report.Worked));
        Assert.Equal(("13", "1.600.000"), (page.HeadCount, page.Cost));
    }

    [Fact]
    public async Task Without_its_like_nothing_is_expected()
    {
        var id = await Held(20, taken: 20, attended: 12, joined: 4);
        var page = await Look(id);
        Assert.Equal(0, page.Expected.From);
        Assert.Null(page.Report);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field_and_only_what_is_over_is_reported()
    {
        var coming = await Published(Some.Input(day: 21));
        Assert.Equal(409, await Write(coming, "1", "0", null, null));
        var id = await Held(20, 20, 12, 4);
        var (status, page) = await Posted(id, Sends("-1", "rất nhiều", new('x', EventReport.LongestText + 1), null));
        Assert.Equal(422, status);
        Assert.Equal(["cost", "headCount", "worked"], Wrong(page));
        Assert.Equal(EventStatus.Completed, (await Row(id)).Status);
        Assert.Equal(403, (await Posted(id, Sends("1", "0", null, null), Reader)).Status);
        Assert.Equal(404, (await Posted(id, Sends("1", "0", null, null), Planner("38/401"))).Status);
        Assert.False((await Look(id, Reader)).CanWrite);
    }

    [Fact]
    public async Task Photos_stand_beside_the_report_and_a_refused_one_is_told_at_the_file()
    {
        var id = await Held(20, 20, 12, 4);
        var (status, refused) = await Posted(id, Photo([1, 2, 3], "Hội trường đầy"));
        Assert.Equal((422, "Hội trường đầy", "12"), (status, refused.Alt, refused.HeadCount));
        Assert.Equal(["photo"], Wrong(refused));
        Assert.Equal(["photo"], Wrong((await Posted(id, Photo([], null))).Page));
        Assert.Equal(["photo"], Wrong((await Posted(id, Photo([Album.Picture, .. new byte[IPictures.Largest + 9]], "Quá lớn"))).Page));
        Assert.Equal(409, (await Posted(await Published(Some.Input(day: 22)), Photo([Album.Picture], "Chưa diễn ra"))).Status);

        Assert.Equal(303, (await Posted(id, Photo([Album.Picture], "Hội trường đầy"))).Status);
        var photo = Assert.Single((await Look(id)).Photos);
        Assert.Equal("Hội trường đầy", photo.Alt);
        Assert.Equal(303, (await Posted(id, (page, _) => page.OnPostTakeAwayAsync(photo.Id, Ct))).Status);
        Assert.True(Assert.Single((await Look(id)).Photos).IsAway);
        Assert.Equal(303, (await Posted(id, (page, _) => page.OnPostPutBackAsync(photo.Id, Ct))).Status);
        Assert.Equal(404, (await Posted(id, (page, _) => page.OnPostPutBackAsync(Guid.NewGuid(), Ct))).Status);
        Assert.Equal(403, (await Posted(id, Photo([Album.Picture], "Không phải việc mình"), Reader)).Status);
    }

    private static Access Reader => TestModule.Someone("38", Permissions.View);

    private async Task<Guid> Held(int day, int taken, int attended, int joined, long? budget = null)
    {
        Module.Clock.Set(Some.At(1, 9));
        var id = await Published(Some.Input(day: day) with { Budget = budget });
        Module.Clock.Set(Some.At(day, 18));
        Assert.True((await Do<CompleteEvent, Done>(new(id), Planner("38"))).Succeeded);
        (Neighbours.Seats[id], Neighbours.Outcomes.Joined[id]) = (new SeatCounts(taken, 0, attended), joined);
        return id;
    }

    private async Task<ReportPage> Look(Guid id, Access? by = null)
    {
        var (_, page) = await Posted(id, (page, _) => page.OnGetAsync(Ct), by);
        return page;
    }

    private async Task<int> Write(Guid id, string heads, string cost, string? worked, string? improve) => (await Posted(id, Sends(heads, cost, worked, improve))).Status;

    private static Func<ReportPage, IServiceProvider, Task<IActionResult>> Sends(string heads, string cost, string? worked, string? improve) => (page, services) =>
    {
        (page.HeadCount, page.Cost, page.Worked, page.Improve) = (heads, cost, worked, improve);
        return page.OnPostAsync(services.GetRequiredService<IHandler<ReportEvent, Done>>(), Ct);
    };

    private static Func<ReportPage, IServiceProvider, Task<IActionResult>> Photo(byte[] sent, string? alt) => (page, _) =>
    {
        (page.Photo, page.Alt) = (new FormFile(new MemoryStream(sent), 0, sent.Length, "Photo", "anh.jpg"), alt);
        return page.OnPostPhotoAsync(Ct);
    };

    private static IEnumerable<string> Wrong(ReportPage page) => page.ModelState.Where(e => e.Value!.Errors.Count > 0).Select(e => e.Key).Order(StringComparer.Ordinal);

    // The page as the framework makes it, in a scope of its own.
    private Task<(int Status, ReportPage Page)> Posted(Guid id, Func<ReportPage, IServiceProvider, Task<IActionResult>> act, Access? by = null) => Module.In(async s =>
    {
        using var words = new ServiceCollection().AddSingleton<IStringLocalizer, Keys>().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = words };
        var context = new PageContext(new(http, new RouteData(), new CompiledPageActionDescriptor()));
        context.ViewData = new ViewDataDictionary<ReportPage>(new EmptyModelMetadataProvider(), context.ModelState);
        var page = ActivatorUtilities.CreateInstance<ReportPage>(s, new Keys());
        typeof(ReportPage).GetProperty(nameof(ReportPage.Id))!.SetValue(page, id);
        (page.PageContext, page.TempData) = (context, new TempDataDictionary(http, new NoTempData()));
        return ((await act(page, s)) switch { StatusCodeResult done => done.StatusCode, PageResult shown => shown.StatusCode ?? 200, var other => throw new Xunit.Sdk.XunitException(other.ToString()!) }, page);
    }, by);

    private sealed class Keys : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, name);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }

    private sealed class NoTempData : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }
}

public sealed class ReportEventOnSqlite() : ReportEventTests(TestDatabase.Sqlite());

public sealed class ReportEventOnPostgres() : ReportEventTests(TestDatabase.Postgres());
