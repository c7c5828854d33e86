using Campaigns.Ui;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.Matrix;

/// <summary>A cell in words, with the sign that stands for its colour: <c>✓ 31/12/2026</c>, <c>! 20/03/2026 (18 ngày)</c>, <c>✕ chưa có</c>, <c>… lớp 18/03/2026</c>.</summary>
internal static class CellText
{
    public static string Text(this MatrixCell cell, IStringLocalizer texts) => cell.Word switch
    {
        "valid" => "✓ " + Formats.Day(cell.ExpiresOn!.Value),
        "expiring" => $"! {Formats.Day(cell.ExpiresOn!.Value)} ({texts["training.days-left", cell.DaysLeft!.Value]})",
        "expiring-learning" => $"! … {texts["training.in-class", Formats.Day(cell.Class!.Value)]}",
        "learning" => $"… {texts["training.in-class", Formats.Day(cell.Class!.Value)]}",
        "expired" => $"✕ {texts["training.cell-expired", Formats.Day(cell.ExpiresOn!.Value)]}",
        "none" => "–",
        var word => $"✕ {texts["training.cell-" + word]}",
    };

    /// <summary>A second line, where the first leaves something out; else null.</summary>
    public static string? More(this MatrixCell cell, IStringLocalizer texts) =>
        cell.Word == "expiring-learning" ? texts["training.until", Formats.Day(cell.ExpiresOn!.Value)].Value : null;

    /// <summary>Class for its colour.</summary>
    public static string Colour(this MatrixCell cell) => cell.Word switch
    {
        "valid" => "cell-ok",
        "expiring" or "expiring-learning" => "cell-warn",
        "learning" => "cell-info",
        "none" => "muted",
        _ => "cell-bad",
    };
}
