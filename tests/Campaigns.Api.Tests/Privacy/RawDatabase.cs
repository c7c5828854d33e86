using System.Data.Common;
using Campaigns.Data;
using Campaigns.Testing.Site;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Api.Tests.Privacy;

/// <summary>The tables as somebody sees them who has the database and nothing else.</summary>
internal static class RawDatabase
{
    public static async Task<List<(string Place, string Text)>> Cells(TestSite site)
    {
        var cells = new List<(string, string)>();
        await using var connection = await site.Connect();
        foreach (var (table, column) in await Columns(connection, site.Services.GetRequiredService<DatabaseOptions>().Provider))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select cast(\"{column}\" as text) from \"{table}\" where \"{column}\" is not null";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) cells.Add(($"{table}.{column}", reader.GetString(0)));
        }

        return cells;
    }

    public static async Task<int> Run(TestSite site, string sql)
    {
        await using var connection = await site.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<(string Table, string Column)>> Columns(DbConnection connection, DatabaseProvider provider)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = provider == DatabaseProvider.Sqlite
            ? "select m.name, p.name from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite_%'"
            : "select table_name, column_name from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema') and table_schema = current_schema()";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<(string, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }
}
