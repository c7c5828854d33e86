using Campaigns.Data.Privacy;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Registrations.Data;

internal sealed class FormVersionMap : IEntityTypeConfiguration<FormVersion>
{
    public void Configure(EntityTypeBuilder<FormVersion> builder)
    {
        builder.Property(f => f.ScopePath).HasMaxLength(120);
        builder.Property(f => f.QuestionsText).HasColumnType("text");
        builder.Ignore(f => f.Questions);
        builder.HasIndex(f => new { f.RosterId, f.Number }).IsUnique();
    }
}

internal sealed class PhoneProofMap : IEntityTypeConfiguration<PhoneProof>
{
    public const string PhoneIndex = nameof(PhoneProof.Phone) + "Index";

    public void Configure(EntityTypeBuilder<PhoneProof> builder)
    {
        builder.Property(p => p.Phone).IsEncrypted();
        builder.HasBlindIndex(p => p.Phone);
        builder.Property(p => p.SealedCode).HasMaxLength(400).IsSensitive();
        builder.HasIndex(nameof(PhoneProof.RosterId), PhoneIndex).IsUnique();
        builder.HasIndex(p => p.SentAt);
    }
}

internal sealed class AnswerFileMap : IEntityTypeConfiguration<AnswerFile>
{
    public void Configure(EntityTypeBuilder<AnswerFile> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(120).IsSensitive();
        builder.Property(f => f.ContentType).HasMaxLength(40);
        builder.Property(f => f.SealedBytes).IsSensitive();
        builder.HasIndex(f => f.RegistrationId);
        builder.HasIndex(f => f.SentAt).HasFilter("registration_id is null");
    }
}

internal sealed class SavedViewMap : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(60);
        builder.Property(v => v.Query).HasMaxLength(500);
        builder.HasIndex(v => new { v.OwnerId, v.Name }).IsUnique();
    }
}

internal sealed class PaperListMap : IEntityTypeConfiguration<PaperList>
{
    public void Configure(EntityTypeBuilder<PaperList> builder)
    {
        builder.Property(l => l.ScopePath).HasMaxLength(120);
        builder.Property(l => l.FileName).HasMaxLength(200);
        builder.Property(l => l.By).HasMaxLength(200);
        builder.HasIndex(l => l.RosterId);
    }
}

internal sealed class VisitMap : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.HasKey(v => new { v.RosterId, v.Day });
        builder.Property(v => v.Seen).IsDerived();
        builder.Property(v => v.Started).IsDerived();
    }
}
