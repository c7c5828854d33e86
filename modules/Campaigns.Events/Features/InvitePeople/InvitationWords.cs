using Campaigns.Events.Domain;
using Campaigns.Ui.TagHelpers;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>Words of invitations in addresses and in the API.</summary>
internal static class InvitationWords
{
    public static string Word(this InvitationMark mark) => mark is InvitationMark.ToPrint ? "to-print" : mark.ToString().ToLowerInvariant();

    public static string Word(this InvitationAnswer answer) => answer.ToString().ToLowerInvariant();

    public static string Word(this InvitationChoice choice) => choice.ToString().ToLowerInvariant();

    /// <summary>Null: there is no such choice.</summary>
    public static InvitationChoice? Choice(string? word) => string.IsNullOrEmpty(word) ? InvitationChoice.All
        : Enum.GetValues<InvitationChoice>().Cast<InvitationChoice?>().FirstOrDefault(choice => choice!.Value.Word() == word);

    public static GuestKind? Kind(string? word) => word switch
    {
        "everybody" => GuestKind.Everybody,
        "not-insured" => GuestKind.NotInsured,
        "lapsed" => GuestKind.Lapsed,
        _ => null,
    };

    public static Tone Tone(this InvitationMark mark) => mark switch
    {
        InvitationMark.Sent or InvitationMark.Printed => Ui.TagHelpers.Tone.Ok,
        InvitationMark.Failed => Ui.TagHelpers.Tone.Bad,
        InvitationMark.Kept => Ui.TagHelpers.Tone.Warn,
        _ => Ui.TagHelpers.Tone.Neutral,
    };
}
