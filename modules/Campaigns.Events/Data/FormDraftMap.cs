using Campaigns.Data.Privacy;
using Campaigns.Events.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Events.Data;

internal sealed class FormDraftMap : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        // Typing is no change of anything: what comes of it is in the audit when it is saved.
        builder.Property(d => d.Text).IsEncrypted().IsDerived();
        builder.Property(d => d.KeptAt).IsDerived();
        builder.HasIndex(d => new { d.OwnerId, d.EventId });
        builder.HasIndex(d => d.KeptAt);
    }
}
