namespace Campaigns.Approvals.Data;

/// <summary>The history is only added to: the database refuses to change a row of it. The last statement of each database's first migration.</summary>
/// <remarks>SQLite refuses changes only, because a demo world is emptied by deleting; there the chain of hashes tells of a row that is gone.</remarks>
internal static class AppendOnly
{
    public const string Sqlite = """
        create trigger apr_audit_row_append_only before update on apr_audit_row begin select raise(abort, 'history is only added to'); end;
        """;

    public const string Postgres = """
        create function apr_append_only() returns trigger language plpgsql as $$ begin raise exception 'history is only added to'; end $$;
        create trigger apr_audit_row_append_only before update or delete on apr_audit_row for each row execute function apr_append_only();
        """;
}
