using System.Globalization;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Fluid;
using Fluid.Values;

namespace Campaigns.Notifications.Features.RenderTemplate;

/// <summary>Dates, money and phones as people here read them, in the language being rendered.</summary>
internal static class WordFilters
{
    public static void Add(FilterCollection filters)
    {
        filters.AddFilter("date", (input, arguments, _) => Text(Date(input, arguments.At(0).ToStringValue())));
        filters.AddFilter("money", (input, _, _) => Text(input.IsNil() ? "" : Formats.Money((long)input.ToNumberValue())));
        filters.AddFilter("phone", (input, _, _) => Text(Formats.Phone(input.ToStringValue())));
    }

    private static ValueTask<FluidValue> Text(string text) => new(StringValue.Create(text));

    private static string Date(FluidValue input, string format)
    {
        var value = input.ToObjectValue();
        if (value is string text) value = Read(text);
        return value switch
        {
            null => "",
            DateOnly day => format == "day" ? Formats.Day(day) : Formats.Date(day),
            DateTimeOffset at => format switch
            {
                "day" => Formats.Day(at),
                "time" => Formats.Time(at),
                "moment" => Formats.Moment(at),
                "spoken" => Formats.Spoken(at),
                "" => Formats.Date(at),
                _ => throw new FormatException($"the filter date does not know \"{format}\""),
            },
            _ => throw new FormatException($"the filter date was given {value}"),
        };
    }

    // Values that waited with a broken template come back from JSON as text.
    private static object Read(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return Instants.TryRead(text, out var at)
            ? at
            : throw new FormatException($"the filter date was given \"{text}\"");
    }
}
