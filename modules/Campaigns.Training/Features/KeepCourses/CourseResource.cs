using System.Linq.Expressions;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>A course in the API, as its current version says.</summary>
/// <param name="NeededBy">Working roles whose holders need its certificate.</param>
/// <param name="Requires">Codes of courses whose certificate must be valid.</param>
/// <param name="Observed">Observed presentations that must be passed.</param>
/// <param name="Version">Number of the version, from 1.</param>
internal sealed record CourseResource(Guid Id, string Code, string Title, string Kind, IReadOnlyList<string> NeededBy, IReadOnlyList<string> Requires, int AttendancePercent, int PassMark, int Tries, int Observed,
    int Hours, int ValidityMonths, string Renewal, int GraceDays, bool Approval, int Version)
{
    public static Expression<Func<Course, Course>> Whole => course => course;

    public static CourseResource Of(Course c) => new(c.Id, c.Code, c.Title, c.Kind.Word(), c.NeededBy, c.Rules.Prerequisites, c.Rules.AttendancePercent, c.Rules.PassMark, c.Rules.Tries,
        c.Rules.Observed, c.Rules.Hours, c.Rules.ValidityMonths, c.Rules.Renewal.Word(), c.Rules.GraceDays, c.Rules.Approval, c.Current.Number);
}
