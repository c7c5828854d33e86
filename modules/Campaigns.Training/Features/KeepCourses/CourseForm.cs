using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>What the forms of a course ask for.</summary>
internal sealed record CourseForm
{
    public string? Code { get; set; }

    public string? Title { get; set; }

    public string? Kind { get; set; } = "policy";

    public List<string> NeededBy { get; set; } = [];

    /// <summary>Codes between commas.</summary>
    public string? Requires { get; set; }

    public int? AttendancePercent { get; set; } = 80;

    public int? PassMark { get; set; } = 80;

    public int? Tries { get; set; } = 2;

    public int? Observed { get; set; } = 0;

    public int? Hours { get; set; } = 0;

    public int? ValidityMonths { get; set; } = 24;

    public string? Renewal { get; set; } = "refresher";

    public int? GraceDays { get; set; } = 90;

    public bool Approval { get; set; }

    public DateOnly? RefreshBy { get; set; }

    public static CourseForm Of(Course course) => new()
    {
        Code = course.Code,
        Title = course.Title,
        Kind = course.Kind.Word(),
        NeededBy = [.. course.NeededBy],
        Requires = string.Join(", ", course.Rules.Prerequisites),
        AttendancePercent = course.Rules.AttendancePercent,
        PassMark = course.Rules.PassMark,
        Tries = course.Rules.Tries,
        Observed = course.Rules.Observed,
        Hours = course.Rules.Hours,
        ValidityMonths = course.Rules.ValidityMonths,
        Renewal = course.Rules.Renewal.Word(),
        GraceDays = course.Rules.GraceDays,
        Approval = course.Rules.Approval,
    };

    public CourseBody Body() => new()
    {
        Code = Code?.Trim(),
        Title = Title,
        Kind = Kind,
        NeededBy = NeededBy,
        Requires = (Requires ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        AttendancePercent = AttendancePercent,
        PassMark = PassMark,
        Tries = Tries,
        Observed = Observed,
        Hours = Hours,
        ValidityMonths = ValidityMonths,
        Renewal = Renewal,
        GraceDays = GraceDays,
        Approval = Approval,
        RefreshBy = RefreshBy,
    };
}
