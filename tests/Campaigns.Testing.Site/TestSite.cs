using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Campaigns.Data;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Time;
using Campaigns.Runtime.Outbox;
using Campaigns.Runtime.Setup;
using Campaigns.Runtime.Shells;
using Campaigns.Kernel.Verbs;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Testing.Site;

/// <summary>The whole product on a real port, on its own copy of a demo world.</summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    /// <summary>Password of the demo accounts.</summary>
    public const string Password = "Thanhhoa-2019";

    private readonly string? _recipe;
    private readonly string _folder;
    private readonly string? _connection;
    private readonly string? _clock;
    private readonly Dictionary<string, string> _tokens = [];
    private readonly Dictionary<string, string> _settings;
    private readonly bool _workers;
    private readonly string? _environment;
    private bool _stopped;

    internal TestSite(string? recipe, string folder, string? connection, string? clock, bool workers = true, Dictionary<string, string>? settings = null, string? environment = null)
    {
        _environment = environment;
        (_recipe, _folder, _connection, _clock, _workers) = (recipe, folder, connection, clock, workers);
        _settings = settings ?? [];
        UseKestrel(0);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Folder of its data.</summary>
    public string DataPath => _folder;

    /// <summary>A site with a demo world.</summary>
    /// <param name="recipe">Which.</param>
    /// <param name="provider">On which database.</param>
    /// <param name="clock">Where the demo clock stands; the recipe's own when null.</param>
    /// <param name="settings">Further settings.</param>
    /// <param name="before">What is done to the folder of its data before it starts.</param>
    public static async Task<TestSite> World(string recipe = "thanh-hoa-2019", DatabaseProvider provider = DatabaseProvider.Sqlite, string? clock = null, Dictionary<string, string>? settings = null, Func<string, Task>? before = null)
    {
        var (folder, connection) = await DemoWorlds.Copy(recipe, provider);
        if (before is not null) await before(folder);
        var site = new TestSite(recipe, folder, connection, clock, settings: settings);
        site.Start();
        return site;
    }

    /// <summary>A site without data, in the environment <c>Testing</c>: no recipe, no background work.</summary>
    public static TestSite Empty()
    {
        var site = new TestSite(null, Directory.CreateTempSubdirectory("campaigns-site-").FullName, null, null);
        site.Start();
        return site;
    }

    /// <summary>A site for real use that nobody has set up: environment <c>Production</c>, empty database.</summary>
    /// <param name="provider">Kind of database.</param>
    /// <param name="before">The same site before it was started again: its data; that one is to be stopped by <see cref="Stop"/>.</param>
    /// <param name="settings">Configuration.</param>
    public static async Task<TestSite> Production(DatabaseProvider provider = DatabaseProvider.Sqlite, TestSite? before = null, Dictionary<string, string>? settings = null)
    {
        var folder = before?._folder ?? Directory.CreateTempSubdirectory("campaigns-site-").FullName;
        var connection = before is not null ? before._connection : provider == DatabaseProvider.PostgreSql ? await PostgresServer.NewDatabase() : null;
        var site = new TestSite(null, folder, connection, null, settings: settings, environment: "Production");
        site.Start();
        return site;
    }

    /// <summary>Stops it and leaves its data.</summary>
    public async Task Stop()
    {
        _stopped = true;
        await DisposeAsync();
    }

    /// <summary>Starts listening.</summary>
    public void Start() => StartServer();

    /// <summary>A client of the API, signed in by token as that user; null: the public.</summary>
    public async Task<HttpClient> Api(string? user = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(Address, "/api/v1/") };
        if (user is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(user));
        return client;
    }

    /// <summary>A client of the pages that keeps cookies and does not follow redirects.</summary>
    public HttpClient Pages() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };

    /// <summary>Delivers everything due, and waits for what a worker of the site has already taken.</summary>
    public async Task Deliver()
    {
        var started = TimeProvider.System.GetTimestamp();
        do
        {
            await Services.GetRequiredService<Deliveries>().Drain(CancellationToken.None);
            if (await Number("select (select count(*) from core_outbox) + (select count(*) from core_inbox where done_at is null and dead_at is null and due_at is null)") == 0) return;
            await Task.Delay(50);
        }
        while (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60));
        throw new TimeoutException("Deliveries are still open after a minute");
    }

    /// <summary>Moves the demo clock.</summary>
    public Task Move(DateTimeOffset to) => Services.GetRequiredService<IBusinessClock>().Move(to, CancellationToken.None);

    /// <summary>The switch of features.</summary>
    public IFeatures Features => Services.GetRequiredService<IFeatures>();

    /// <summary>A personal access token, as the verb makes it.</summary>
    public async Task<string> Token(string user)
    {
        if (_tokens.TryGetValue(user, out var there)) return there;
        var shell = Services.GetRequiredService<ShellHolder>().Enter();
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IActAs>().System();
            var verb = scope.ServiceProvider.GetServices<IVerb>().Single(v => v.Name == "token");
            var output = new StringWriter();
            var options = verb.Options.ToDictionary(o => o.Name, o => o.Default);
            options["user"] = user;
            options["name"] = "test-" + Guid.NewGuid().ToString("N");
            await verb.Run(options, output, CancellationToken.None);
            return _tokens[user] = output.ToString().Trim();
        }
        finally
        {
            shell.Leave();
        }
    }

    /// <summary>Every endpoint of the running shell, pages and API, as it is served.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints()
    {
        var shell = Services.GetRequiredService<ShellHolder>().Enter();
        try
        {
            return [.. shell.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        }
        finally
        {
            shell.Leave();
        }
    }

    /// <summary>Inside the shell, in a scope that acts as the system.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> act)
    {
        var shell = Services.GetRequiredService<ShellHolder>().Enter();
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IActAs>().System();
            return await act(scope.ServiceProvider);
        }
        finally
        {
            shell.Leave();
        }
    }

    /// <summary>One value straight from the database, as text; null where there is none.</summary>
    public async Task<string?> Text(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }

    /// <summary>A connection to the database, for looking at it from outside.</summary>
    public async Task<System.Data.Common.DbConnection> Connect()
    {
        var options = Services.GetRequiredService<DatabaseOptions>();
        System.Data.Common.DbConnection connection = options.Provider == DatabaseProvider.Sqlite
            ? new Microsoft.Data.Sqlite.SqliteConnection(options.ConnectionString)
            : new Npgsql.NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The verb <c>setup</c> with the answers of a file. Answers what it printed; throws what it refuses.</summary>
    public async Task<string> SetUp(string answers, bool onlyCheck = false)
    {
        var file = Path.Combine(_folder, "answers.json");
        await File.WriteAllTextAsync(file, answers);
        var shell = Services.GetRequiredService<ShellHolder>().Enter();
        try
        {
            await using var scope = shell.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IActAs>().System();
            var output = new StringWriter();
            await new SetupVerb(Services, scope.ServiceProvider).Run(new Dictionary<string, string?> { ["recipe"] = null, ["answers"] = file, ["check"] = onlyCheck ? "true" : null }, output, CancellationToken.None);
            return output.ToString();
        }
        finally
        {
            shell.Leave();
        }
    }

    /// <summary>A number straight from the database.</summary>
    public async Task<long> Number(string sql)
    {
        await using var connection = await Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment ?? (_recipe is null ? "Testing" : "Development"));
        builder.UseSetting("Campaigns:DataPath", _folder);
        builder.UseSetting("Campaigns:KeysPath", TestKeys.Folder);
        builder.UseSetting("Campaigns:LogLevel", "Error");
        builder.UseSetting("RateLimits:PublicPostsPerMinute", "100000");
        builder.UseSetting("RateLimits:SignInsPerMinute", "100000");
        if (_recipe is not null) builder.UseSetting("Campaigns:Recipe", _recipe);
        if (_clock is not null) builder.UseSetting("Campaigns:Clock", _clock);
        if (_connection is not null)
        {
            builder.UseSetting("Database:Provider", "PostgreSql");
            builder.UseSetting("ConnectionStrings:Default", _connection);
        }

        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        if (!_workers) builder.ConfigureServices(services => services.Remove(services.Single(s => s.ImplementationType == typeof(OutboxPump))));
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_workers && !_stopped && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        if (_workers && !_stopped && _connection is not null) await PostgresServer.Drop(_connection);
        GC.SuppressFinalize(this);
    }
}

/// <summary>Shorthand for JSON over HTTP in tests.</summary>
public static class Json
{
    /// <summary>The body of an answer that must have that status.</summary>
    public static async Task<JsonElement> Must(this Task<HttpResponseMessage> call, int status)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode != status) throw new Xunit.Sdk.XunitException($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}, wanted {status}: {text[..Math.Min(text.Length, 600)]}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>POST with a JSON body.</summary>
    public static Task<HttpResponseMessage> Post(this HttpClient client, string path, object? body = null) => client.PostAsJsonAsync(path, body ?? new { });
}
