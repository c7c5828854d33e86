using System.Data;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Campaigns.Data.Privacy;

/// <summary>Seals what is plain, and seals anew what an older key sealed, table by table, while the site serves. What is left to do is asked of the
/// rows themselves: a run that was cut off goes on where it was, and one that has nothing to do changes nothing.</summary>
public static class Resealing
{
    // A batch is one transaction: on SQLite everybody who writes waits for it, so it stays well below what a person notices.
    private const int Batch = 500;

    /// <summary>All tables of a module.</summary>
    /// <param name="db">The module's context.</param>
    /// <param name="progress">Told after each batch: table and rows done so far.</param>
    /// <param name="ct">Stops between batches.</param>
    /// <returns>Rows that were written.</returns>
    public static async Task<long> Run(ModuleDbContext db, Action<string, long>? progress, CancellationToken ct)
    {
        var rows = 0L;
        foreach (var type in db.Model.GetEntityTypes())
            if (SealedTable.Of(type) is { } table) rows += await Run(db, table, progress, ct);
        return rows;
    }

    private static async Task<long> Run(ModuleDbContext db, SealedTable table, Action<string, long>? progress, CancellationToken ct)
    {
        var (done, after) = (0L, (object?)null);
        while (!ct.IsCancellationRequested)
        {
            await using var turn = await db.BeginAsync(ct);
            var rows = await Read(db, table, after, ct);
            if (rows.Count == 0) return done;
            foreach (var row in rows) done += await Write(db, table, row, ct);
            await turn.CommitAsync(ct);
            after = rows[^1].Id;
            progress?.Invoke(table.Name, done);
        }

        ct.ThrowIfCancellationRequested();
        return done;
    }

    private static async Task<List<SealedRow>> Read(ModuleDbContext db, SealedTable table, object? after, CancellationToken ct)
    {
        await using var command = Command(db, table.Select(after is not null, Batch));
        Add(command, "current", $"{FieldSeal.Mark}{FieldKeys.Current.CurrentId}.%");
        if (after is not null) Add(command, "after", after);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<SealedRow>(Batch);
        while (await reader.ReadAsync(ct))
        {
            var values = new string?[table.Columns.Count];
            for (var i = 0; i < values.Length; i++) values[i] = await reader.IsDBNullAsync(i + 1, ct) ? null : reader.GetString(i + 1);
            rows.Add(new(reader.GetValue(0), values));
        }

        return rows;
    }

    // Only where the row is as it was read: a writer in between wins, and has sealed with the new key.
    private static async Task<int> Write(ModuleDbContext db, SealedTable table, SealedRow row, CancellationToken ct)
    {
        var changes = table.Changes(row.Values);
        if (changes.Count == 0) return 0;
        var set = string.Join(", ", changes.Select((c, i) => $"{c.Column} = @v{i}"));
        var same = string.Join(" and ", table.Columns.Select((c, i) => row.Values[i] is null ? $"{c.Name} is null" : $"{c.Name} = @o{i}"));
        await using var command = Command(db, $"update {table.Name} set {set} where id = @id and {same}");
        Add(command, "id", row.Id);
        for (var i = 0; i < changes.Count; i++) Add(command, "v" + i, (object?)changes[i].Value ?? DBNull.Value);
        for (var i = 0; i < row.Values.Length; i++)
            if (row.Values[i] is { } value) Add(command, "o" + i, value);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static DbCommand Command(ModuleDbContext db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@" + name, value);
        command.Parameters.Add(parameter);
    }
}

/// <summary>A row as it is stored.</summary>
internal sealed record SealedRow(object Id, string?[] Values);

/// <summary>A column that is sealed, that is blind by itself, or that follows a sealed one.</summary>
internal sealed record SealedColumn(string Name, bool Sealed, string? Source, bool Ending);

/// <summary>The columns of one table that are not stored as they are said.</summary>
internal sealed record SealedTable(string Name, IReadOnlyList<SealedColumn> Columns)
{
    public static SealedTable? Of(IEntityType type)
    {
        if (type.GetTableName() is not { } name || StoreObjectIdentifier.Create(type, StoreObjectType.Table) is not { } store) return null;
        var follow = BlindColumns.Of(type).ToDictionary(c => c.Name);
        var columns = type.GetProperties().Where(p => p.FindAnnotation(PrivacyMaps.Encrypted) is not null || p.GetTypeMapping().Converter is BlindText or BlindEnding)
            .Select(p => new SealedColumn(Quoted(p.GetColumnName(store)), p.FindAnnotation(PrivacyMaps.Encrypted) is not null,
                follow.TryGetValue(p.Name, out var f) ? Quoted(type.FindProperty(f.Source)!.GetColumnName(store)) : null, f?.Ending ?? false)).ToList();
        return columns.Count == 0 ? null : new(name, columns);
    }

    // One of them is called "values".
    private static string Quoted(string? column) => $"\"{column}\"";

    public string Select(bool goesOn, int batch)
    {
        var wrong = Columns.Select(c => c switch
        {
            { Sealed: true } => $"({c.Name} <> '' and {c.Name} not like @current)",
            { Source: { } source } => $"({c.Name} is null and {source} <> '' and {source} not like '{FieldSeal.Mark}%')",
            _ => $"({c.Name} is not null and {c.Name} not like '{Blind.Mark}%')",
        });
        var sql = new StringBuilder($"select id, {string.Join(", ", Columns.Select(c => c.Name))} from {Name} where (").AppendJoin(" or ", wrong).Append(')');
        if (goesOn) sql.Append(" and id > @after");
        return sql.Append(" order by id limit ").Append(batch).ToString();
    }

    // A field that cannot be opened stays as it is: its key may come back.
    public List<(string Column, string? Value)> Changes(string?[] values)
    {
        var changes = new List<(string, string?)>();
        for (var i = 0; i < Columns.Count; i++)
        {
            var (column, stored) = (Columns[i], values[i]);
            if (column.Source is not null)
            {
                var source = Plain(values[Columns.ToList().FindIndex(c => c.Name == column.Source)]);
                var blind = string.IsNullOrEmpty(source) ? null : !column.Ending ? Blind.Of(source) : Blind.Ending(source) is { } ending ? Blind.OfEnding(ending) : null;
                if (source != FieldSeal.Unreadable && blind != stored) changes.Add((column.Name, blind));
            }
            else if (!column.Sealed)
            {
                if (stored is not null && !Blind.IsBlind(stored)) changes.Add((column.Name, Blind.Of(stored)));
            }
            else if (Plain(stored) is { Length: > 0 } plain && plain != FieldSeal.Unreadable)
            {
                changes.Add((column.Name, FieldSeal.Seal(plain)));
            }
        }

        return changes;
    }

    private static string? Plain(string? stored) => stored is null ? null : !FieldSeal.IsSealed(stored) ? stored : FieldSeal.TryOpen(stored, out var plain) ? plain : FieldSeal.Unreadable;
}
