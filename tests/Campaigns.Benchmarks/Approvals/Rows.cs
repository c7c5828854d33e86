using System.Data.Common;

namespace Campaigns.Benchmarks.Approvals;

/// <summary>Rows as they lie in the database, read before and after a command: what the command had to write, to be written again by hand.</summary>
internal static class Rows
{
    public static async Task<List<Row>> All(this DbConnection connection, string table)
    {
        var rows = new List<Row>();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(new(table, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], values));
        }

        return rows;
    }
}

/// <summary>One row of one table.</summary>
internal sealed record Row(string Table, string[] Columns, object[] Values)
{
    /// <summary>By which it is found again; the number a queue gives its rows is not carried over.</summary>
    public string[] Key => Table switch
    {
        "apr_request" or "apr_step_run" or "apr_work_item" or "apr_step_timer" => ["id"],
        "apr_request_round" => ["request_id", "round"],
        "apr_stage_run" => ["request_id", "stage_id"],
        "apr_vote" => ["step_run_id", "person_id"],
        "apr_participant" => ["request_id", "user_id"],
        "apr_inbox_entry" => ["candidate_key", "due_sort", "item_id"],
        "apr_audit_row" => ["request_id", "seq"],
        "apr_notice" or "apr_action_run" => ["key"],
        _ => ["seq"],
    };

    public object this[string column] => Values[Array.IndexOf(Columns, column)];

    public string Identity => string.Join('|', Key.Select(k => this[k]).Prepend(Table));
}
