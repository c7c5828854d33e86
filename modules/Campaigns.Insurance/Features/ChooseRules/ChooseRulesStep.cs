using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Setup;
using Campaigns.Kernel.Slots;
using Campaigns.Kernel.Values;
using Campaigns.Ui;

namespace Campaigns.Insurance.Features.ChooseRules;

/// <summary>Step <c>insurance-rules</c> of the first set-up: the dated rules that ship with the product, with what they come to today.</summary>
internal sealed class ChooseRulesStep(IEnumerable<IRecipeStep> recipes, RuleWords words, TimeProvider clock) : ISetupStep
{
    public string Name => "insurance-rules";

    public int Order => 700;

    public string TextKey => "insurance.setup-rules";

    public Task<SlotItem?> Show(SetupAnswers answers, CancellationToken ct) => Task.FromResult<SlotItem?>(new("ChooseRules/_Rules", "Insurance", Today()));

    public Task<IReadOnlyList<Failure>> Check(SetupAnswers answers, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Failure>>(answers.Text(Name, "rules") == "current" ? [] : [Failure.Invalid("insurance.setup-rules-missing", "rules")]);

    public Task Apply(SetupAnswers answers, CancellationToken ct) =>
        recipes.Single(s => s.Name == "insurance-rules").Run(RecipeContext.Own(typeof(ChooseRulesStep).Assembly, new { file = "rules.json" }), ct);

    private RuleFields Today()
    {
        var (book, today) = (new RuleBook(RuleFile.Shipped()), clock.Today());
        var rules = book.On(today);
        var (rate, floor, multiple, salary) = (rules.Get(RuleTables.VsiRate), rules.Get(RuleTables.PovertyLine), rules.Get(RuleTables.CeilingMultiple), rules.Get(RuleTables.BaseSalary));
        var example = book.Quote(new VsiQuoteInput(today, VsiMethod.M1, floor.Dong, []));
        return new("current",
        [
            new("insurance.setup-rate", words.Value(rate), rate.Document, rate.From),
            new("insurance.setup-floor", words.Value(floor), floor.Document, floor.From),
            new("insurance.setup-cap", Formats.Money(multiple.Count * salary.Dong), $"{multiple.Document}; {salary.Document}", salary.From),
        ], Formats.Money(floor.Dong), Formats.Money(example.Value.PayerAmount), example.Value.Explanation.Select(words.Say).ToList(), [.. example.Value.Rules.Select(r => r.Document).Distinct()]);
    }
}

/// <summary>What the partial shows.</summary>
internal sealed record RuleFields(string Rules, IReadOnlyList<RuleField> Rows, string ExampleIncome, string ExamplePays, IReadOnlyList<string> ExampleLines, IReadOnlyList<string> Sources);

internal sealed record RuleField(string TextKey, string Value, string Document, DateOnly From);
