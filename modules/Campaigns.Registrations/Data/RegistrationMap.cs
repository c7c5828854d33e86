using Campaigns.Data.Privacy;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Registrations.Data;

internal sealed class RegistrationMap : IEntityTypeConfiguration<Registration>
{
    /// <summary>Columns the phone is found by; the phone itself is sealed.</summary>
    public const string PhoneIndex = nameof(Registration.Phone) + "Index", PhoneEnding = nameof(Registration.Phone) + "Ending";

    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.Property(r => r.Status).HasConversion(s => s.Word(), word => StatusWords.Read(word)).HasMaxLength(20);
        builder.Property(r => r.AdmittedFrom).HasConversion(s => s!.Value.Word(), word => StatusWords.Read(word)).HasMaxLength(20);
        builder.Property(r => r.CancelledFrom).HasConversion(s => s!.Value.Word(), word => StatusWords.Read(word)).HasMaxLength(20);
        builder.Property(r => r.Code).HasMaxLength(TicketCode.Length).IsSensitive();
        builder.Property(r => r.ScopePath).HasMaxLength(120);
        builder.Property(r => r.FullName).HasMaxLength(120);
        builder.Property(r => r.FoldedName).HasMaxLength(240);
        builder.Property(r => r.Phone).IsEncrypted();
        builder.Property(r => r.Email).IsEncrypted();
        builder.Property(r => r.CitizenId).IsEncrypted();
        builder.HasBlindIndex(r => r.Phone).HasBlindEnding(r => r.Phone);
        builder.Property(r => r.UnitCode).HasMaxLength(40);
        builder.Property(r => r.Hamlet).HasMaxLength(100);
        builder.Property(r => r.Interest).HasMaxLength(10);
        builder.Property(r => r.Need).HasMaxLength(500).IsSensitive();
        builder.Property(r => r.Answers).HasMaxLength(5000).IsSensitive();
        builder.Property(r => r.ForWhom).HasMaxLength(20);
        builder.Property(r => r.ContactName).HasMaxLength(120).IsSensitive();
        builder.Property(r => r.Companions).HasMaxLength(1300).IsSensitive();
        builder.Property(r => r.StaffNote).HasMaxLength(1000).IsSensitive();
        builder.Property(r => r.QuotaKey).HasMaxLength(40);
        builder.Property(r => r.ConsentText).HasMaxLength(60);
        builder.Property(r => r.TokenHash).HasMaxLength(64);
        builder.Property(r => r.SealedToken).HasMaxLength(400);
        builder.Ignore(r => r.HoldsSeats);
        builder.Ignore(r => r.ShownCode);
        builder.HasOne<Roster>().WithMany().HasForeignKey(r => r.RosterId).OnDelete(DeleteBehavior.Restrict);

        // The question asked under the lock: does this phone with this name have a place already?
        builder.HasIndex(nameof(Registration.RosterId), PhoneIndex, nameof(Registration.FoldedName));
        builder.HasIndex(PhoneEnding);
        builder.HasIndex(r => new { r.RosterId, r.Code }).IsUnique();
        builder.HasIndex(r => r.TokenHash).IsUnique();
        builder.HasIndex(r => r.OnceKey).IsUnique().HasFilter("once_key is not null");
        builder.HasIndex(r => r.ImportId).HasFilter("import_id is not null");
        builder.HasIndex(r => new { r.RosterId, r.Queue }).HasFilter("status = 'waitlisted'").HasDatabaseName("ix_reg_registration_waiting");
        builder.HasIndex(r => r.OfferUntil).HasFilter("status = 'offered'").HasDatabaseName("ix_reg_registration_offered");
    }
}
