using System.Globalization;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;

namespace Campaigns.Network.Features.AnswerOthers;

internal sealed class UnitAnswers(Register register) : IUnits
{
    public async Task<Unit?> Find(string code, DateOnly on, CancellationToken ct) => (await register.Units(ct)).Find(code, on);

    public async Task<IReadOnlyDictionary<string, Unit>> Many(IReadOnlyCollection<string> codes, DateOnly on, CancellationToken ct)
    {
        var tree = await register.Units(ct);
        return codes.Distinct().Select(code => tree.Find(code, on)).OfType<Unit>().ToDictionary(unit => unit.Code);
    }

    public async Task<IReadOnlyList<Unit>> List(UnitLevel level, DateOnly on, string? parentCode, CancellationToken ct) =>
        [.. (await register.Units(ct)).List(level, on, parentCode)];
}

internal sealed class HolidayAnswers(Register register) : IHolidays
{
    public async Task<string?> On(DateOnly day, CancellationToken ct)
    {
        var holiday = (await register.Holidays(ct)).FirstOrDefault(h => h.FreesDay(day));
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? holiday?.NameEn : holiday?.NameVi;
    }
}
