using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Campaigns.Data.Messaging;

/// <summary>Writes rows that are only ever added, many at a time: one statement for all, prepared once, without the change tracker, which would
/// cost more than the rows. For the tables every change writes to.</summary>
internal static class RowWriter
{
    /// <summary>Within the context's transaction, in the order given, which may be of several tables. What the database numbers itself is not
    /// read back.</summary>
    /// <exception cref="DbException">The database did not take one; the transaction is not to be kept.</exception>
    public static Task Append(this ModuleDbContext db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return Task.CompletedTask;
        if (db.Database.GetDbConnection().CanCreateBatch) return Together(db, rows, ct);
        foreach (var table in rows.GroupBy(row => row.GetType())) OneByOne(db, table);
        return Task.CompletedTask;
    }

    // A server: all in one trip.
    private static async Task Together(ModuleDbContext db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        await using var batch = connection.CreateBatch();
        await using var maker = connection.CreateCommand();
        batch.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var row in rows)
        {
            var (sql, columns) = Shape.Of(db, row.GetType());
            var insert = batch.CreateBatchCommand();
            insert.CommandText = sql;
            foreach (var column in columns) insert.Parameters.Add(column.Parameter(maker, "", row));
            batch.BatchCommands.Add(insert);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    // SQLite is in this process: nothing is waited for but the statement itself.
    private static void OneByOne(ModuleDbContext db, IGrouping<Type, object> rows)
    {
        var (sql, columns) = Shape.Of(db, rows.Key);
        using var insert = db.Database.GetDbConnection().CreateCommand();
        (insert.CommandText, insert.Transaction) = (sql, db.Database.CurrentTransaction!.GetDbTransaction());
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var parameter = columns[i].Parameter(insert, $"@p{i}", row);
                if (insert.Parameters.Count == i) insert.Parameters.Add(parameter);
                else insert.Parameters[i].Value = parameter.Value;
            }

            insert.ExecuteNonQuery();
        }
    }

    private sealed record Shape(string Sql, Column[] Columns)
    {
        public static Shape Of(ModuleDbContext db, Type row)
        {
            var type = db.Model.FindEntityType(row)!;
            return type.GetOrAddRuntimeAnnotationValue("Campaigns:Rows", static given => Make(given.type, given.positional), (type, positional: !db.IsSqlite));
        }

        private static Shape Make(IEntityType type, bool positional)
        {
            var properties = type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never || p.ClrType == typeof(Guid)).ToArray(); // Numbers are given by the database.
            var places = properties.Select((_, i) => positional ? $"${i + 1}" : $"@p{i}");
            var sql = $"insert into {type.GetTableName()} ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""))}) values ({string.Join(", ", places)})";
            return new(sql, [.. properties.Select(p => new Column(p.GetGetter(), p.GetRelationalTypeMapping(), p.IsNullable))]);
        }
    }

    private sealed record Column(IClrPropertyGetter Getter, RelationalTypeMapping Mapping, bool Nullable)
    {
        public DbParameter Parameter(DbCommand maker, string name, object row) => Mapping.CreateParameter(maker, name, Getter.GetClrValue(row), Nullable);
    }
}
