using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Campaigns.Data.Providers;

/// <summary>SQLite cannot order a DateTimeOffset: it is stored as ticks of UTC.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

/// <summary>Npgsql takes only UTC for timestamptz.</summary>
internal sealed class UtcOffset() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);

internal sealed class MoneyDong() : ValueConverter<Money, long>(v => v.Dong, v => new Money(v));
