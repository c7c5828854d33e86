using System.Globalization;
using Campaigns.Approvals.Contracts;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.AskOverride;

/// <summary>Overrides as what can be put up for approval. What is asked never changes: it has one version.</summary>
internal sealed class Overrides(TrainingDbContext db, IStaff staff, IStringLocalizer texts) : IApprovalSubjectProvider
{
    public const string Type = "training.override", Give = "training.grant-override";

    private static readonly SubjectField[] Fields = [new("course", FieldType.Text, "training.course"), new("day", FieldType.Date, "training.day"), new("reason", FieldType.Text, "training.reason")];

    public ApprovalSubjectType Describe() => new(Type, Fields, [Give]);

    public async Task<SubjectSnapshot?> GetAsync(string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var key) || await db.Overrides.AsNoTracking().SingleOrDefaultAsync(o => o.Id == key, ct) is not { } asked) return null;
        var name = (await staff.Find(asked.StaffId, ct))?.Name ?? "?";
        var facts = new Dictionary<string, object?> { ["course"] = asked.CourseCode, ["day"] = asked.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["reason"] = asked.Reason };
        var title = texts["training.override-title", name, asked.CourseCode, Formats.Day(asked.On)].Value;
        var lines = new Dictionary<string, string>
        {
            [texts["training.full-name"]] = name,
            [texts["training.course"]] = asked.CourseCode,
            [texts["training.day"]] = Formats.Day(asked.On),
            [texts["training.reason"]] = asked.Reason,
        };
        return new("1", "1", title, asked.UnitCode, facts, new([new(title, lines)], new Dictionary<string, string> { [texts["training.overrides"]] = "/admin/certifications/overrides" }));
    }

    public Task<bool> CanSubmitAsync(string userId, string id, CancellationToken ct) => Task.FromResult(false); // Only by asking for it, where the permission is looked at.
}

/// <summary>Everybody asked has approved: the override holds on its day.</summary>
internal sealed class GrantOverride(TrainingDbContext db) : IApprovalCommandHandler
{
    public string Command => Overrides.Give;

    public async Task<CommandOutcome> HandleAsync(ApprovalCommand c, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (!Guid.TryParse(c.SubjectId, out var id)) return CommandOutcome.Refused("unknown-override");
        await using var turn = await db.LockAsync<QualificationOverride>(id, ct);
        if (await db.Overrides.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } asked) return CommandOutcome.Refused("unknown-override");
        if (!asked.Grant().Succeeded) return CommandOutcome.Refused("invalid-transition");
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return CommandOutcome.Done();
    }
}
