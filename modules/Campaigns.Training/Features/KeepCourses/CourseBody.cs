using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Campaigns.Kernel.Commands;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;

namespace Campaigns.Training.Features.KeepCourses;

/// <summary>The body of <c>POST /courses</c> and <c>POST /courses/{id}/versions</c>; a version leaves <c>code</c> and <c>kind</c> out.</summary>
internal sealed partial record CourseBody
{
    public string? Code { get; init; }

    public string? Title { get; init; }

    public string? Kind { get; init; }

    /// <summary>Working roles whose holders need it: <c>presenter</c>, <c>collector</c>, <c>desk</c>.</summary>
    public IReadOnlyList<string>? NeededBy { get; init; }

    public IReadOnlyList<string>? Requires { get; init; }

    public int? AttendancePercent { get; init; }

    public int? PassMark { get; init; }

    public int? Tries { get; init; }

    /// <summary>How many observed presentations must be passed; <c>true</c> is one.</summary>
    [JsonConverter(typeof(YesOrCount))]
    public int? Observed { get; init; }

    public int? Hours { get; init; }

    public int? ValidityMonths { get; init; }

    public string? Renewal { get; init; }

    public int? GraceDays { get; init; }

    public bool? Approval { get; init; }

    /// <summary>Of a version: last day on which certificates of earlier ones hold without a refresher; null: until they expire.</summary>
    public DateOnly? RefreshBy { get; init; }

    public CourseFacts Facts() => new(Title!.Trim(), Rules());

    public IEnumerable<Failure> CheckCode()
    {
        if (!CodeShape().IsMatch(Code ?? "")) yield return Refusals.CodeWrong;
        if (Kind is not null && Words.Read<CourseKind>(Kind) is null) yield return Refusals.KindUnknown;
        if ((NeededBy ?? []).Except(WorkingRoles.All).Any()) yield return Refusals.RoleUnknown;
    }

    public IEnumerable<Failure> CheckFacts()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return Refusals.TitleMissing;
        if (Title?.Trim().Length > CourseMap.TitleLength) yield return Refusals.TitleTooLong;
        if (ValidityMonths is null) yield return Refusals.ValidityMissing;
        if (Renewal is not null && Words.Read<Renewal>(Renewal) is null) yield return Refusals.RenewalUnknown;
        foreach (var failure in Rules().Check())
            if (ValidityMonths is not null || failure.Field != "validityMonths") yield return failure;
    }

    private Requirements Rules() => new()
    {
        Prerequisites = [.. (Requires ?? []).Select(code => code?.Trim() ?? "").Distinct(StringComparer.Ordinal)],
        AttendancePercent = AttendancePercent ?? 0,
        PassMark = PassMark ?? 0,
        Tries = Tries ?? 1,
        Observed = Observed ?? 0,
        Hours = Hours ?? 0,
        ValidityMonths = ValidityMonths ?? 0,
        Renewal = Words.Read<Renewal>(Renewal) ?? Domain.Renewal.Refresher,
        GraceDays = GraceDays ?? 0,
        Approval = Approval ?? false,
    };

    [GeneratedRegex("^[A-Z0-9]{2,12}(-[A-Z0-9]{1,12}){0,2}$")]
    private static partial Regex CodeShape();

    private sealed class YesOrCount : JsonConverter<int?>
    {
        public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => 1,
            JsonTokenType.False => 0,
            JsonTokenType.Null => null,
            _ => reader.GetInt32(),
        };

        public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);
    }
}
