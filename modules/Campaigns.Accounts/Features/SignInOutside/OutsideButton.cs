using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Settings;
using Campaigns.Kernel.Slots;
using Microsoft.Extensions.Localization;

namespace Campaigns.Accounts.Features.SignInOutside;

/// <summary>The other way in, under the form for name and password.</summary>
[Feature(OutsideStartup.Feature)]
internal sealed class OutsideButton(ISettings<OutsideSettings> settings, IStringLocalizer texts) : ISlotProvider
{
    public string Slot => "accounts.sign-in";

    public Task<SlotItem?> For(object? model, CancellationToken ct) => Task.FromResult<SlotItem?>(settings.Current.IsSet
        ? new("SignInOutside/_OutsideButton", "Accounts", new OutsideWay(OutsideText.NameOf(settings.Current, texts), model as string))
        : null);
}

/// <param name="ProviderName">On the button.</param>
/// <param name="ReturnUrl">Where to go on.</param>
internal sealed record OutsideWay(string ProviderName, string? ReturnUrl)
{
    public string Query => string.IsNullOrEmpty(ReturnUrl) ? "" : "?returnUrl=" + Uri.EscapeDataString(ReturnUrl);
}

internal static class OutsideText
{
    public static string NameOf(OutsideSettings now, IStringLocalizer texts) => now.ProviderName.Length > 0 ? now.ProviderName : texts["accounts.outside-provider"];
}
