using System.Net;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Testing.Site;
using Xunit;

namespace Campaigns.Api.Tests;

/// <summary>The main job over the API, on both databases: schedule, publish, register, check in, and the progress that moves.</summary>
public abstract class MainJourneyTests(DemoSite demo)
{
    private readonly TestSite _site = demo.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_story_of_2019_counts_right()
    {
        var api = await _site.Api("coordinator");
        var campaign = await Journey.LargestCampaign(api);
        var progress = await api.GetAsync($"campaigns/{campaign.GetProperty("id")}/progress?by=district&asOf=2019-04-30", Ct).Must(200);
        Assert.Equal(7090, progress.GetProperty("actual").GetInt32());
        Assert.Equal(10000, progress.GetProperty("target").GetInt32());
        Assert.Equal(9600, progress.GetProperty("cumulative").GetInt32());
        Assert.Equal(70.9, progress.GetProperty("percent").GetDouble());
        var rows = progress.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(27, rows.Count);
        Assert.Equal(9600, rows.Sum(r => r.GetProperty("cumulative").GetInt32()));
        Assert.Equal(10000, rows.Sum(r => r.GetProperty("target").GetInt32()));
    }

    [Fact]
    public async Task A_conference_is_scheduled_published_registered_for_and_attended_and_progress_moves()
    {
        var staff = await _site.Api("admin");
        var citizen = await _site.Api();
        var published = await Journey.Published(staff);
        var slug = published.GetProperty("slug").GetString();
        Assert.StartsWith("hoang-hoa-20-03-2019", slug, StringComparison.Ordinal);
        Assert.Equal("published", published.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _site.Pages().GetAsync($"/events/{slug}", Ct)).StatusCode);

        // The world's clock stands at the end of April: this one is over, and says so.
        var late = await citizen.Post($"events/{slug}/registrations", Journey.Person(1)).Must(409);
        Assert.Equal("registration-closed", late.GetProperty("code").GetString());
    }
}

public sealed class MainJourneyOnSqlite(MainJourneyOnSqlite.World world) : MainJourneyTests(world), IClassFixture<MainJourneyOnSqlite.World>
{
    public sealed class World() : DemoSite(DatabaseProvider.Sqlite, clock: null);
}

public sealed class MainJourneyOnPostgres(MainJourneyOnPostgres.World world) : MainJourneyTests(world), IClassFixture<MainJourneyOnPostgres.World>
{
    public sealed class World() : DemoSite(DatabaseProvider.PostgreSql, clock: null);
}

/// <summary>The same at the start of March, when registration is open.</summary>
public abstract class OpenRegistrationTests(DemoSite demo)
{
    private readonly TestSite _site = demo.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Someone_who_pays_on_the_spot_counts_once()
    {
        var staff = await _site.Api("desk");
        var reader = await _site.Api("coordinator");
        var campaign = await Journey.LargestCampaign(reader);
        var before = await Actual();
        var enrolment = new
        {
            person = new { fullName = "Lê Thị Xuân", citizenId = "038185000124", birthDate = "1985-03-02", phone = "0987654321", unitCode = "399", address = "Thôn 1" },
            product = "VSI",
            quote = new { product = "VSI", registeredOn = "2019-03-01", paidOn = "2019-03-01", method = "M3", chosenIncome = 700000, supportGroups = new[] { "OTHER" }, supportedMonthsUsed = 0 },
            payment = "cash-now",
        };
        var joined = await staff.Post("enrolments", enrolment).Must(201);
        Assert.Equal("joined", joined.GetProperty("status").GetString());
        Assert.Equal(415800, joined.GetProperty("payable").GetInt64());
        var again = await staff.Post("enrolments", enrolment).Must(409);
        Assert.Equal("already-enrolled", again.GetProperty("code").GetString());
        Assert.Equal(before + 1, await Actual());

        async Task<int> Actual() => (await reader.GetAsync($"campaigns/{campaign.GetProperty("id")}/progress?by=district", Ct).Must(200)).GetProperty("actual").GetInt32();
    }

    [Fact]
    public async Task A_citizen_registers_and_the_desk_checks_in_twice_as_once()
    {
        var staff = await _site.Api("admin");
        var citizen = await _site.Api();
        var published = await Journey.Published(staff);
        var slug = published.GetProperty("slug").GetString();
        var registered = await citizen.Post($"events/{slug}/registrations", Journey.Person(7)).Must(201);
        Assert.Equal("confirmed", registered.GetProperty("status").GetString());
        var id = registered.GetProperty("id").GetString();
        var first = await staff.Post($"registrations/{id}/check-in").Must(200);
        var second = await staff.Post($"registrations/{id}/check-in").Must(200);
        Assert.Equal(first.GetProperty("checkedInAt").GetString(), second.GetProperty("checkedInAt").GetString());
        var seen = await staff.GetAsync($"events/{published.GetProperty("id")}", Ct).Must(200);
        Assert.Equal(1, seen.GetProperty("seatsTaken").GetInt32());
        Assert.Equal(1, seen.GetProperty("attended").GetInt32());
    }

    [Fact]
    public async Task A_rush_for_forty_places_confirms_forty_and_queues_the_rest()
    {
        var staff = await _site.Api("admin");
        var citizen = await _site.Api();
        var slug = (await Journey.Published(staff, capacity: 40)).GetProperty("slug").GetString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 160).Select(i => citizen.Post($"events/{slug}/registrations", Journey.Person(1000 + i)).Must(201)));
        Assert.Equal(40, answers.Count(a => a.GetProperty("status").GetString() == "confirmed"));
        Assert.Equal(Enumerable.Range(1, 120), answers.Where(a => a.GetProperty("status").GetString() == "waitlisted").Select(a => a.GetProperty("position").GetInt32()).Order());
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer_and_another_body_is_refused()
    {
        var staff = await _site.Api("admin");
        var citizen = await _site.Api();
        var slug = (await Journey.Published(staff)).GetProperty("slug").GetString();
        citizen.DefaultRequestHeaders.Add("Idempotency-Key", "k1");
        var first = await citizen.Post($"events/{slug}/registrations", Journey.Person(5)).Must(201);
        using var replay = await citizen.Post($"events/{slug}/registrations", Journey.Person(5));
        Assert.Equal("true", replay.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(first.GetProperty("id").GetString(), JsonDocument.Parse(await replay.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("id").GetString());
        var other = await citizen.Post($"events/{slug}/registrations", Journey.Person(6)).Must(422);
        Assert.Equal("idempotency-mismatch", other.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Of_fifty_who_book_one_hall_and_presenter_at_once_one_has_them_and_the_others_learn_why_not()
    {
        var api = await _site.Api("admin");
        var campaign = await Journey.LargestCampaign(api);
        var venue = (await api.GetAsync("venues?limit=1", Ct).Must(200)).GetProperty("items")[0].GetProperty("id").GetString();
        var draft = System.Text.Json.JsonSerializer.SerializeToNode(Journey.Body(campaign, 20, "2019-09-17T08:00:00+07:00", "2019-09-17T10:00:00+07:00"))!.AsObject();
        draft["hold"] = false;
        var planned = (await api.Post("events", draft).Must(201)).GetProperty("id").GetString();
        var presenter = (await api.GetAsync($"events/{planned}/substitutes", Ct).Must(200)).GetProperty("items")[0].GetProperty("presenterId").GetString(); // The first of the ranking: qualified and free.
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(Journey.Body(campaign, 20, "2019-09-17T08:00:00+07:00", "2019-09-17T10:00:00+07:00"))!.AsObject();
            body.Remove("venue");
            (body["title"], body["venueId"], body["presenterIds"]) = ($"Buổi {i}", venue, new System.Text.Json.Nodes.JsonArray(presenter));
            using var answer = await api.Post("events", body);
            return ((int)answer.StatusCode, Said: JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement);
        }));
        var won = Assert.Single(answers, a => a.Item1 == 201).Said.GetProperty("title").GetString()!;
        Assert.All(answers.Where(a => a.Item1 != 201), a =>
        {
            Assert.Equal((409, true), (a.Item1, a.Said.GetProperty("code").GetString() is "venue-double-booked" or "presenter-double-booked"));
            Assert.Contains(won, a.Said.GetRawText().Length > 0 ? System.Text.RegularExpressions.Regex.Unescape(a.Said.GetRawText()) : "", StringComparison.Ordinal); // Who has them.
        });
    }

    [Fact]
    public async Task Every_registration_brings_exactly_one_message()
    {
        var staff = await _site.Api("admin");
        var citizen = await _site.Api();
        var slug = (await Journey.Published(staff)).GetProperty("slug").GetString();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => citizen.Post($"events/{slug}/registrations", Journey.Person(3000 + i)).Must(201)));
        await _site.Deliver();
        await _site.Deliver();
        Assert.Equal(20, await Count());
        Assert.Equal(20, await _site.Number($"select count(distinct about_id) from ntf_message where address_index in ({Addresses()})"));

        Task<long> Count() => _site.Number($"select count(*) from ntf_message where address_index in ({Addresses()})");

        // Addresses are sealed: they are found by what they are hashed to.
        static string Addresses() => string.Join(", ", Enumerable.Range(3000, 20).Select(n => $"'{Blind.Of($"+8498000{n}")}'"));
    }
}

public sealed class OpenRegistrationOnSqlite(OpenRegistrationOnSqlite.World world) : OpenRegistrationTests(world), IClassFixture<OpenRegistrationOnSqlite.World>
{
    public sealed class World() : DemoSite(DatabaseProvider.Sqlite, clock: "2019-03-01T09:00:00+07:00");
}

public sealed class OpenRegistrationOnPostgres(OpenRegistrationOnPostgres.World world) : OpenRegistrationTests(world), IClassFixture<OpenRegistrationOnPostgres.World>
{
    public sealed class World() : DemoSite(DatabaseProvider.PostgreSql, clock: "2019-03-01T09:00:00+07:00");
}
