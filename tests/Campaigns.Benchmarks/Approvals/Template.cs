using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Campaigns.Data;

namespace Campaigns.Benchmarks.Approvals;

/// <summary>The rows one command wrote, ready to be written again for another request by plain commands.</summary>
internal sealed partial class Template
{
    private static readonly string[] Tables = ["apr_request", "apr_request_round", "apr_stage_run", "apr_step_run", "apr_work_item", "apr_vote", "apr_participant", "apr_inbox_entry", "apr_step_timer", "apr_action_run", "apr_audit_row", "apr_notice", "core_outbox"];

    private readonly List<Row> _new = [];
    private readonly List<(Row Row, string[] Changed)> _changed = [];
    private readonly List<Row> _gone = [];

    public int Writes => _new.Count + _changed.Count + _gone.Count;

    public static async Task<Dictionary<string, Row>> Look(DbConnection connection)
    {
        var all = new Dictionary<string, Row>();
        foreach (var table in Tables)
            foreach (var row in await connection.All(table)) all[row.Identity] = row;
        return all;
    }

    public static Template Between(Dictionary<string, Row> before, Dictionary<string, Row> after)
    {
        var made = new Template();
        made._new.AddRange(after.Where(a => !before.ContainsKey(a.Key)).Select(a => a.Value));
        made._gone.AddRange(before.Where(b => !after.ContainsKey(b.Key)).Select(b => b.Value));
        foreach (var (key, row) in after)
            if (before.TryGetValue(key, out var old) && row.Columns.Where(c => !Equals(old[c], row[c])).ToArray() is { Length: > 0 } changed) made._changed.Add((row, changed));
        return made;
    }

    /// <summary>Writes them in the running transaction, one command a row, with other ids.</summary>
    public async Task Write(DbConnection connection, DbTransaction transaction, Names names, Func<string, bool>? only = null)
    {
        foreach (var row in _new)
        {
            if (only?.Invoke(row.Table) == false) continue;
            var columns = row.Columns.Where(c => row.Table != "core_outbox" || c != "seq").ToArray();
            await Run($"insert into {row.Table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) values ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})", row, columns);
        }

        foreach (var (row, changed) in _changed)
        {
            var set = string.Join(", ", changed.Select((c, i) => $"\"{c}\" = @p{i}"));
            await Run($"update {row.Table} set {set} where {Where(row, changed.Length)}", row, [.. changed, .. row.Key]);
        }

        foreach (var row in _gone) await Run($"delete from {row.Table} where {Where(row, 0)}", row, row.Key);

        async Task Run(string sql, Row row, string[] columns)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            for (var i = 0; i < columns.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{i}", names.Of(row[columns[i]]));
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Waits for the request's turn and reads it, as any decision must.</summary>
    public async Task Lock(DbConnection connection, DbTransaction transaction, Names names, DatabaseProvider provider)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = ("select * from apr_request where id = @id" + (provider == DatabaseProvider.Sqlite ? "" : " for update"), transaction);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", names.Of(_changed.First(c => c.Row.Table == "apr_request").Row["id"]));
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync();
    }

    private static string Where(Row row, int from) => string.Join(" and ", row.Key.Select((k, i) => $"\"{k}\" = @p{from + i}"));

    /// <summary>Other ids and another subject in place of those of the template; the same for all commands of one request.</summary>
    internal sealed partial class Names(string subject, string instead)
    {
        private readonly Dictionary<Guid, Guid> _ids = [];

        public Guid Of(Guid id) => _ids.TryGetValue(id, out var other) ? other : _ids[id] = Guid.CreateVersion7();

        public object Of(object value) => value switch
        {
            Guid id => Of(id),
            string text => Ids().Replace(text.Replace(subject, instead, StringComparison.Ordinal), Other),
            _ => value,
        };

        // In whatever form it was written.
        private string Other(Match found)
        {
            var other = Of(Guid.Parse(found.Value)).ToString(found.Value.Contains('-', StringComparison.Ordinal) ? "D" : "N");
            return found.Value.Any(char.IsAsciiLetterUpper) ? other.ToUpper(CultureInfo.InvariantCulture) : other;
        }

        [GeneratedRegex("(?<![0-9a-fA-F])([0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{32})(?![0-9a-fA-F])")]
        private static partial Regex Ids();
    }
}
