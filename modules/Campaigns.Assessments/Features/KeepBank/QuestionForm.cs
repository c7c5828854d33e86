using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Questions;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>What the form of a question sends. Choices are lines; a star in front marks a right one. Of an ordering question the lines stand in the
/// right order.</summary>
internal sealed record QuestionForm
{
    public string? Prompt { get; init; }
    public string? PromptEn { get; init; }
    public string? Choices { get; init; }
    public string? ChoicesEn { get; init; }
    public string? Number { get; init; }
    public string? Tolerance { get; init; }
    public int? Decimals { get; init; }
    public string? Product { get; init; }
    public DateOnly? PaidOn { get; init; }
    public string? Method { get; init; }
    public string? Income { get; init; }
    public string? Group { get; init; }
    public int? Months { get; init; }
    public int? Members { get; init; }
    public int? MembersBefore { get; init; }
    public string? Why { get; init; }
    public string? WhyEn { get; init; }
    public string? Source { get; init; }

    /// <summary>As a body of that kind; refused where a number cannot be read. Its own rules are looked at when it becomes a version.</summary>
    public Result<QuestionBody> Read(QuestionKind kind)
    {
        var body = new QuestionBody
        {
            Kind = kind,
            Prompt = Pair(Prompt, PromptEn),
            Why = string.IsNullOrWhiteSpace(Why) ? null : Pair(Why, WhyEn),
            Source = Source?.Trim() ?? "",
        };
        if (body.HasChoices) return body with { Choices = ReadChoices() };
        if (kind is QuestionKind.Case) return body with { Case = ReadCase() };

        var decimals = Decimals ?? 0;
        if (Numbers.Read(Number, decimals) is not { } value) return Refusals.NumberMissing;
        var tolerance = string.IsNullOrWhiteSpace(Tolerance) ? 0 : Numbers.Read(Tolerance, decimals);
        return tolerance is { } off ? body with { Number = new(value, off, decimals) } : Refusals.NumberOutOfRange;
    }

    private List<Choice> ReadChoices()
    {
        var english = Lines(ChoicesEn).Select(Bare).ToList();
        return [.. Lines(Choices).Take(QuestionBody.MostChoices + 1).Select((line, i) => new Choice(((char)('a' + i)).ToString(), new(Bare(line), english.ElementAtOrDefault(i) ?? ""), line.StartsWith('*')))];
    }

    private ContributionCase? ReadCase()
    {
        if (PaidOn is not { } paidOn || string.IsNullOrEmpty(Product)) return null;
        return Product == "HHI"
            ? new(Product, paidOn) { Months = Months, NewMembers = Members, HouseholdSchemeMembersAlreadyPaidThisYear = MembersBefore }
            : new(Product, paidOn) { Method = Method, Months = Months, ChosenIncome = (long?)Numbers.Read(Income, 0), SupportGroups = string.IsNullOrEmpty(Group) ? [] : [Group] };
    }

    private static Words Pair(string? vi, string? en) => new(vi?.Trim() ?? "", en?.Trim() ?? "");

    private static string Bare(string line) => line.TrimStart('*').Trim();

    private static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
}
