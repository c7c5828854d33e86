using Campaigns.Accounts.Contracts;
using Campaigns.Network.Data;

namespace Campaigns.Network.Features.AnswerOthers;

/// <summary>A role may be held at a place of either era: the path alone says which unit it is.</summary>
internal sealed class PlaceNames(Register register) : IPlaceNames
{
    public async Task<IReadOnlyDictionary<string, string>> Of(IReadOnlyCollection<string> scopePaths, CancellationToken ct)
    {
        var asked = scopePaths.ToHashSet(StringComparer.Ordinal);
        var units = (await register.Units(ct)).All.Where(unit => asked.Contains(unit.Path));
        return units.GroupBy(unit => unit.Path).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.ValidFrom)!.FullName);
    }
}
