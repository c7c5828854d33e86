using Campaigns.Data.Privacy;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Registrations.Data;

internal sealed class AppliedChangeMap : IEntityTypeConfiguration<AppliedChange>
{
    public void Configure(EntityTypeBuilder<AppliedChange> builder)
    {
        // The registration comes first, so that the audit tells the change with its registration.
        builder.HasKey(c => new { c.RegistrationId, c.Key });
        builder.HasIndex(c => c.Key).IsUnique();
        builder.Property(c => c.Reason).HasMaxLength(60).IsDerived();
    }
}

internal sealed class FieldEditMap : IEntityTypeConfiguration<FieldEdit>
{
    public void Configure(EntityTypeBuilder<FieldEdit> builder)
    {
        builder.HasKey(e => new { e.RegistrationId, e.Version, e.Field });
        builder.Property(e => e.Field).HasMaxLength(20).IsDerived();
        builder.Property(e => e.Version).IsDerived();
        builder.Property(e => e.At).IsDerived();
        builder.Property(e => e.Source).HasMaxLength(100).IsDerived();
    }
}
