using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Training.Domain;

/// <summary>What others decide about somebody.</summary>
/// <param name="TrainerId">Account of who taught them, who does not decide; null: nobody known.</param>
internal sealed record CertificationFacts(Guid CourseId, string CourseCode, Guid StaffId, string UnitCode, string ScopePath, Guid? TrainerId);

/// <summary>Somebody has met what a course asks, and others decide whether the certificate is issued. What is asked is looked at once more when it is.</summary>
internal sealed class Certification : Entity, IScoped
{
    public const string RecordKind = "training.certification";

    private Certification()
    {
    }

    public Guid CourseId { get; private set; }

    public string CourseCode { get; private set; } = "";

    public Guid StaffId { get; private set; }

    public string UnitCode { get; private set; } = "";

    public string ScopePath { get; private set; } = "";

    public Guid? TrainerId { get; private set; }

    public Guid? AskedBy { get; private set; }

    public string AskedByName { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public AskedStatus Status { get; private set; }

    /// <summary>Course and person while it waits; null afterwards: one question about one person at a time.</summary>
    public string? Open { get; private set; }

    /// <summary>The certificate it led to.</summary>
    public Guid? CertificateId { get; private set; }

    /// <summary>What was shown when the certificate was issued, as approval is bound to it.</summary>
    public string? ShownAs { get; private set; }

    /// <summary>What those said who refused it.</summary>
    public string? Comment { get; private set; }

    public static Certification Ask(CertificationFacts facts, By by) => new()
    {
        CourseId = facts.CourseId,
        CourseCode = facts.CourseCode,
        StaffId = facts.StaffId,
        UnitCode = facts.UnitCode,
        ScopePath = facts.ScopePath,
        TrainerId = facts.TrainerId,
        AskedBy = by.ActorId,
        AskedByName = by.Name,
        AskedAt = by.At,
        Open = Key(facts.CourseCode, facts.StaffId),
    };

    public static string Key(string courseCode, Guid staffId) => $"{courseCode}/{staffId:N}";

    /// <summary>The certificate is issued.</summary>
    public void Grant(Guid certificateId, string shownAs) => (Status, Open, CertificateId, ShownAs) = (AskedStatus.Granted, null, certificateId, shownAs);

    /// <summary>It will not be; what was shown stays, and may be put up again.</summary>
    public Result<Done> Refuse(string? comment)
    {
        if (Status is not AskedStatus.Waiting) return Refusals.AlreadyDecided;
        (Status, Open, Comment) = (AskedStatus.Refused, null, comment);
        return Done.It;
    }
}
