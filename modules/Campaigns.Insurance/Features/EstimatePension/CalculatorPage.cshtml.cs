using System.Globalization;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Pensions;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Campaigns.Insurance.Features.EstimatePension;

/// <summary>What would I pay and what comes back. All answers stand in the address; nothing is stored.</summary>
[AllowAnonymous]
internal sealed class CalculatorPage(RuleShelf shelf, RuleWords words, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    private static readonly int[] MoreYears = [15, 20, 25, 30, 35];

    public PensionForm Form { get; private set; } = null!;

    public RuleBook Book { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today();

    public PensionEstimate? Estimate { get; private set; }

    public RuleWords Words => words;

    /// <summary>The page's address with every answer, for sending.</summary>
    public string Link => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{Request.Path}{Form.Query()}";

    /// <summary>The row people ask about first: what the State pays, or before it paid anything, the rate of contribution.</summary>
    public RuleRow LeadingRule =>
        Estimate!.Payment.Rules.FirstOrDefault(row => row.Table == RuleTables.SupportRate) ?? Estimate.Payment.Rules.First(row => row.Table == RuleTables.VsiRate);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Book = await shelf.Book(ct);
        Form = PensionForm.From(key => Request.Query.TryGetValue(key, out var value) ? value.ToString() : null, Today, Book);
        if (Bounds is null) return this.Refused("_Form", [Domain.Refusals.RulesMissing with { Field = null }]);

        var question = Form.Read(Today);
        var estimate = question.Succeeded ? PensionCalculation.Of(question.Value, Book) : question.Refused<PensionEstimate>();
        if (!estimate.Succeeded) return this.Refused("_Form", estimate.Failures.Select(AtAnswer));

        Estimate = estimate.Value;
        return Page();
    }

    /// <summary>Lowest and highest income and the usual step; null on a day without rules.</summary>
    public (long Floor, long Ceiling, long Step)? Bounds =>
        Book.Find(RuleTables.PovertyLine, Today) is { } line
        && Book.Find(RuleTables.BaseSalary, Today) is { } salary
        && Book.Find(RuleTables.CeilingMultiple, Today) is { } times
            ? (line.Dong, times.Count * salary.Dong, Book.Find(RuleTables.IncomeStep, Today)?.Dong ?? 0)
            : null;

    /// <summary>An income between two steps is paid as asked; staff look at it again.</summary>
    public bool OffStep => Bounds is { Step: > 0 } bounds && PensionForm.Money(Form.Income) is { } income && (income - bounds.Floor) % bounds.Step != 0;

    public DateOnly? NextChange => Book.QuoteHoldsUntil(Today)?.AddDays(1);

    public IEnumerable<SelectListItem> Sexes => [Choice("female", "insurance.sex-female"), Choice("male", "insurance.sex-male")];

    /// <summary>Only groups the rules of the day know; in the order of the paper form.</summary>
    public IEnumerable<SelectListItem> Groups =>
        from code in (string[])["OTHER", "ETHNIC_MINORITY", "NEAR_POOR", "POOR"]
        let row = Book.Find(RuleTables.SupportRate, Today, code)
        where row is not null
        select new SelectListItem($"{texts[$"insurance.group-{code.ToLowerInvariant().Replace('_', '-')}"]} {RuleWords.Percent(row.Share)}", code);

    public IEnumerable<SelectListItem> YearChoices =>
        MoreYears.Append(Book.Find(RuleTables.PensionMinYears, Today)?.Count ?? MoreYears[0])
            .Where(years => years >= (Book.Find(RuleTables.PensionMinYears, Today)?.Count ?? 0))
            .Distinct().Order()
            .Select(years => new SelectListItem(texts["insurance.years", years], years.ToString(CultureInfo.InvariantCulture)));

    public IEnumerable<SelectListItem> Methods =>
        ((string[])["M1", "M3", "M6", "M12", "PREPAY", "BACKPAY"]).Select(code => Choice(code, $"insurance.method-{code.ToLowerInvariant()}"));

    public IEnumerable<SelectListItem> PrepayChoices =>
        Enumerable.Range(2, 4).Select(years => new SelectListItem(texts["insurance.years", years], years.ToString(CultureInfo.InvariantCulture)));

    private SelectListItem Choice(string value, string key) => new(texts[key], value);

    // The rules speak of the law's fields; the form asks in its own words.
    private static Failure AtAnswer(Failure failure) => failure.Field switch
    {
        "chosenIncome" => failure.At("Form.Income"),
        "paidOn" => failure.At("Form.Method"),
        { } field => failure.At("Form." + char.ToUpperInvariant(field[0]) + field[1..]),
        null => failure,
    };
}
