using Campaigns.Data.Privacy;
using Campaigns.Approvals.Domain.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Approvals.Data;

internal sealed class StepTimerMap : IEntityTypeConfiguration<StepTimer>
{
    public void Configure(EntityTypeBuilder<StepTimer> builder)
    {
        builder.HasOwnHistory();
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(t => new { t.StepRunId, t.Kind, t.Level }).IsUnique().HasFilter("step_run_id is not null");
        builder.HasIndex(t => t.RequestId);
        builder.HasIndex(t => new { t.DueAt, t.Id }).HasFilter("state = 'Waiting'").HasDatabaseName("ix_apr_step_timer_waiting");
    }
}

internal sealed class ActionRunMap : IEntityTypeConfiguration<ActionRun>
{
    public void Configure(EntityTypeBuilder<ActionRun> builder)
    {
        builder.HasOwnHistory();
        builder.HasKey(a => a.Key);
        builder.Property(a => a.Key).HasMaxLength(200);
        builder.Property(a => a.Hook).HasMaxLength(100);
        builder.Property(a => a.Command).HasMaxLength(200);
        builder.Property(a => a.UndoCommand).HasMaxLength(200);
        builder.Property(a => a.SubjectVersion).HasMaxLength(100);
        builder.Property(a => a.CompensatesKey).HasMaxLength(200);
        builder.Property(a => a.Result).HasMaxLength(2000);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(a => a.RequestId);
        builder.HasIndex(a => a.NextAt).HasFilter("next_at is not null");
    }
}

internal sealed class IncidentMap : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.HasOwnHistory();
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Kind).HasMaxLength(40);
        builder.Property(i => i.Seat).HasMaxLength(200);
        builder.Property(i => i.ActionKey).HasMaxLength(200);
        builder.Property(i => i.ResolvedBy).HasMaxLength(60);
        builder.HasIndex(i => i.RequestId);
        builder.HasIndex(i => new { i.Open, i.OpenedAt });
    }
}

internal sealed class AuditRowMap : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.HasOwnHistory();
        builder.HasKey(a => new { a.RequestId, a.Seq });
        builder.Property(a => a.Event).HasMaxLength(30);
        builder.Property(a => a.Actor).HasMaxLength(60);
        builder.Property(a => a.OnBehalfOf).HasMaxLength(60);
        builder.Property(a => a.Channel).HasMaxLength(20);
        builder.Property(a => a.StageId).HasMaxLength(64);
        builder.Property(a => a.StepId).HasMaxLength(64);
        builder.Property(a => a.Hash).HasMaxLength(64);
    }
}

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasOwnHistory();
        builder.HasKey(n => n.Key);
        builder.Property(n => n.Key).HasMaxLength(160);
        builder.Property(n => n.UserId).HasMaxLength(60);
        builder.Property(n => n.Kind).HasMaxLength(20);
        builder.HasIndex(n => n.At).HasFilter("sent_at is null").HasDatabaseName("ix_apr_notice_unsent");
        builder.HasIndex(n => n.UserId);
    }
}

internal sealed class RemarkMap : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> builder)
    {
        builder.Property(r => r.Author).HasMaxLength(60);
        builder.Property(r => r.Text).HasMaxLength(4000);
        builder.Property(r => r.Asks).HasMaxLength(60);
        builder.HasIndex(r => r.RequestId);
    }
}

internal sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.Author).HasMaxLength(60);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.Property(a => a.Content).IsDerived(); // Its hash stands in the audit.
        builder.HasIndex(a => a.RequestId);
    }
}
