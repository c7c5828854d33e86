using System.Globalization;
using Campaigns.Insurance.Domain.Pensions;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Rules;
using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Insurance.Features.EstimatePension;

/// <summary>
/// The answers as typed, all of them in the address, so that a copied link shows the same result. A missing answer takes a
/// sensible one; an answer that cannot be read is kept and told.
/// </summary>
internal sealed record PensionForm
{
    private const int UsualAge = 45;

    public required string Sex { get; init; }
    public required string BirthYear { get; init; }
    public required string Income { get; init; }
    public required string Group { get; init; }
    public required string Years { get; init; }

    /// <summary>M1, M3, M6, M12, PREPAY or BACKPAY.</summary>
    public required string Method { get; init; }
    public required string PrepayYears { get; init; }
    public required string Months { get; init; }

    public static PensionForm From(Func<string, string?> answer, DateOnly today, RuleBook book) => new()
    {
        Sex = Given(answer("sex"), "female"),
        BirthYear = Given(answer("birthYear"), Text(today.Year - UsualAge)),
        Income = Given(answer("income"), Text(book.Find(RuleTables.PovertyLine, today)?.Dong ?? 0)),
        Group = Given(answer("group"), SupportGroup.Other.Code()),
        Years = Given(answer("years"), Text(book.Find(RuleTables.PensionMinYears, today)?.Count ?? 15)),
        Method = Given(answer("method"), VsiMethod.M1.Code()),
        PrepayYears = Given(answer("prepayYears"), "2"),
        Months = Given(answer("months"), "12"),
    };

    /// <summary>The question, or every answer that cannot be read.</summary>
    public Result<PensionQuestion> Read(DateOnly today)
    {
        var faults = new List<Failure>();
        var sex = Sex switch { "female" => Domain.Pensions.Sex.Female, "male" => Domain.Pensions.Sex.Male, _ => Fault<Sex>(faults, "sex") };
        var born = Count(BirthYear) ?? Fault<int>(faults, "birthYear");
        var income = Money(Income) ?? Fault<long>(faults, "income");
        var group = VsiCodes.Group(Group) ?? Fault<SupportGroup>(faults, "group");
        var years = Count(Years) ?? Fault<int>(faults, "years");
        var method = VsiCodes.Method(Method == "PREPAY" ? $"PREPAY_{PrepayYears}Y" : Method) ?? Fault<VsiMethod>(faults, "method");
        int? months = method == VsiMethod.Backpay ? Count(Months) ?? Fault<int>(faults, "months") : null;
        if (faults.Count > 0) return Result<PensionQuestion>.Refuse(faults);

        return new PensionQuestion(today, sex, born, income, group, years, method, months);
    }

    /// <summary>All answers as the query of an address.</summary>
    public string Query() => QueryString.Create(
    [
        KeyValuePair.Create<string, string?>("sex", Sex), new("birthYear", BirthYear), new("income", Income), new("group", Group),
        new("years", Years), new("method", Method), new("prepayYears", PrepayYears), new("months", Months),
    ]).Value!;

    /// <summary>Dots, spaces and commas only group digits; a sign for đồng may follow.</summary>
    internal static long? Money(string text)
    {
        var digits = new string(text.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or ',' or 'đ' or '₫')).ToArray());
        return digits.Length is > 0 and <= 12 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }

    private static int? Count(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 9999 ? count : null;

    private static T Fault<T>(List<Failure> faults, string field)
    {
        faults.Add(Failure.Invalid($"insurance.answer-unreadable-{field.ToLowerInvariant()}", field));
        return default!;
    }

    // Left out takes the usual one; left empty on purpose is an answer, and is told to be none.
    private static string Given(string? answer, string usual) => answer?.Trim() ?? usual;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
