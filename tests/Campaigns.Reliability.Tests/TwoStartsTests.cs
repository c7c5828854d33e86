using System.Net;
using Campaigns.Data;
using Campaigns.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Campaigns.Reliability.Tests;

/// <summary>Two processes started at the same moment on one empty database make its tables once, and both serve.</summary>
public abstract class TwoStartsTests(DatabaseProvider provider)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_get_ready_and_every_migration_is_applied_once()
    {
        var folder = Directory.CreateTempSubdirectory("campaigns-two-").FullName;
        var connection = provider == DatabaseProvider.Sqlite ? $"Data Source={Path.Combine(folder, "campaigns.db")};Pooling=false" : await PostgresServer.NewDatabase();
        try
        {
            var starts = await Task.WhenAll(Start(), Start());
            foreach (var host in starts)
            {
                using var http = new HttpClient { BaseAddress = host.Address };
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/events", Ct)).StatusCode);
            }

            foreach (var host in starts) await host.DisposeAsync();
            Assert.True(await Number("select count(*) from evt_migrations") > 0, "no migration was applied");
            Assert.Equal(0, await Number("select count(*) - count(distinct migration_id) from evt_migrations"));
            Assert.Equal(1, await Number("select count(*) from core_state where key = 'schema'"));
        }
        finally
        {
            if (provider == DatabaseProvider.PostgreSql) await PostgresServer.Drop(connection);
            Directory.Delete(folder, recursive: true);
        }

        Task<HostProcess> Start() => HostProcess.Start(url => new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Testing",
            ["ASPNETCORE_URLS"] = url,
            ["Campaigns__DataPath"] = folder,
            ["Database__Provider"] = provider.ToString(),
            ["ConnectionStrings__Default"] = connection,
        });

        async Task<long> Number(string sql)
        {
            await using System.Data.Common.DbConnection open = provider == DatabaseProvider.Sqlite ? new SqliteConnection(connection) : new NpgsqlConnection(connection);
            await open.OpenAsync(Ct);
            await using var command = open.CreateCommand();
            command.CommandText = sql;
            return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}

public sealed class TwoStartsOnSqlite() : TwoStartsTests(DatabaseProvider.Sqlite);

public sealed class TwoStartsOnPostgres() : TwoStartsTests(DatabaseProvider.PostgreSql);
