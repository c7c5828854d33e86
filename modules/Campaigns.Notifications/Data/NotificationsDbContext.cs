using Campaigns.Data;
using Campaigns.Data.Privacy;
using Campaigns.Notifications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Notifications.Data;

/// <summary>Messages.</summary>
[TablePrefix("ntf")]
internal abstract class NotificationsDbContext(DbContextOptions options) : ModuleDbContext(options)
{
    public DbSet<Message> Messages => Set<Message>();
}

internal sealed class NotificationsOnSqlite(DbContextOptions<NotificationsOnSqlite> options) : NotificationsDbContext(options);

internal sealed class NotificationsOnPostgres(DbContextOptions<NotificationsOnPostgres> options) : NotificationsDbContext(options);

internal sealed class NotificationsSqliteDesign : SqliteDesign<NotificationsOnSqlite>;

internal sealed class NotificationsPostgresDesign : PostgresDesign<NotificationsOnPostgres>;

internal sealed class MessageMap : IEntityTypeConfiguration<Message>
{
    /// <summary>Columns the sealed address is found by.</summary>
    public const string AddressIndex = nameof(Message.Address) + "Index", AddressEnding = nameof(Message.Address) + "Ending";

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.Property(m => m.Channel).HasMaxLength(10);
        builder.Property(m => m.Template).HasMaxLength(100);
        builder.Property(m => m.Key).HasMaxLength(200);
        builder.Property(m => m.AboutKind).HasMaxLength(100);
        builder.Property(m => m.PersonKind).HasMaxLength(100);
        builder.Property(m => m.Name).IsSensitive();
        builder.Property(m => m.SearchText).IsSensitive();
        builder.Property(m => m.Subject).IsSensitive();
        builder.Property(m => m.Address).IsEncrypted();
        builder.Property(m => m.Text).IsEncrypted(); // Holds the link that opens a registration.
        builder.Property(m => m.Attachments).IsEncrypted();
        builder.Property(m => m.Values).IsEncrypted();
        builder.HasBlindIndex(m => m.Address).HasBlindEnding(m => m.Address);
        builder.HasIndex(AddressIndex);
        builder.HasIndex(AddressEnding);
        builder.Property(m => m.Language).HasMaxLength(5);
        builder.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(m => new { m.Channel, m.Key }).IsUnique();
        builder.HasIndex(m => new { m.Status, m.Id });
        builder.HasIndex(m => new { m.AboutKind, m.AboutId });
        builder.HasIndex(m => m.PersonId).HasFilter("person_id is not null");
    }
}
