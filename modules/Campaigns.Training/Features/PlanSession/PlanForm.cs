using System.Globalization;
using Campaigns.Kernel.Values;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.PlanSession;

/// <summary>What the form of a class asks for: a day and times as people here say them.</summary>
internal sealed record PlanForm
{
    public DateOnly? Day { get; set; }

    public TimeOnly? From { get; set; } = new(8, 0);

    public TimeOnly? To { get; set; } = new(11, 30);

    public string? Place { get; set; }

    public int? Capacity { get; set; } = 20;

    public string? SessionKind { get; set; } = "classroom";

    public Guid? Trainer { get; set; }

    public Guid? Assistant { get; set; }

    public string? Material { get; set; }

    /// <summary>Last day of a class that lasts longer than one, such as one online.</summary>
    public DateOnly? LastDay { get; set; }

    public bool Self { get; set; }

    public int? GuestSeats { get; set; }

    public DateOnly? OpensOn { get; set; }

    /// <summary>Last day on which people say that they come.</summary>
    public DateOnly? ClosesOn { get; set; }

    public string? HeldIn { get; set; }

    public static PlanForm Of(Session s) => new()
    {
        Day = s.StartsAt.LocalDate(), From = Time(s.StartsAt), To = Time(s.EndsAt), LastDay = s.EndsAt.LocalDate() == s.StartsAt.LocalDate() ? null : s.EndsAt.LocalDate(),
        Place = s.Place, Capacity = s.Capacity, SessionKind = s.Kind.Word(), Trainer = s.Trainers.Cast<Guid?>().ElementAtOrDefault(0), Assistant = s.Trainers.Cast<Guid?>().ElementAtOrDefault(1),
        Material = s.Material, Self = s.Self, GuestSeats = s.GuestSeats == 0 ? null : s.GuestSeats, OpensOn = s.OpensAt?.LocalDate(), ClosesOn = s.ClosesAt < s.StartsAt ? s.ClosesAt?.AddTicks(-1).LocalDate() : null, HeldIn = s.UnitCode,
    };

    /// <param name="others">Trainers that the form has no field for.</param>
    public SessionBody Body(IEnumerable<Guid>? others = null) => new(At(Day, From), At(LastDay ?? Day, To), Place, Capacity,
        [.. new[] { Trainer, Assistant }.OfType<Guid>(), .. others ?? []], SessionKind, Material)
    {
        SelfEnrolment = Self, GuestSeats = GuestSeats, OpensAt = Begins(OpensOn), ClosesAt = ClosesOn == Day ? null : Begins(ClosesOn)?.AddDays(1), UnitCode = HeldIn,
    };

    // Days that no calendar of a class has are no days.
    private static DateTimeOffset? At(DateOnly? day, TimeOnly? time) => day is { Year: > 1900 and < 9000 } on && time is { } at ? on.At(at) : null;

    // The same, but written down they are told: as too late.
    private static DateTimeOffset? Begins(DateOnly? day) => day is null ? null : At(day, TimeOnly.MinValue) ?? new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static TimeOnly Time(DateTimeOffset at) => TimeOnly.FromDateTime(at.Local().DateTime);
}
