using Campaigns.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Receipts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Insurance.Data;

/// <summary>Rules, enrolments, receipts and their books.</summary>
[TablePrefix("ins")]
internal abstract class InsuranceDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<RuleEntry> Rules => Set<RuleEntry>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    public DbSet<ReceiptBook> Books => Set<ReceiptBook>();
}

internal sealed class InsuranceOnSqlite(DbContextOptions<InsuranceOnSqlite> options) : InsuranceDbContext(options);

internal sealed class InsuranceOnPostgres(DbContextOptions<InsuranceOnPostgres> options) : InsuranceDbContext(options);

internal sealed class InsuranceSqliteDesign : SqliteDesign<InsuranceOnSqlite>;

internal sealed class InsurancePostgresDesign : PostgresDesign<InsuranceOnPostgres>;
