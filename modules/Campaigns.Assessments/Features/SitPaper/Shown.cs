using Campaigns.Assessments.Domain.Questions;

namespace Campaigns.Assessments.Features.SitPaper;

/// <summary>Between the order in which choices are shown and the order in which they are kept.</summary>
internal static class Shown
{
    /// <summary>Places given to choices as shown, in the question's own order. Anything else comes back as it is, for the reader to refuse.</summary>
    public static IReadOnlyList<string> ToBody(QuestionBody body, string order, IReadOnlyList<string> sent)
    {
        if (body.Kind is not QuestionKind.Ordering || sent.Count != body.Choices.Count) return sent;
        var keys = order.Split(',');
        return [.. body.Choices.Select(c => sent[Array.IndexOf(keys, c.Key)])];
    }

    /// <summary>The choices as shown.</summary>
    public static IReadOnlyList<Choice> Choices(QuestionBody body, string order) =>
        order.Length == 0 ? [] : [.. order.Split(',').Select(key => body.Choices.First(c => c.Key == key))];

    /// <summary>The place that was given to a choice of an ordering question; empty: none yet.</summary>
    public static string PlaceOf(QuestionBody body, string response, string key)
    {
        var places = Response.KeysOf(response);
        var at = body.Choices.ToList().FindIndex(c => c.Key == key);
        return at < places.Count ? places[at] : "";
    }
}
