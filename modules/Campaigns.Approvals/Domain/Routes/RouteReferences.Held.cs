using System.Globalization;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Whether anybody is there to be asked.</summary>
internal sealed partial class RouteReferences
{
    private const int MostNamed = 5;

    // A role that nobody holds at any place where the step asks for it stops every request; one that is vacant here and there stops those of that place.
    private void Held(ByPosition asked, Step step)
    {
        if (!directory.HasRole(asked.Role, asked.Org)) return; // That is told already.
        var places = asked.Area is { } area ? [area] : directory.Areas(asked.Level!);
        var vacant = places.Where(place => !SomebodyAt(place, asked, step.OnEmpty)).Select(place => $"{asked.Role}@{asked.Org}:{place}").ToList();
        if (vacant.Count == 0) return;
        if (vacant.Count == places.Count) errors.Add(new(asked.Pointer + "/role", "empty-role", Named(vacant)));
        else if (step.OnEmpty == OnEmpty.Incident) warnings.Add(new(asked.Pointer + "/role", "vacant-seat", Named(vacant)));
    }

    private bool SomebodyAt(string place, ByPosition asked, OnEmpty onEmpty) => directory.Holders(asked.Role, asked.Org, place).Any(directory.IsActive)
        || (onEmpty == OnEmpty.Parent && directory.ParentOf(place) is { } above && SomebodyAt(above, asked, onEmpty));

    private static string Named(List<string> seats) =>
        string.Join(", ", seats.Take(MostNamed).Concat(seats.Count > MostNamed ? ["+" + (seats.Count - MostNamed).ToString(CultureInfo.InvariantCulture)] : []));
}
