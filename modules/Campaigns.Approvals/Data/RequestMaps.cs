using Campaigns.Approvals.Domain.State;
using Campaigns.Data.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Approvals.Data;

internal sealed class RequestMap : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> builder)
    {
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Execution).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Number).HasMaxLength(20);
        builder.Property(r => r.SubjectType).HasMaxLength(100);
        builder.Property(r => r.SubjectId).HasMaxLength(100);
        builder.Property(r => r.Purpose).HasMaxLength(60);
        builder.Property(r => r.SubjectVersion).HasMaxLength(100);
        builder.Property(r => r.MaterialHash).HasMaxLength(100);
        builder.Property(r => r.Title).HasMaxLength(300);
        builder.Property(r => r.Area).HasMaxLength(60);
        builder.Property(r => r.RequesterId).HasMaxLength(60);
        builder.Property(r => r.RouteKey).HasMaxLength(50);
        builder.Property(r => r.OpenKey).HasMaxLength(300);
        builder.Ignore(r => r.IsClosed);

        // One open request for one question: the database forbids a second, not a check.
        builder.HasIndex(r => r.OpenKey).IsUnique().HasFilter("open_key is not null");
        builder.HasIndex(r => new { r.SubjectType, r.SubjectId });
        builder.HasIndex(r => new { r.State, r.Area, r.SubmittedAt });
        builder.HasIndex(r => new { r.RouteKey, r.RouteVersion, r.State });
        builder.HasIndex(r => new { r.RequesterId, r.State });
    }
}

internal sealed class RequestRoundMap : IEntityTypeConfiguration<RequestRound>
{
    public void Configure(EntityTypeBuilder<RequestRound> builder)
    {
        builder.HasOwnHistory();
        builder.HasKey(r => new { r.RequestId, r.Round });
        builder.Property(r => r.EndReason).HasMaxLength(30);
    }
}

internal sealed class StageRunMap : IEntityTypeConfiguration<StageRun>
{
    public void Configure(EntityTypeBuilder<StageRun> builder)
    {
        builder.HasOwnHistory();
        builder.HasKey(s => new { s.RequestId, s.Round, s.StageId });
        builder.Property(s => s.StageId).HasMaxLength(64);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class StepRunMap : IEntityTypeConfiguration<StepRun>
{
    public void Configure(EntityTypeBuilder<StepRun> builder)
    {
        builder.HasOwnHistory();
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.StageId).HasMaxLength(64);
        builder.Property(s => s.BranchId).HasMaxLength(64);
        builder.Property(s => s.StepId).HasMaxLength(64);
        builder.Property(s => s.SpecHash).HasMaxLength(64);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Seats).HasTexts();
        builder.Property(s => s.Deciders).HasTexts();
        builder.HasIndex(s => new { s.RequestId, s.Round, s.StepId, s.RunNo }).IsUnique();
    }
}

internal sealed class WorkItemMap : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.HasOwnHistory();
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Seat).HasMaxLength(200);
        builder.Property(i => i.Origin).HasMaxLength(200);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Right).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.DecidedBy).HasMaxLength(60);
        builder.Property(i => i.OnBehalfOf).HasMaxLength(60);
        builder.Property(i => i.DelegatedTo).HasMaxLength(60);
        builder.Property(i => i.ClaimedBy).HasMaxLength(60);
        builder.Property(i => i.Comment).HasMaxLength(4000);
        builder.Property(i => i.Fields).HasTexts();
        builder.Property(i => i.Candidates).HasTexts();
        builder.Ignore(i => i.InboxKeys);
        builder.HasIndex(i => new { i.StepRunId, i.Seat }).IsUnique();
        builder.HasIndex(i => new { i.RequestId, i.State });
    }
}

internal sealed class VoteMap : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.HasOwnHistory();
        builder.HasKey(v => new { v.StepRunId, v.PersonId });
        builder.Property(v => v.PersonId).HasMaxLength(60);
        builder.HasIndex(v => v.RequestId);
    }
}

internal sealed class ParticipantMap : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.HasOwnHistory();
        builder.HasKey(p => new { p.RequestId, p.UserId });
        builder.Property(p => p.UserId).HasMaxLength(60);
    }
}

internal sealed class InboxEntryMap : IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> builder)
    {
        builder.HasOwnHistory();
        // The order of the inbox is the key: a page is one range of it, however many items lie behind.
        builder.HasKey(e => new { e.CandidateKey, e.DueSort, e.ItemId });
        builder.Property(e => e.CandidateKey).HasMaxLength(200);
        builder.Property(e => e.RequesterId).HasMaxLength(60);
        builder.Property(e => e.SubjectType).HasMaxLength(100);
        builder.Property(e => e.Area).HasMaxLength(60);
        builder.HasIndex(e => e.RequestId);
    }
}
