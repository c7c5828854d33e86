using System.Globalization;
using Campaigns.Assessments.Domain.Questions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Assessments.Features.KeepBank;

/// <summary>The fields both forms share. Those a kind does not use stay empty.</summary>
[BindProperties]
internal abstract class QuestionFormPage(IStringLocalizer texts) : PageModel
{
    public string? Code { get; set; }

    public string? Topic { get; set; }

    public int? Difficulty { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public string? Prompt { get; set; }

    public string? PromptEn { get; set; }

    public string? ChoiceLines { get; set; }

    public string? ChoicesEn { get; set; }

    public string? Number { get; set; }

    public string? Tolerance { get; set; }

    public int? Decimals { get; set; }

    public string? Product { get; set; }

    public DateOnly? PaidOn { get; set; }

    public string? Method { get; set; }

    public string? Income { get; set; }

    public string? Group { get; set; }

    public int? Months { get; set; }

    public int? Members { get; set; }

    public int? MembersBefore { get; set; }

    public string? Why { get; set; }

    public string? WhyEn { get; set; }

    public string? Source { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public int? Seen { get; set; }

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    public bool IsNew => Seen is null;

    public QuestionKind Shape => WriteQuestion.KindOf(Kind) ?? QuestionKind.Single;

    public IEnumerable<SelectListItem> Levels => Enumerable.Range(1, 3).Select(l => new SelectListItem(Texts[$"assessments.level-{l}"], l.ToString(CultureInfo.InvariantCulture)));

    public IEnumerable<SelectListItem> Products => [new(Texts["assessments.product-vsi"], "VSI"), new(Texts["assessments.product-hhi"], "HHI")];

    public IEnumerable<SelectListItem> Methods => CaseWords.Methods.Select(m => new SelectListItem(CaseWords.Method(m, Texts), m));

    public IEnumerable<SelectListItem> Groups => CaseWords.Groups.Select(g => new SelectListItem(CaseWords.Group(g, Texts), g));

    protected IStringLocalizer Texts { get; } = texts;

    protected async Task Choices(BankQuery query, CancellationToken ct) => Topics = [.. (await query.Topics(ct)).Select(t => new SelectListItem(Texts["assessments.topic-" + t], t))];

    protected QuestionForm Form() => new()
    {
        Prompt = Prompt, PromptEn = PromptEn, Choices = ChoiceLines, ChoicesEn = ChoicesEn, Number = Number, Tolerance = Tolerance, Decimals = Decimals,
        Product = Product, PaidOn = PaidOn, Method = Method, Income = Income, Group = Group, Months = Months, Members = Members, MembersBefore = MembersBefore,
        Why = Why, WhyEn = WhyEn, Source = Source,
    };

    protected void Show(Question question)
    {
        var version = question.Latest;
        var body = version.Body;
        (Code, Topic, Difficulty, Kind, Seen) = (question.Code, question.Topic, question.Difficulty, question.Kind.ToString().ToLowerInvariant(), question.Version);
        (Prompt, PromptEn, Why, WhyEn, Source) = (body.Prompt.Vi, body.Prompt.En, body.Why?.Vi, body.Why?.En, body.Source);
        (ValidFrom, ValidTo) = (version.ValidFrom, version.ValidTo);
        ChoiceLines = string.Join('\n', body.Choices.Select(c => (c.Right ? "* " : "") + c.Text.Vi));
        ChoicesEn = string.Join('\n', body.Choices.Select(c => c.Text.En));
        if (body.Number is { } n) (Number, Tolerance, Decimals) = (Plain(n.Value), Plain(n.Tolerance), n.Decimals);
        if (body.Case is { } c) (Product, PaidOn, Method, Income, Group, Months, Members, MembersBefore) = (c.Product, c.PaidOn, c.Method, c.ChosenIncome?.ToString(CultureInfo.InvariantCulture), c.SupportGroups is { Count: > 0 } groups ? groups[0] : null, c.Months, c.NewMembers, c.HouseholdSchemeMembersAlreadyPaidThisYear);
    }

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
