using Xunit;

namespace Campaigns.Architecture.Tests;

/// <summary>Each law must find its planted violation: a rule that finds nothing here guards nothing there.</summary>
public sealed class PlantedViolations : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("campaigns-law-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("modules/Campaigns.Events", "../../src/Campaigns.Runtime/Campaigns.Runtime.csproj")]
    [InlineData("modules/Campaigns.Events", "../Campaigns.People/Campaigns.People.csproj")]
    [InlineData("modules/Campaigns.Events.Contracts", "../../src/Campaigns.Data/Campaigns.Data.csproj")]
    [InlineData("themes/Campaigns.Theme.Blue", "../../src/Campaigns.Data/Campaigns.Data.csproj")]
    [InlineData("src/Campaigns.Kernel", "../Campaigns.Data/Campaigns.Data.csproj")]
    public void A_reference_across_layers_is_found(string project, string reference)
    {
        Plant(project, reference);
        Assert.Single(Laws.References(new Tree(_root).Projects));
    }

    [Fact]
    public void A_generic_module_that_knows_business_is_found()
    {
        Plant("modules/Campaigns.Content", "../Campaigns.Events.Contracts/Campaigns.Events.Contracts.csproj");
        Assert.Single(Laws.GenericModules(new Tree(_root).Projects));
    }

    [Fact]
    public void A_public_type_and_an_open_class_are_found() => Assert.Equal(2, Laws.Visibility([("Planted", typeof(PublicOne)), ("Planted", typeof(OpenOne)), ("Planted", typeof(GoodOne))]).Count());

    [Theory]
    [InlineData("using Microsoft.EntityFrameworkCore;")]
    [InlineData("using Microsoft.AspNetCore.Http;")]
    public void A_domain_that_knows_a_framework_is_found(string line) => Assert.Single(Laws.PureDomain("Planted", [new("Domain/Thing.cs", line)]));

    [Fact]
    public void Rows_left_out_of_the_audit_without_a_chain_are_found()
    {
        var map = new Source("Data/Map.cs", "builder.HasOwnHistory();");
        Assert.Single(Laws.OwnHistory("Planted", [map, new("Features/A/A.cs", "class A(IHashChain chain) { }")]));
        Assert.Empty(Laws.OwnHistory("Planted", [map, new("Features/A/A.cs", "sealed class A(X x) : B, IHashChain { }")]));
    }

    [Fact]
    public void A_domain_that_sees_the_database_is_found() => Assert.Single(Laws.WhoSeesTheDatabase("Planted", [new("Domain/Thing.cs", "class A(EventsDbContext db);"), new("Features/B/B.cs", "class B(EventsDbContext db);")]));

    [Fact]
    public void A_text_in_one_language_and_a_bad_key_are_found() =>
        Assert.Equal(3, Laws.Texts("Planted", """{"events.a":"x","Bad key":"y"}""", """{"events.b":"x","Bad key":"y"}""").Count());

    [Fact]
    public void A_kind_of_record_without_a_word_is_found() => Assert.Single(Laws.RecordWords(["events.event", "events.venue", "events.venue"], new HashSet<string> { "record.events.event" }));

    [Fact]
    public void A_text_nobody_has_is_found() => Assert.Single(Laws.UsedTexts("a.cshtml", """<p>@T["events.here"] @T["events.gone", 3]</p>""", new HashSet<string> { "events.here" }));

    [Fact]
    public void A_fragment_asked_for_at_a_tilde_is_found() =>
        Assert.Single(Laws.HomelessFragments("a.cshtml", """<p hx-get="~/admin/a"></p><p hx-get="@Url.Content("~/admin/a")"></p><a href="~/admin/a"></a>"""));

    [Theory]
    [InlineData("var a = DateTime.UtcNow;")]
    [InlineData("var a = DateTimeOffset.Now;")]
    [InlineData("async void Run() { }")]
    [InlineData("task.GetAwaiter().GetResult();")]
    [InlineData("try { } catch (Exception) { }")]
    [InlineData("try { } catch { }")]
    [InlineData("double amount = 1;")]
    [InlineData("Thread.Sleep(1);")]
    public void Something_banned_is_found(string line) => Assert.Single(Laws.Banned("Planted", [new("Features/A/A.cs", line)]));

    [Fact]
    public void A_banned_word_in_a_comment_or_text_is_not_found() => Assert.Empty(Laws.Banned("Planted", [new("A.cs", "// not DateTime.UtcNow\nvar a = \"DateTime.UtcNow\";")]));

    [Theory]
    [InlineData("var at = DateTimeOffset.TryParse(text, out var read);")]
    [InlineData("var at = DateTime.ParseExact(text, \"o\", null);")]
    [InlineData("var at = element.GetDateTimeOffset();")]
    [InlineData("static IResult Post([FromBody] Plan plan) => null;")]
    [InlineData("var plan = await http.Request.ReadFromJsonAsync<Plan>();")]
    public void An_instant_read_without_its_offset_is_found(string line) => Assert.Single(Laws.Instants("Planted", [new("Features/A/A.cs", line)]));

    [Fact]
    public void A_local_time_in_a_body_is_found() => Assert.Single(Laws.LocalTimes([("POST /plans", typeof(PlanWithLocalTime)), ("POST /good", typeof(PlanWithInstant))]));

    [Fact]
    public void A_name_that_says_nothing_is_found() => Assert.Single(Laws.Names([("Planted", typeof(EventsManager)), ("Planted", typeof(GoodOne))]));

    [Fact]
    public void A_file_too_long_is_found() => Assert.Single(Laws.Length("Planted", [new("A.cs", new string('\n', 401))]));

    private void Plant(string project, string reference)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, project)).FullName;
        File.WriteAllText(Path.Combine(folder, Path.GetFileName(project) + ".csproj"), $"""<Project><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""");
    }
}

public sealed class PublicOne;

internal sealed record PlanWithLocalTime(List<LocalTurn?> Turns);

internal sealed record LocalTurn(DateTime? At);

internal sealed record PlanWithInstant(DateTimeOffset At, DateOnly Day);

internal class OpenOne;

internal sealed class GoodOne;

internal sealed class EventsManager;
