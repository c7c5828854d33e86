using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;

namespace Campaigns.Registrations.Tests;

/// <summary>Makers of what tests need.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2019, 3, 1, 9, 0, 0, TimeSpan.FromHours(7));
    public static readonly DateTimeOffset Start = new(2019, 3, 20, 8, 0, 0, TimeSpan.FromHours(7));

    public static Offering Offering(int seats = 10, bool waitlist = true, bool open = true, DateTimeOffset? starts = null, string scope = "38/399", Guid? id = null, params Guid[] desk)
    {
        var key = id ?? Guid.CreateVersion7();
        var begins = starts ?? Start;
        return new(key, "events.event", "hoang-hoa-" + key.ToString("N")[20..], "Hội nghị BHXH tự nguyện tại Hoằng Hóa", seats, Now.AddDays(-20), begins, waitlist, open, begins, begins.AddHours(2),
            "Nhà văn hóa xã Hoằng Tiến, Xã Hoằng Tiến - Huyện Hoằng Hóa", "15988", scope, desk);
    }

    public static Attendee Attendee(int number = 1) => new() { FullName = $"Nguyễn Thị Hoa {number}", Phone = $"+849800{number:00000}", ConsentAt = Now };

    public static RegistrationBody Body(int number = 1, int people = 1) =>
        new() { FullName = $"Nguyễn Thị Hoa {number}", Phone = $"09800{number:00000}", People = people, Consent = true };

    public static Registration In(Roster roster, Offering offering, int number, int people = 1) =>
        roster.Register(offering, Attendee(number), new(people), Now).Value;
}
