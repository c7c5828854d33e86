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

    /// <summary>The year under which places in the status list of a course are counted; they run on from year to year.</summary>
    public const int StatusList = 0;

    public static NumberSeries Begin(string courseCode, int year) => new() { CourseCode = courseCode, Year = year };

    /// <summary>The next place in the status list, from 0.</summary>
    public int NextPlace() => Last++;

    /// <summary>The next certificate's name, <c>BHXH-01-2026-0007</c>.</summary>
    /// <param name="places">The course's places in its status list.</param>
    public CertificateName Next(NumberSeries places)
    {
        Last++;
        return new(Year, Last, $"{CourseCode}-{Year.ToString(CultureInfo.InvariantCulture)}-{Last.ToString("0000", CultureInfo.InvariantCulture)}", PublicCode.Next(Year), places.NextPlace());
    }
}
