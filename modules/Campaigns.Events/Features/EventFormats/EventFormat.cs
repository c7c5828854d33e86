using Campaigns.Events.Contracts;
using Campaigns.Events.Domain;

namespace Campaigns.Events.Features.EventFormats;

/// <summary>A kind of event, with what it usually needs.</summary>
/// <param name="Minutes">Usual length.</param>
/// <param name="Capacity">Usual places.</param>
/// <param name="Requires">Course whose certificate who presents must hold on the day.</param>
/// <param name="Advises">Course whose certificate they had better hold.</param>
/// <param name="DaysApart">A commune is not asked to the same kind of event again within so many days; 0: any time.</param>
/// <param name="MostBudget">Đồng; more wants a reason.</param>
internal sealed record EventFormat(string Code, string Vi, string En, int Minutes, int Capacity, string? Requires = null, string? Advises = null, int DaysApart = 0, long? MostBudget = null)
{
    /// <summary>What is asked of who presents.</summary>
    public IReadOnlyList<MissingCertificate> Asks =>
        [.. Requires is null ? [] : new[] { new MissingCertificate(Requires, true) }, .. Advises is null ? [] : new[] { new MissingCertificate(Advises, false) }];

    /// <summary>People it usually needs.</summary>
    public int Presenters { get; init; } = 1;

    public int Desk { get; init; } = 1;

    public IReadOnlyList<AgendaLine> Agenda { get; init; } = [];

    public IReadOnlyList<TaskLine> Checklist { get; init; } = [];

    public IReadOnlyList<Words> Materials { get; init; } = [];

    public IReadOnlyList<BudgetLine> Budget { get; init; } = [];

    /// <summary>As much of the agenda as begins before a meeting of that length is over.</summary>
    public IReadOnlyList<AgendaLine> AgendaOf(TimeSpan length) => [.. Agenda.Where(line => line.After < length.TotalMinutes)];

    /// <summary>In the language of the page.</summary>
    public string Name => Ui.Formats.English ? En : Vi;
}

internal static class FormatNeeds
{
    /// <summary>How many of a role it needs; one, where the format is not there any more.</summary>
    public static int Needs(this EventFormat? format, EventRole role) => role is EventRole.Presenter ? format?.Presenters ?? 1 : format?.Desk ?? 1;
}

/// <summary>A text in both languages.</summary>
internal sealed record Words(string Vi, string En)
{
    public string Here => Ui.Formats.English ? En : Vi;
}

/// <summary>A point of the agenda.</summary>
/// <param name="After">Minutes after the start.</param>
internal sealed record AgendaLine(int After, Words What);

/// <summary>Something to be done.</summary>
/// <param name="Before">Days before the event by which it is due; negative: days after it.</param>
internal sealed record TaskLine(int Before, Words What);

/// <summary>What something usually costs, in đồng.</summary>
internal sealed record BudgetLine(Words What, long Dong);
