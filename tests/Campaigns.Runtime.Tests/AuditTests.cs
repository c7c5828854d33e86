using Campaigns.Data;
using Campaigns.Data.Auditing;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Runtime.Auditing;
using Campaigns.Runtime.Storage;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Campaigns.Runtime.Tests;

/// <summary>Every change is told, and nobody changes what was told without being found out: each kind of tampering, by somebody who owns the
/// database and has dropped its triggers.</summary>
public abstract class AuditTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private bool Sqlite => database.Provider == DatabaseProvider.Sqlite;

    public async ValueTask InitializeAsync()
    {
        _module = await TestModule.Start(database, [typeof(SampleStartup).Assembly], services => services.AddTransient<Trouble>());
        await _module.In(s => s.GetRequiredService<SampleDbContext>().Database.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(Ct));
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_change_leaves_who_what_and_both_values_though_no_handler_noted_it()
    {
        var id = await Make("trước");
        var who = TestModule.Someone("38", "sample.edit");
        await _module.In(async s =>
        {
            var db = s.GetRequiredService<SampleDbContext>();
            (await db.Things.SingleAsync(t => t.Id == id, Ct)).Name = "sau";
            await db.SaveChangesAsync(Ct);
        }, who);
        var (added, changed) = (await Entry(id, "ui.audit-added"), await Entry(id, "ui.audit-changed"));
        Assert.Equal(("system", "trước"), (added.ActorName, Assert.Single(added.Changes).After));
        Assert.Equal((who.UserName, new AuditChange("name", "trước", "sau")), (changed.ActorName, Assert.Single(changed.Changes)));
        Assert.Equal("tests.thing", changed.Record.Kind);
    }

    [Fact]
    public async Task A_note_carries_what_changed_and_there_is_no_second_entry()
    {
        var id = await _module.In(async s =>
        {
            var thing = Thing.Make("ghi chú");
            s.GetRequiredService<SampleDbContext>().Add(thing);
            s.GetRequiredService<IAudit>().Note("sample.made", new RecordRef("sample.thing", thing.Id), new { Why = "thử" });
            await s.GetRequiredService<SampleDbContext>().SaveChangesAsync(Ct);
            return thing.Id;
        });
        var only = Assert.Single(await Entries(id));
        Assert.Equal(("sample.made", "ghi chú", "{\"why\":\"thử\"}"), (only.Action, Assert.Single(only.Changes).After, only.Details));
    }

    [Fact]
    public async Task Where_it_came_from_is_told_and_a_delivery_names_in_whose_name_it_works()
    {
        var someone = TestModule.Someone("38", "sample.edit");
        using (AuditOrigin.Enter(new("verb", "make"))) await _module.In(s => Save(s, Thing.Make("xa")), someone);
        var made = Assert.Single(await All(), e => e.Channel == "verb");
        Assert.Equal("make", made.Via);

        await _module.Deliver();
        var echo = Assert.Single(await All(), e => e.Record.Kind == "tests.echo");
        Assert.Equal(("job", "system", someone.AccountId), (echo.Channel, echo.ActorName, echo.BehalfId));
    }

    [Fact]
    public async Task Set_up_data_is_counted_and_not_told_row_by_row()
    {
        var bulk = new BulkCount();
        using (AuditOrigin.Enter(new("recipe", "r") { Bulk = bulk })) await _module.In(s => Save(s, [.. Enumerable.Range(0, 50).Select(i => Thing.Make("n" + i))]));
        Assert.Equal(50, bulk.Rows["tests.thing"]);
        Assert.Empty(await All());
    }

    [Fact]
    public async Task The_tables_refuse_to_be_changed()
    {
        await Make("cũ");
        await _module.Seal();
        foreach (var sql in new[] { "update core_audit set action = 'x'", "delete from core_audit", "update core_audit_seal set entry = 0", "delete from core_audit_seal" })
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<Exception>(() => Sql(sql))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_nobody_touched_is_whole_however_many_write_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++) await Make($"{w}/{i}");
        }, Ct)).Append(Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++) await Task.WhenAll(_module.Seal(), _module.Seal());
        }, Ct)));
        await _module.Seal();
        var report = await Verify();
        Assert.Equal((80, null, 0), (report.Entries, report.Break, report.Unproved));
    }

    [Theory]
    [InlineData("update core_audit set changes = replace(changes, 'n5', 'n9') where seq = {5}", ChainDamage.Changed, 5)]
    [InlineData("update core_audit set actor_name = 'admin' where seq = {3}", ChainDamage.Changed, 3)]
    [InlineData("delete from core_audit where seq = {4}", ChainDamage.Removed, 4)]
    [InlineData("delete from core_audit where seq = {4}; delete from core_audit_seal where entry = {4}", ChainDamage.Removed, 4)]
    [InlineData("delete from core_audit where seq = {1}; delete from core_audit_seal where entry = {1}", ChainDamage.Removed, 1)]
    [InlineData("update core_audit_seal set entry = -{6} where entry = {6}; update core_audit_seal set entry = {6} where entry = {7}; update core_audit_seal set entry = {7} where entry = -{6}", ChainDamage.Reordered, 6)]
    [InlineData("update core_audit set seq = -{6} where seq = {6}; update core_audit set seq = {6} where seq = {7}; update core_audit set seq = {7} where seq = -{6}", ChainDamage.Reordered, 6)]
    [InlineData("delete from core_audit_seal where entry >= {8}; delete from core_audit where seq >= {8}", ChainDamage.Truncated, 8)]
    public async Task Tampering_is_found_and_named(string sql, ChainDamage kind, int position)
    {
        await TenSealed();
        await Sql(sql);
        var report = await Verify();
        Assert.Equal((kind, (long)position), (report.Break?.Kind, report.Break?.Position));
        Assert.Equal(position - 1, report.Entries);
    }

    [Fact]
    public async Task An_entry_by_another_hand_is_not_sealed_and_is_found()
    {
        await TenSealed();
        var forged = await Forge();
        Assert.Equal(0, await _module.Seal());
        var report = await Verify();
        Assert.Equal((ChainDamage.Inserted, forged), (report.Break?.Kind, report.Break?.Entry));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0102030400000000000000000000000000000000000000000000000000000000000000aa")]
    public async Task An_entry_that_claims_another_key_is_not_sealed_after_ours(string mac)
    {
        await TenSealed();
        var forged = await Forge(Sqlite ? $"x'{mac}'" : $"'\\x{mac}'");
        Assert.Equal(0, await _module.Seal());
        var report = await Verify();
        Assert.Equal((ChainDamage.Inserted, forged), (report.Break?.Kind, report.Break?.Entry));
    }

    [Fact]
    public async Task Entries_that_wait_are_counted_and_one_left_out_for_long_is_named()
    {
        await TenSealed();
        await Make("chờ");
        Assert.Equal((null, 1), ((await Verify()).Break, (await Verify()).Waiting));

        // As by a hand with the key: the entry is genuine and old, and the sealer has passed it by.
        var old = await _module.In(async s =>
        {
            var db = s.GetRequiredService<CoreDbContext>();
            var written = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddDays(-1).ToUnixTimeSeconds());
            var entry = new AuditEntry { Seq = -1, At = written, WrittenAt = written, ActorName = "x", Action = "x.y", RecordKind = "x.y" };
            entry.Mac = AuditProof.Mac(entry);
            db.Audit.Add(entry);
            await db.SaveChangesAsync(Ct);
            return entry.Seq;
        });
        var report = await Verify();
        Assert.Equal((ChainDamage.LeftOut, old), (report.Break?.Kind, report.Break?.Entry));
    }

    [Fact]
    public async Task An_entry_that_comes_very_late_is_sealed_by_a_look_at_the_whole_log()
    {
        await TenSealed();
        await Sql("delete from core_audit_seal where entry = {10}; update core_audit set seq = -50000 where seq = {10}");
        Assert.Equal(0, await _module.Seal());
        await _module.In(s => Task.FromResult(s.GetRequiredService<AuditHead>().LayAside()));
        Assert.Equal(1, await _module.In(s => new AuditSealer(s.GetRequiredService<DatabaseOptions>(), s.GetRequiredService<AuditHead>(), NullLogger<AuditSealer>.Instance).Seal(Ct)));
        var report = await Verify();
        Assert.Equal((10, null), (report.Entries, report.Break));
    }

    [Fact]
    public async Task An_entry_by_another_hand_is_found_though_they_have_chained_it_as_we_do()
    {
        await TenSealed();
        var forged = await Forge();
        await _module.In(async s =>
        {
            var db = s.GetRequiredService<CoreDbContext>();
            var (last, entry) = (await db.Seals.OrderByDescending(x => x.Position).FirstAsync(Ct), await db.Audit.SingleAsync(e => e.Seq == forged, Ct));
            db.Seals.Add(new() { Position = last.Position + 1, Entry = forged, Hash = AuditProof.Next(last.Hash, last.Position + 1, entry) });
            await db.SaveChangesAsync(Ct);
        });
        var report = await Verify();
        Assert.Equal((ChainDamage.Inserted, forged), (report.Break?.Kind, report.Break?.Entry));
    }

    [Fact]
    public async Task A_chain_made_anew_is_not_the_one_this_machine_remembers()
    {
        await TenSealed();
        await Sql("delete from core_audit where seq = {2}; delete from core_audit_seal");
        await _module.In(async s =>
        {
            // With the sealer's own rule: every hash fits.
            var db = s.GetRequiredService<CoreDbContext>();
            var (position, hash) = (0L, AuditProof.Beginning);
            foreach (var entry in await db.Audit.OrderBy(e => e.Seq).ToListAsync(Ct)) db.Seals.Add(new() { Position = ++position, Entry = entry.Seq, Hash = hash = AuditProof.Next(hash, position, entry) });
            await db.SaveChangesAsync(Ct);
        });
        Assert.Equal(ChainDamage.Truncated, (await Verify()).Break?.Kind);
        await Make("một dòng nữa");
        await _module.In(s => s.GetRequiredService<AuditHead>() is var head ? Task.Run(() => head.Write(head.Read()! with { Position = 9 })) : Task.CompletedTask);
        Assert.Equal(ChainDamage.Rewritten, (await Verify()).Break?.Kind);
    }

    [Fact]
    public async Task After_a_restore_the_chain_goes_on_and_the_old_memory_is_laid_aside()
    {
        await TenSealed();
        await Sql("delete from core_audit_seal where entry >= {6}; delete from core_audit where seq >= {6}");
        Assert.Equal(ChainDamage.Truncated, (await Verify()).Break?.Kind);
        await Make("che đi");
        Assert.Equal(1, await _module.Seal());
        Assert.Equal(ChainDamage.Truncated, (await Verify()).Break?.Kind);
        Assert.Equal(10, (await _module.In(s => Task.FromResult(s.GetRequiredService<AuditHead>().LayAside())))?.Position);
        await Make("sau khi khôi phục");
        Assert.Equal(1, await _module.Seal());
        Assert.Equal((7, null), ((await Verify()).Entries, (await Verify()).Break));
    }

    [Fact]
    public void Addresses_lose_their_end()
    {
        Assert.Equal("203.0.113.0", HttpOrigin.Mask(System.Net.IPAddress.Parse("203.0.113.77")));
        Assert.Equal("203.0.113.0", HttpOrigin.Mask(System.Net.IPAddress.Parse("::ffff:203.0.113.77")));
        Assert.Equal("2001:db8:1::", HttpOrigin.Mask(System.Net.IPAddress.Parse("2001:db8:1:2:3:4:5:6")));
    }

    private async Task<long> Forge(string mac = "mac") => await _module.In(async s =>
    {
        await Sql($"insert into core_audit (at, written_at, actor_name, action, record_kind, record_id, mac) select at, written_at, 'admin', 'x.y', record_kind, record_id, {mac} from core_audit where seq = {{1}}");
        return await s.GetRequiredService<CoreDbContext>().Audit.MaxAsync(e => e.Seq, Ct);
    });

    private async Task TenSealed()
    {
        for (var i = 1; i <= 10; i++) await Make("n" + i);
        Assert.Equal(10, await _module.Seal());
        Assert.Null((await Verify()).Break);
        var free = Sqlite
            ? "drop trigger core_audit_no_update; drop trigger core_audit_no_delete; drop trigger core_audit_seal_no_update; drop trigger core_audit_seal_no_delete"
            : "drop trigger core_audit_no_change on core_audit; drop trigger core_audit_seal_no_change on core_audit_seal";
        await Sql(free);
    }

    private async Task<Guid> Make(string name) => await _module.In(async s =>
    {
        var thing = Thing.Make(name);
        await Save(s, thing);
        return thing.Id;
    });

    private static async Task Save(IServiceProvider services, params Thing[] things)
    {
        services.GetRequiredService<SampleDbContext>().AddRange(things);
        await services.GetRequiredService<SampleDbContext>().SaveChangesAsync(Ct);
    }

    private Task<ChainReport> Verify() => _module.In(s => s.GetServices<IHashChain>().Single().Verify(Ct));

    private Task<IReadOnlyList<AuditRow>> All() => _module.In(async s => (await s.GetRequiredService<IAuditLog>().List(new(), null, Ct)).Items);

    private async Task<List<AuditRow>> Entries(Guid id) => [.. (await All()).Where(e => e.Record.Id == id)];

    private async Task<AuditRow> Entry(Guid id, string action) => Assert.Single(await Entries(id), e => e.Action == action);

    // {n} is the number of the nth entry, in order of writing.
    private Task Sql(string sql) => _module.In(async s =>
    {
        var db = s.GetRequiredService<CoreDbContext>();
        var numbers = await db.Audit.OrderBy(e => e.Seq).Select(e => e.Seq).ToListAsync(Ct);
        for (var n = 1; n <= numbers.Count; n++) sql = sql.Replace($"{{{n}}}", numbers[n - 1].ToString(), StringComparison.Ordinal);
        foreach (var one in sql.Split(';', StringSplitOptions.TrimEntries)) await db.Database.ExecuteSqlRawAsync(one, Ct);
    });
}

public sealed class AuditOnSqlite() : AuditTests(TestDatabase.Sqlite());

public sealed class AuditOnPostgres() : AuditTests(TestDatabase.Postgres());
