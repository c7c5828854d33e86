using System.Globalization;
using Campaigns.Content.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Content.Tests;

/// <summary>Texts and steps that the tests share.</summary>
internal static class Some
{
    public static Wording Wording(string title = "Tin mới", string body = "Nội dung", string? titleEn = null, string? bodyEn = null) =>
        new(title, titleEn, "Tóm tắt", titleEn is null ? null : "Summary", null, null, body, bodyEn);

    public static Task<TestModule> House(TestDatabase database) =>
        TestModule.Start(database, [typeof(Startup).Assembly], services => services.AddSingleton<IStringLocalizer, KeyTexts>());

    public static Task<Result<TOut>> Do<TCommand, TOut>(this TestModule house, TCommand command)
        where TCommand : ICommand<TOut> =>
        house.In(services => services.GetRequiredService<IHandler<TCommand, TOut>>().Handle(command, TestContext.Current.CancellationToken));

    /// <summary>Reads as a visitor of English pages.</summary>
    public static Task<T> InEnglish<T>(Func<Task<T>> read) => In("en-GB", read);

    /// <summary>Reads as a visitor of Vietnamese pages.</summary>
    public static Task<T> InVietnamese<T>(Func<Task<T>> read) => In("vi-VN", read);

    private static async Task<T> In<T>(string culture, Func<Task<T>> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return await read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
