using Campaigns.Approvals.Features.Cases;
using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Approvals.Features.Shared;

/// <summary>Areas to choose from by name, level by level from the top.</summary>
internal sealed class Places(Surroundings surroundings, Names names)
{
    /// <param name="isOffered">By the path of codes from the top down.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<SelectListItem>> Choices(Func<string, bool> isOffered, CancellationToken ct)
    {
        var directory = await surroundings.Directory(ct);
        var levels = directory.Levels.Select(l => directory.Areas(l).Where(a => isOffered(Areas.PathOf(directory, a))).ToList()).ToList();
        await names.LoadAreas(levels.SelectMany(l => l), ct);
        return [.. levels.SelectMany(level => level.Select(a => new SelectListItem(names.Area(a), a)).OrderBy(a => VietnameseOrder.Key(a.Text), StringComparer.Ordinal))];
    }

    /// <summary>Those in which somebody holds a position, and what lies in them; for who holds none, all.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Of(string user, CancellationToken ct)
    {
        var mine = (await surroundings.Directory(ct)).PositionsOf(user).Select(p => p.Area).ToHashSet();
        return await Choices(path => mine.Count == 0 || path.Split('/').Any(mine.Contains), ct);
    }
}
