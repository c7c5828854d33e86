using Campaigns.Events.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.People.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Survey.Tests;

/// <summary>Small doubles of the modules this one asks: one meeting was held on 28/02, one comes, one was cancelled.</summary>
internal sealed class Neighbours : IEvents, IPeople, INotifications
{
    public static readonly Guid Person = Guid.CreateVersion7();
    public static readonly EventCard Held = Card("completed", -1);
    public static readonly EventCard Coming = Card("published", 5);
    public static readonly EventCard Cancelled = Card("cancelled", -1);
    public static readonly EventCard Long = Card("reported", -40);

    private readonly HashSet<string> _keys = [];

    public List<Notice> Sent { get; } = [];

    public void Add(IServiceCollection services) => services.AddSingleton<IEvents>(this).AddSingleton<IPeople>(this).AddSingleton<INotifications>(this);

    Task<EventCard?> IEvents.Find(Guid id, CancellationToken ct) => Task.FromResult(new[] { Held, Coming, Cancelled, Long }.FirstOrDefault(e => e.Id == id));

    Task<IReadOnlyDictionary<Guid, EventCard>> IEvents.Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, EventCard>>(new[] { Held, Coming, Cancelled, Long }.Where(e => ids.Contains(e.Id)).ToDictionary(e => e.Id));

    Task<IReadOnlyList<EventCard>> IEvents.Upcoming(int atMost, CancellationToken ct) => Task.FromResult<IReadOnlyList<EventCard>>([Coming]);

    Task<Guid> IPeople.Recognise(PersonFacts facts, CancellationToken ct) => Task.FromResult(Person);

    Task<PersonCard?> IPeople.Find(Guid id, CancellationToken ct) => Task.FromResult<PersonCard?>(null);

    Task<IReadOnlyDictionary<Guid, PersonCard>> IPeople.Many(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<Guid, PersonCard>>(new Dictionary<Guid, PersonCard>());

    Task<int> INotifications.Queue(Notice notice, CancellationToken ct)
    {
        if (_keys.Add(notice.Key)) Sent.Add(notice);
        return Task.FromResult(1);
    }

    // The clock of the tests stands at 2019-03-01 09:00.
    private static EventCard Card(string status, int days)
    {
        var starts = new DateTimeOffset(2019, 3, 1, 8, 0, 0, TimeSpan.FromHours(7)).AddDays(days);
        return new(Guid.CreateVersion7(), "dong-tien", "Hội nghị tại Đông Tiến", status, starts, starts.AddHours(2), "Nhà văn hóa", "", "15000", "38/399/15000", Guid.Empty, 0, [], []);
    }
}
