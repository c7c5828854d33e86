using System.Globalization;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Insurance.Features.ListRules;

/// <summary>Every rule with its days, its document and how well it is proved; on which day which row holds.</summary>
[Authorize(Permissions.RulesRead)]
internal sealed class RulesPage(RuleShelf shelf, RuleWords words, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    public DateOnly Day { get; private set; }

    public RuleWords Words => words;

    public IReadOnlyList<(string Table, IReadOnlyList<RuleRow> Rows)> Tables { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        // A day that cannot be read shows today: nothing is lost by it.
        Day = DateOnly.TryParseExact(On, ["yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : clock.Today();
        On = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var rows = (await shelf.Book(ct)).Rows.ToLookup(row => row.Table);
        Tables = RuleTables.All.Where(rows.Contains).Select(table => (table, (IReadOnlyList<RuleRow>)[.. rows[table]])).ToList();
    }
}
