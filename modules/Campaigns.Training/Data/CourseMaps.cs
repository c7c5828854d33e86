using System.Text.Json;
using Campaigns.Data.Privacy;
using Campaigns.Training.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Campaigns.Training.Data;

internal sealed class CourseMap : IEntityTypeConfiguration<Course>
{
    public const int CodeLength = 30, TitleLength = 200;

    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(CodeLength);
        builder.Property(c => c.Title).HasMaxLength(TitleLength);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasMany(c => c.Versions).WithOne().HasForeignKey(v => v.CourseId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(c => c.Versions).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(c => c.Current).Ignore(c => c.Rules);
    }
}

internal sealed class CourseVersionMap : IEntityTypeConfiguration<CourseVersion>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Configure(EntityTypeBuilder<CourseVersion> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Title).HasMaxLength(CourseMap.TitleLength);
        builder.Property(v => v.ActorName).HasMaxLength(200);
        builder.Property(v => v.Rules).HasConversion(rules => JsonSerializer.Serialize(rules, Json), text => JsonSerializer.Deserialize<Requirements>(text, Json)!);
        builder.HasIndex(v => new { v.CourseId, v.Number }).IsUnique();
    }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public const int PlaceLength = 200;

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Place).HasMaxLength(PlaceLength);
        builder.Property(s => s.Material).HasMaxLength(PlaceLength);
        builder.Property(s => s.Changes).IsDerived();
        builder.Property(s => s.Slug).HasMaxLength(80);
        builder.Property(s => s.UnitCode).HasMaxLength(40);
        builder.Property(s => s.ScopePath).HasMaxLength(120);
        builder.Property(s => s.CancelReason).HasMaxLength(PlaceLength);
        builder.HasIndex(s => s.Slug).IsUnique();
        builder.HasIndex(s => s.StartsAt);
        builder.HasIndex(s => s.CourseId);
        builder.HasOne<Course>().WithMany().HasForeignKey(s => s.CourseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Participants).WithOne().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Participants).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(s => s.List).Ignore(s => s.Minutes).Ignore(s => s.Taken).Ignore(s => s.IsOff).Ignore(s => s.TakesGuests);
    }
}

internal sealed class ParticipantMap : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.HasKey(p => new { p.SessionId, p.StaffId });
        builder.Property(p => p.Seat).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.NominatedBy).HasMaxLength(200);
        builder.HasIndex(p => p.StaffId);
    }
}
