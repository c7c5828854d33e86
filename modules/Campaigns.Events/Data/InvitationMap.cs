using Campaigns.Data.Privacy;
using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

internal sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.ScopePath).HasMaxLength(200);
        builder.Property(i => i.Identity).HasMaxLength(120).IsSensitive();
        builder.Property(i => i.FullName).IsEncrypted();
        builder.Property(i => i.Phone).IsEncrypted();
        builder.Property(i => i.Email).IsEncrypted();
        builder.Property(i => i.UnitCode).HasMaxLength(40);
        builder.Property(i => i.Hamlet).HasMaxLength(100).IsSensitive();
        builder.Property(i => i.TokenHash).HasMaxLength(64).IsSensitive();
        builder.Property(i => i.SealedToken).HasMaxLength(400).IsSensitive();
        builder.Property(i => i.Answer).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(i => new { i.EventId, i.Identity }).IsUnique();
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.PersonId).HasFilter("person_id is not null");
        builder.HasIndex(i => i.RegistrationId).HasFilter("registration_id is not null");
        builder.HasOne<Event>().WithMany().HasForeignKey(i => i.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TakebackMap : IEntityTypeConfiguration<Takeback>
{
    public void Configure(EntityTypeBuilder<Takeback> builder)
    {
        builder.Property(t => t.ScopePath).HasMaxLength(200);
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.BackTo).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.OldReason).HasMaxLength(500);
        builder.HasIndex(t => t.EventId);
        builder.HasIndex(t => t.Status).HasFilter("status = 'Open'");
        builder.HasOne<Event>().WithMany().HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Cascade);
    }
}
