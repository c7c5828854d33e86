namespace Campaigns.Assessments.Domain.Questions;

/// <summary>What an answer is worth, in thousandths of the question's point. The same answer always gets the same.</summary>
internal static class Marking
{
    public const int Full = 1_000;

    /// <param name="body">The question.</param>
    /// <param name="expected">The amount of a contribution case, calculated when the paper was drawn; null for other kinds.</param>
    /// <param name="response">The answer as stored; empty is worth nothing.</param>
    public static int Worth(QuestionBody body, decimal? expected, string response)
    {
        if (response.Length == 0) return 0;
        return body.Kind switch
        {
            QuestionKind.Single => Right(body).SequenceEqual(Response.KeysOf(response)) ? Full : 0,
            QuestionKind.Multiple => OfSeveral(body, Response.KeysOf(response)),
            QuestionKind.Ordering => OfOrder(Response.KeysOf(response)),
            QuestionKind.Numeric => Near(body.Number!.Value, body.Number.Tolerance, response),
            _ => expected is { } amount ? Near(amount, 0, response) : 0,
        };
    }

    // Each right tick adds its share, each wrong one takes the same away, never below nothing: ticking everything gains little.
    private static int OfSeveral(QuestionBody body, IReadOnlyList<string> given)
    {
        var right = Right(body).ToList();
        var hits = given.Count(right.Contains);
        return Math.Max(0, (hits - (given.Count - hits)) * Full / right.Count);
    }

    // Kendall's tau without its negative half: pairs in the right order less pairs in the wrong one, of all pairs.
    private static int OfOrder(IReadOnlyList<string> places)
    {
        var given = places.Select(p => p.Length == 0 ? 0 : int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        if (given.Contains(0) || given.Distinct().Count() != given.Count) return 0;
        var (balance, pairs) = (0, 0);
        for (var i = 0; i < given.Count; i++)
        {
            for (var j = i + 1; j < given.Count; j++)
            {
                balance += given[i] < given[j] ? 1 : -1;
                pairs++;
            }
        }

        return Math.Max(0, balance * Full / pairs);
    }

    private static int Near(decimal right, decimal tolerance, string response) =>
        Response.NumberOf(response) is { } given && Math.Abs(given - right) <= tolerance ? Full : 0;

    private static IEnumerable<string> Right(QuestionBody body) => body.Choices.Where(c => c.Right).Select(c => c.Key).Order(StringComparer.Ordinal);
}
