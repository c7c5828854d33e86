using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Training.Domain;

/// <summary>For whom, of what and when.</summary>
/// <param name="On">The one day on which it holds.</param>
internal sealed record OverrideFacts(Guid StaffId, string CourseCode, DateOnly On, string UnitCode, string ScopePath, string Reason);

/// <summary>Leave for somebody to present on one day without a certificate, for a reason, given by those who may decide it.</summary>
internal sealed class QualificationOverride : Entity, IScoped
{
    public const string RecordKind = "training.override";

    private QualificationOverride()
    {
    }

    public Guid StaffId { get; private set; }

    public string CourseCode { get; private set; } = "";

    public DateOnly On { get; private set; }

    public string UnitCode { get; private set; } = "";

    public string ScopePath { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public Guid? AskedBy { get; private set; }

    public string AskedByName { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public AskedStatus Status { get; private set; }

    /// <summary>Person, course and day until it is refused; null afterwards: nobody asks twice for what waits or was given.</summary>
    public string? Open { get; private set; }

    /// <summary>What those said who refused it.</summary>
    public string? Comment { get; private set; }

    public static QualificationOverride Ask(OverrideFacts facts, By by) => new()
    {
        StaffId = facts.StaffId,
        CourseCode = facts.CourseCode,
        On = facts.On,
        UnitCode = facts.UnitCode,
        ScopePath = facts.ScopePath,
        Reason = facts.Reason,
        AskedBy = by.ActorId,
        AskedByName = by.Name,
        AskedAt = by.At,
        Open = Key(facts.StaffId, facts.CourseCode, facts.On),
    };

    public static string Key(Guid staffId, string courseCode, DateOnly on) => $"{courseCode}/{on:yyyy-MM-dd}/{staffId:N}";

    public Result<Done> Grant()
    {
        if (Status is AskedStatus.Refused) return Refusals.AlreadyDecided;
        Status = AskedStatus.Granted;
        return Done.It;
    }

    public Result<Done> Refuse(string? comment)
    {
        if (Status is not AskedStatus.Waiting) return Refusals.AlreadyDecided;
        (Status, Open, Comment) = (AskedStatus.Refused, null, comment);
        return Done.It;
    }
}
