using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Campaigns.Ui;

/// <summary>What the pages need from the container.</summary>
public static class UiExtensions
{
    /// <summary>Makes the form binder speak the user's language and leave the question of what is missing to the commands' own check.
    /// Needs an <see cref="IStringLocalizer"/> in the container.</summary>
    public static IServiceCollection AddCampaignsUi(this IServiceCollection services) =>
        // Vietnamese letters go out as they are: as entities a page would be a third larger and unreadable.
        services.AddSingleton<HelpLine>().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).AddSingleton<IConfigureOptions<MvcOptions>, BinderTexts>();

    private sealed class BinderTexts(IStringLocalizer texts) : IConfigureOptions<MvcOptions>
    {
        public void Configure(MvcOptions options)
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => Text("ui.value-invalid"));
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Text("ui.value-invalid"));
            messages.SetUnknownValueIsInvalidAccessor(_ => Text("ui.value-invalid"));
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Text("ui.value-invalid"));
            messages.SetValueIsInvalidAccessor(_ => Text("ui.value-invalid"));
            messages.SetValueMustBeANumberAccessor(_ => Text("ui.number-invalid"));
            messages.SetNonPropertyValueMustBeANumberAccessor(() => Text("ui.number-invalid"));
            messages.SetValueMustNotBeNullAccessor(_ => Text("ui.value-missing"));
            messages.SetMissingBindRequiredValueAccessor(_ => Text("ui.value-missing"));
            messages.SetMissingKeyOrValueAccessor(() => Text("ui.value-missing"));
        }

        private string Text(string key) => texts[key].Value;
    }
}
