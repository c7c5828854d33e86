using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Network.Features.ListUnits;

/// <summary>The administrative tree as of a day, or the units that words find.</summary>
[Authorize(Permissions.ViewOrganisations)]
internal sealed class AreasPage(Register register, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "asOf")]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    public DateOnly Day { get; private set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Words);

    public IReadOnlyList<Unit> Found { get; private set; } = [];

    public IReadOnlyList<(Unit Area, IReadOnlyList<Unit> Communes)> Tree { get; private set; } = [];

    public int CommuneCount => Tree.Sum(branch => branch.Communes.Count);

    public async Task OnGetAsync(CancellationToken ct)
    {
        // A day that cannot be read is today, with the field saying what is wrong.
        Day = AsOf ??= clock.Today();
        var units = await register.Units(ct);
        if (IsSearch)
        {
            Found = units.Search(Words, null, Day, null);
            return;
        }

        var communes = units.List(UnitLevel.Commune, Day, null).ToLookup(commune => commune.Path.Split('/')[1]);
        Tree = [.. units.List(UnitLevel.Area, Day, null).Select(area => (area, (IReadOnlyList<Unit>)[.. communes[area.Code]]))];
    }

    /// <summary>What the unit lies in on the day, for search results.</summary>
    public async Task<string> Above(Unit unit)
    {
        var units = await register.Units(HttpContext.RequestAborted);
        var codes = unit.Path.Split('/')[..^1];
        return string.Join(", ", codes.Reverse().Select(code => units.Find(code, Day)?.FullName).OfType<string>());
    }
}
