using System.Globalization;
using Campaigns.Kernel.Values;

namespace Campaigns.Training.Domain;

/// <summary>The numbers of one course and year. Used within <see cref="Turns.Numbers"/>, so that none repeats and, because a number is
/// taken in the transaction that stores its certificate, none is skipped.</summary>
internal sealed class NumberSeries : Entity
{
    private NumberSeries()
    {
    }

    public string CourseCode { get; private set; } = "";

    public int Year { get; private set; }

    /// <summary>The last one given out.</summary>
    public int Last { get; private set; }

    public static NumberSeries Begin(string courseCode, int year) => new() { CourseCode = courseCode, Year = year };

    /// <summary>The next certificate's name, <c>BHXH-01-2026-0007</c>.</summary>
    public CertificateName Next()
    {
        Last++;
        return new(Year, Last, $"{CourseCode}-{Year.ToString(CultureInfo.InvariantCulture)}-{Last.ToString("0000", CultureInfo.InvariantCulture)}", PublicCode.Next(Year));
    }
}
