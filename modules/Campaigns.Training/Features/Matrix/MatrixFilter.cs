using System.Globalization;

namespace Campaigns.Training.Features.Matrix;

/// <summary>Which people the matrix shows.</summary>
/// <param name="Words">Part of a name, marks ignored.</param>
/// <param name="Unit">Code of a unit of any level, valid today.</param>
/// <param name="Office">Code of an office.</param>
/// <param name="Role">Working role.</param>
/// <param name="ExpiresWithin">Only who holds a certificate that ends within so many days from today; null: everybody.</param>
internal sealed record MatrixFilter(string? Words = null, string? Unit = null, string? Office = null, string? Role = null, int? ExpiresWithin = null)
{
    // Certificates run for years at most.
    private const int Longest = 3_650;

    /// <summary>Reads <c>60d</c>; anything else is no limit.</summary>
    public static int? ReadDays(string? text) =>
        text is { Length: > 1 } && text[^1] == 'd' && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= Longest ? days : null;
}
