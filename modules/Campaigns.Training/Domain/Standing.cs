namespace Campaigns.Training.Domain;

/// <summary>What somebody can show for a course since their last certificate of it; each piece counts for one certificate only.</summary>
/// <param name="Attended">Classes attended.</param>
/// <param name="Noted">Classes for which presence or absence was noted.</param>
/// <param name="MinutesAttended">Length of the classes attended.</param>
/// <param name="BestPaper">Best score of the papers; null: none was sat.</param>
/// <param name="Observations">Scores of the observed presentations.</param>
/// <param name="Holds">Codes of the courses of which they hold a valid certificate.</param>
internal sealed record Evidence(int Attended, int Noted, int MinutesAttended, int? BestPaper, IReadOnlyList<int> Observations, IReadOnlySet<string> Holds);

/// <summary>A requirement that is not met.</summary>
/// <param name="What">Word of the API; with <c>training.missing-</c> before it the key of its text.</param>
/// <param name="Args">Values for the text.</param>
internal sealed record Missing(string What, params object[] Args)
{
    public const string KeyPrefix = "training.missing-";

    public string TextKey => KeyPrefix + What;
}

/// <summary>Whether somebody has met what a course asks. The one place where it is decided.</summary>
internal static class Standing
{
    /// <summary>Empty: all is met.</summary>
    /// <param name="rules">What is asked.</param>
    /// <param name="shown">What they can show.</param>
    /// <param name="refresher">Whether it renews a certificate by the short path.</param>
    public static IReadOnlyList<Missing> Of(Requirements rules, Evidence shown, bool refresher)
    {
        var missing = new List<Missing>();
        if (!refresher) missing.AddRange(rules.Prerequisites.Where(code => !shown.Holds.Contains(code)).Select(code => new Missing("prerequisite", code)));
        if (rules.AttendancePercent > 0 && !Attended(rules, shown, refresher)) missing.Add(new("attendance", rules.AttendancePercent));
        if (rules.PassMark > 0 && !(shown.BestPaper >= rules.PassMark)) missing.Add(new("paper", rules.PassMark));
        var observed = shown.Observations.Count(score => score >= rules.PassMark);
        if (!refresher && observed < rules.Observed) missing.Add(new("observation", rules.Observed, observed));
        return missing;
    }

    /// <summary>Whether the certificate before may be renewed by a refresher on that day.</summary>
    public static bool ByRefresher(Requirements rules, Certificate? before, DateOnly on) =>
        rules.Renewal is Renewal.Refresher && before is { Status: not CertificateStatus.Revoked } && on <= before.ExpiresOn.AddDays(rules.GraceDays);

    private static bool Attended(Requirements rules, Evidence shown, bool refresher)
    {
        if (shown.Attended == 0) return false;
        if (refresher) return true; // A refresher is shorter than the course: one class is all of it.
        return rules.Hours > 0
            ? shown.MinutesAttended * 100L >= rules.AttendancePercent * rules.Hours * 60L
            : shown.Attended * 100L >= rules.AttendancePercent * (long)shown.Noted;
    }
}
