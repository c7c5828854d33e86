using Campaigns.Kernel.Security;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Training.Contracts;

namespace Campaigns.Training.Domain;

/// <summary>Proof that somebody met what a course asked. Its facts never change; what happens to it later is added to its history.</summary>
internal sealed class Certificate : Entity, IScoped
{
    public const string RecordKind = "training.certificate";
    private readonly List<CertificateChange> _history = [];

    private Certificate()
    {
    }

    public Guid CourseId { get; private set; }

    public string CourseCode { get; private set; } = "";

    public string CourseTitle { get; private set; } = "";

    public int CourseVersion { get; private set; }

    public Guid StaffId { get; private set; }

    public string HolderName { get; private set; } = "";

    public string ScopePath { get; private set; } = "";

    public int Year { get; private set; }

    public int? Sequence { get; private set; }

    public string Number { get; private set; } = "";

    public string Code { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    public DateOnly ExpiresOn { get; private set; }

    /// <summary>Its place in the status list of its course.</summary>
    public int StatusIndex { get; private set; }

    /// <summary>The certificate it took the place of.</summary>
    public Guid? Replaces { get; private set; }

    public CertificateStatus Status { get; private set; }

    /// <summary>Last day of a suspension; null: none, or until it is lifted.</summary>
    public DateOnly? SuspendedUntil { get; private set; }

    /// <summary>Acts so far; numbers the history without loading it.</summary>
    public int Steps { get; private set; }

    public IReadOnlyList<CertificateChange> History => _history;

    /// <summary>Issues it. Who calls has made sure that what the course asks is met.</summary>
    public static Certificate Issue(CertificateFacts facts, CertificateName name, Certificate? before, By by, Guid? id = null)
    {
        var issued = new Certificate
        {
            Id = id ?? Guid.CreateVersion7(),
            CourseId = facts.CourseId,
            CourseCode = facts.CourseCode,
            CourseTitle = facts.CourseTitle,
            CourseVersion = facts.CourseVersion,
            StaffId = facts.StaffId,
            HolderName = facts.HolderName,
            ScopePath = facts.ScopePath,
            Year = name.Year,
            Sequence = name.Sequence,
            Number = name.Number,
            Code = name.Code,
            StatusIndex = name.StatusIndex,
            IssuedOn = facts.IssuedOn,
            ExpiresOn = facts.ExpiresOn,
            Replaces = before?.Id,
        };
        issued.Add(CertificateAct.Issue, by, null, null);
        before?.GiveWay(by);
        issued.Raise(new CertificateIssuedV1(issued.Id, issued.StaffId, issued.CourseCode, issued.ExpiresOn, by.At));
        return issued;
    }

    /// <summary>It proves nothing for a while: until the end of a day, or until it is lifted.</summary>
    public Result<Done> Suspend(string reason, DateOnly? until, By by)
    {
        if (Status is CertificateStatus.Revoked or CertificateStatus.Replaced) return Refusals.NoLongerInForce;
        if (until < by.At.LocalDate()) return Refusals.UntilInThePast;
        (Status, SuspendedUntil) = (CertificateStatus.Suspended, until);
        Add(CertificateAct.Suspend, by, reason, until);
        Raise(new CertificateWithdrawnV1(Id, StaffId, CourseCode, until, by.At));
        return Done.It;
    }

    /// <summary>The suspension ends.</summary>
    public Result<Done> Lift(string reason, By by)
    {
        if (Status is not CertificateStatus.Suspended) return Refusals.NotSuspended;
        (Status, SuspendedUntil) = (CertificateStatus.Valid, null);
        Add(CertificateAct.Lift, by, reason, null);
        return Done.It;
    }

    /// <summary>It proves nothing any more, for good.</summary>
    public Result<Done> Revoke(string reason, By by)
    {
        if (Status is CertificateStatus.Revoked or CertificateStatus.Replaced) return Refusals.NoLongerInForce;
        (Status, SuspendedUntil) = (CertificateStatus.Revoked, null);
        Add(CertificateAct.Revoke, by, reason, null);
        Raise(new CertificateWithdrawnV1(Id, StaffId, CourseCode, null, by.At));
        return Done.It;
    }

    /// <summary>The holder's name was put right: the same certificate under the new name takes its place, valid to the same day.</summary>
    public Result<CertificateFacts> UnderName(string name, DateOnly today)
    {
        if (Status is not CertificateStatus.Valid || today > ExpiresOn) return Refusals.NoLongerInForce;
        if (name == HolderName) return Refusals.SameName;
        return new CertificateFacts
        {
            CourseId = CourseId,
            CourseCode = CourseCode,
            CourseTitle = CourseTitle,
            CourseVersion = CourseVersion,
            StaffId = StaffId,
            HolderName = name,
            ScopePath = ScopePath,
            IssuedOn = today,
            ExpiresOn = ExpiresOn,
        };
    }

    /// <summary>Whether it holds on that day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="refreshBy">Last day on which it holds without a refresher, see <see cref="Course.RefreshBy"/>.</param>
    public CertificateState StateOn(DateOnly day, DateOnly? refreshBy) => CertificateStates.On(day, Status, ExpiresOn, SuspendedUntil, refreshBy);

    /// <summary>Whether it proved something at the end of a day gone by, as its history tells; what later versions of the course asked for is left out.</summary>
    public bool ProvedOn(DateOnly day)
    {
        if (day < IssuedOn || day > ExpiresOn) return false;
        var (proves, until) = (true, (DateOnly?)null);
        foreach (var step in _history.Where(h => h.At.LocalDate() <= day).OrderBy(h => h.Number))
            (proves, until) = step.Act switch
            {
                CertificateAct.Suspend => (false, step.Until),
                CertificateAct.Revoke or CertificateAct.Replace => (false, null),
                _ => (true, null),
            };
        return proves || until < day;
    }

    private void GiveWay(By by)
    {
        if (Status is CertificateStatus.Revoked) return; // Revoked stays revoked, whatever comes after it.
        (Status, SuspendedUntil) = (CertificateStatus.Replaced, null);
        Add(CertificateAct.Replace, by, null, null);
    }

    private void Add(CertificateAct act, By by, string? reason, DateOnly? until) => _history.Add(new()
    {
        CertificateId = Id,
        Number = ++Steps,
        At = by.At,
        ActorId = by.ActorId,
        ActorName = by.Name,
        Act = act,
        Reason = reason,
        Until = until,
    });
}
