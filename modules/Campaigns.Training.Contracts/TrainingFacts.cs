using Campaigns.Kernel.Events;

namespace Campaigns.Training.Contracts;

/// <summary>A certificate was issued, renewed or written again under another name.</summary>
/// <param name="CertificateId">The certificate.</param>
/// <param name="StaffId">Its holder.</param>
/// <param name="Course">Course code, such as <c>BHXH-01</c>.</param>
/// <param name="ExpiresOn">Last valid day.</param>
/// <param name="At">When.</param>
[EventName("training.certificate-issued.v1")]
public sealed record CertificateIssuedV1(Guid CertificateId, Guid StaffId, string Course, DateOnly ExpiresOn, DateTimeOffset At) : IEvent;

/// <summary>A certificate no longer proves anything: suspended or revoked. Who planned with its holder looks again.</summary>
/// <param name="CertificateId">The certificate.</param>
/// <param name="StaffId">Its holder.</param>
/// <param name="Course">Course code.</param>
/// <param name="Until">Last day of a suspension; null: for good, or until it is lifted.</param>
/// <param name="At">When.</param>
[EventName("training.certificate-withdrawn.v1")]
public sealed record CertificateWithdrawnV1(Guid CertificateId, Guid StaffId, string Course, DateOnly? Until, DateTimeOffset At) : IEvent;

/// <summary>A class was planned.</summary>
[EventName("training.session-planned.v1")]
public sealed record SessionPlannedV1(Guid SessionId, Guid CourseId, DateTimeOffset StartsAt, DateTimeOffset At) : IEvent;

/// <summary>A class is at another time or place.</summary>
[EventName("training.session-moved.v1")]
public sealed record SessionMovedV1(Guid SessionId, DateTimeOffset At) : IEvent;

/// <summary>A class is not held.</summary>
[EventName("training.session-cancelled.v1")]
public sealed record SessionCancelledV1(Guid SessionId, DateTimeOffset At) : IEvent;

/// <summary>Somebody got a place in a class.</summary>
/// <param name="SessionId">The class.</param>
/// <param name="StaffId">Who.</param>
/// <param name="At">When.</param>
/// <param name="Waited">From the waitlist, not at once.</param>
[EventName("training.place-given.v1")]
public sealed record PlaceGivenV1(Guid SessionId, Guid StaffId, DateTimeOffset At, bool Waited = false) : IEvent;

/// <summary>A score was taken down or corrected.</summary>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="SessionId">The class.</param>
/// <param name="StaffId">Who was assessed.</param>
/// <param name="Kind"><c>paper</c> or <c>observation</c>.</param>
/// <param name="Score">Points out of 100, as they are now.</param>
/// <param name="At">When.</param>
[EventName("training.score-recorded.v1")]
public sealed record ScoreRecordedV1(Guid AssessmentId, Guid SessionId, Guid StaffId, string Kind, int Score, DateTimeOffset At) : IEvent;
