using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

internal sealed class MailingMap : IEntityTypeConfiguration<Mailing>
{
    public void Configure(EntityTypeBuilder<Mailing> builder)
    {
        builder.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Subject).HasMaxLength(60);
        builder.Property(m => m.ScopePath).HasMaxLength(200);
        builder.HasIndex(m => new { m.EventId, m.CreatedAt });
        builder.HasIndex(m => m.Status).HasFilter("status in ('Held', 'Sending')");
        builder.HasOne<Event>().WithMany().HasForeignKey(m => m.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(m => m.Recipients).WithOne().HasForeignKey(r => r.MailingId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(m => m.Recipients).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class MailingRecipientMap : IEntityTypeConfiguration<MailingRecipient>
{
    public void Configure(EntityTypeBuilder<MailingRecipient> builder)
    {
        builder.HasKey(r => new { r.MailingId, r.Number });
        builder.Property(r => r.Template).HasMaxLength(60);
        builder.Ignore(r => r.IsStaff).Ignore(r => r.IsInvited);
    }
}
