using Campaigns.Kernel.Events;

namespace Campaigns.Assessments.Contracts;

/// <summary>A paper was handed in, or its time ran out, and it was marked. Raised once per sitting.</summary>
/// <param name="SittingId">The sitting.</param>
/// <param name="SessionId">The class it belongs to.</param>
/// <param name="StaffId">Who sat it.</param>
/// <param name="Course">Course code.</param>
/// <param name="Score">Points out of 100, cut to whole ones.</param>
[EventName("assessments.paper-marked.v1")]
public sealed record PaperMarkedV1(Guid SittingId, Guid SessionId, Guid StaffId, string Course, int Score) : IEvent;

/// <summary>Every observer a presentation needs has handed in their form. Raised once per presentation.</summary>
/// <param name="ObservationId">The form that completed it.</param>
/// <param name="SessionId">The class.</param>
/// <param name="StaffId">Who presented.</param>
/// <param name="Course">Course code.</param>
/// <param name="Round">Which presentation of this person in the class, from 1.</param>
/// <param name="Score">Mean of the observers' points out of 100, cut to whole ones.</param>
/// <param name="Observers">Staff ids of who watched.</param>
[EventName("assessments.presentation-observed.v1")]
public sealed record PresentationObservedV1(Guid ObservationId, Guid SessionId, Guid StaffId, string Course, int Round, int Score, IReadOnlyList<Guid> Observers) : IEvent;
