using Campaigns.Data.Privacy;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Training.Data;

internal sealed class SigningKeyMap : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.Property(k => k.KeyId).HasMaxLength(60);
        builder.Property(k => k.PublicKey).HasMaxLength(60);
        builder.Property(k => k.PrivateKey).IsEncrypted();
        builder.HasIndex(k => k.KeyId).IsUnique();
    }
}
