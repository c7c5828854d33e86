using Microsoft.EntityFrameworkCore.Migrations;

namespace Campaigns.Runtime.Storage;

/// <summary>Triggers by which a table only ever grows. Who owns the database can drop them, which is what the chain is for; nobody loses an
/// entry by mistake.</summary>
internal static class AppendOnly
{
    public static void Guard(MigrationBuilder migration, string table)
    {
        if (migration.ActiveProvider!.Contains("Sqlite", StringComparison.Ordinal))
        {
            foreach (var verb in new[] { "update", "delete" })
                migration.Sql($"create trigger {table}_no_{verb} before {verb} on {table} begin select raise(abort, '{table} is append-only'); end;");
            return;
        }

        migration.Sql("create or replace function core_append_only() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$;");
        migration.Sql($"create trigger {table}_no_change before update or delete on {table} for each row execute function core_append_only();");
        migration.Sql($"create trigger {table}_no_truncate before truncate on {table} for each statement execute function core_append_only();");
    }

    public static void Release(MigrationBuilder migration, string table)
    {
        var names = migration.ActiveProvider!.Contains("Sqlite", StringComparison.Ordinal) ? new[] { "update", "delete" } : ["change", "truncate"];
        foreach (var name in names) migration.Sql($"drop trigger {table}_no_{name}{(names[0] == "change" ? $" on {table}" : "")};");
    }
}
