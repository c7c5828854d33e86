using System.Text.RegularExpressions;
using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Api.Tests.Privacy;

/// <summary>Who has the database has no phone and no citizen id; who has the keys has them all, whatever the key of the day.</summary>
public abstract partial class SealedFieldsTests(DemoSite demo)
{
    private readonly TestSite _site = demo.Site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_filled_world_holds_no_phone_and_no_citizen_id_that_can_be_read()
    {
        await Register(4100);
        await _site.Deliver();
        var cells = await RawDatabase.Cells(_site);
        var known = cells.Where(c => c.Text.StartsWith("e1.", StringComparison.Ordinal)).Select(c => FieldSeal.Open(c.Text)).SelectMany(Numbers).ToHashSet();
        Assert.True(known.Count > 1000, $"only {known.Count} numbers were found sealed: the test reads nothing");

        var plain = cells.Where(c => !c.Text.StartsWith("e1.", StringComparison.Ordinal) && Numbers(c.Text).Any(known.Contains)).Select(c => $"{c.Place}: {c.Text}").Take(5).ToList();
        Assert.True(plain.Count == 0, string.Join('\n', plain));
    }

    [Fact]
    public async Task After_a_rotation_everything_is_readable_and_is_sealed_anew_beside_the_running_site()
    {
        var before = FieldKeys.Current.CurrentId;
        var one = await Register(4200);
        FieldKeys.Current.Rotate();
        Assert.Contains("4200", await Phone(one), StringComparison.Ordinal);

        var writing = Task.WhenAll(Enumerable.Range(4201, 10).Select(Register));
        Assert.True(await Reseal() > 100);
        await writing;
        Assert.Equal(0, await _site.Number($"select count(*) from reg_registration where phone like 'e1.{before}.%'") + await _site.Number($"select count(*) from ppl_person where citizen_id like 'e1.{before}.%'"));
        Assert.Equal(0, await Reseal());
        Assert.Contains("4200", await Phone(one), StringComparison.Ordinal);
        using var again = await (await _site.Api()).Post($"events/{_slug}/registrations", Journey.Person(4200));
        Assert.Equal(409, (int)again.StatusCode);
    }

    [Fact]
    public async Task A_key_file_that_is_not_seen_for_a_moment_closes_no_field()
    {
        var id = await Register(4250);
        var file = Path.Combine(FieldKeys.Current.Folder, $"field-{FieldKeys.Current.CurrentId}.key");
        File.Move(file, file + ".away");
        try
        {
            FieldKeys.Current.Rotate(); // Reads the folder again, which lacks the key now.
            Assert.Contains("4250", await Phone(id), StringComparison.Ordinal);
        }
        finally
        {
            File.Move(file + ".away", file);
        }
    }

    [Fact]
    public async Task Rows_of_a_release_without_seals_are_sealed_and_found()
    {
        var id = await Register(4300);
        var where = $"lower(cast(id as text)) = '{id}'";
        Assert.Equal(1, await RawDatabase.Run(_site, $"update reg_registration set phone = '+84980004300', phone_index = null, phone_ending = null where {where}"));
        Assert.True(await Reseal() >= 1);
        Assert.Equal(1, await _site.Number($"select count(*) from reg_registration where {where} and phone like 'e1.%' and phone_index = '{Blind.Of("+84980004300")}'"));
        using var again = await (await _site.Api()).Post($"events/{_slug}/registrations", Journey.Person(4300));
        Assert.Equal(409, (int)again.StatusCode);
    }

    [Fact]
    public async Task A_field_that_was_tampered_with_is_shown_as_unreadable_and_breaks_no_page()
    {
        var id = await Register(4400);
        await RawDatabase.Run(_site, $"update reg_registration set phone = substr(phone, 1, 30) || 'AAAA' || substr(phone, 35) where lower(cast(id as text)) = '{id}'");
        Assert.DoesNotContain("4400", await Phone(id), StringComparison.Ordinal);
        await RawDatabase.Run(_site, $"update reg_registration set phone = null where lower(cast(id as text)) = '{id}'");
    }

    private string? _slug;

    private async Task<string> Register(int number)
    {
        _slug ??= (await Journey.Published(await _site.Api("admin"))).GetProperty("slug").GetString();
        var made = await (await _site.Api()).Post($"events/{_slug}/registrations", Journey.Person(number)).Must(201);
        return made.GetProperty("id").GetString()!;
    }

    private async Task<string> Phone(string registration) =>
        (await (await _site.Api("admin")).GetAsync($"registrations/{registration}", Ct).Must(200)).GetProperty("phone").GetString()!;

    private Task<long> Reseal() => _site.In(async services =>
    {
        var rows = 0L;
        foreach (var module in services.GetServices<ModuleDatabase>()) rows += await Resealing.Run((ModuleDbContext)services.GetRequiredService(module.Context), null, Ct);
        return rows;
    });

    // A phone down to its nine digits, however it is written; a citizen id whole.
    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(m => m.Value)
        .Where(d => d.Length == 12 || (d.Length is 10 && d[0] == '0') || (d.Length == 11 && d.StartsWith("84", StringComparison.Ordinal))).Select(d => d.Length == 12 ? d : d[^9..]);

    [GeneratedRegex(@"\d{10,12}(?!\d)")]
    private static partial Regex Digits();
}

// One after the other: a process has one ring, and both rotate it.
[Collection("keys of the process")]
public sealed class SealedFieldsOnSqlite(SealedFieldsOnSqlite.World world) : SealedFieldsTests(world), IClassFixture<SealedFieldsOnSqlite.World>
{
    public sealed class World() : DemoSite(DatabaseProvider.Sqlite, clock: "2019-03-01T09:00:00+07:00");
}

[Collection("keys of the process")]
public sealed class SealedFieldsOnPostgres(SealedFieldsOnPostgres.World world) : SealedFieldsTests(world), IClassFixture<SealedFieldsOnPostgres.World>
{
    public sealed class World() : DemoSite(DatabaseProvider.PostgreSql, clock: "2019-03-01T09:00:00+07:00");
}
