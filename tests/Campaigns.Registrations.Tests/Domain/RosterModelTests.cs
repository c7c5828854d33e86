using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Domain;
using CsCheck;

namespace Campaigns.Registrations.Tests.Domain;

/// <summary>Random days at one roster, each step compared with a plain account of who has a seat and who waits.</summary>
public sealed class RosterModelTests
{
    private static readonly int Runs = Environment.GetEnvironmentVariable("CAMPAIGNS_LONG") == "1" ? 1_000 : 100;
    private static readonly Gen<Step> Steps = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 40], Gen.Int[1, 4], Gen.Int[0, 2], Gen.Bool, (kind, whom, people, village, flag) => new Step(kind, whom, people, village, flag));

    [Fact]
    public void Seats_are_kept_as_a_plain_account_keeps_them() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 6], Gen.Int[0, 6], Steps.Array[5, 60]).Sample((seats, one, two, steps) => new Day(seats, one, two).Live(steps), iter: Runs);

    /// <summary>Something somebody does: 0–3 register, 4 cancel, 5 take back, 6 settle, 7 take or let go an offer, 8 come, 9 other seats.</summary>
    private sealed record Step(int Kind, int Whom, int People, int Village, bool Flag);

    private sealed class Day
    {
        private static readonly string?[] Villages = ["Thôn 1", "Thôn 2", null];
        private readonly List<Registration> _all = [];
        private readonly Roster _roster;
        private Offering _offering;
        private DateTimeOffset _now = Some.Now;
        private int _number;

        public Day(int seats, int one, int two)
        {
            _offering = Some.Offering(seats);
            _roster = Roster.Of(_offering);
            _roster.Divide([new() { Key = "1", Name = "1", Seats = one, Hamlet = "Thôn 1" }, new() { Key = "2", Name = "2", Seats = two, Hamlet = "Thôn 2" }], []);
        }

        public void Live(Step[] steps)
        {
            foreach (var step in steps)
            {
                var admitted = _all.Any(r => r.AdmittedFrom is not null || r.WalkIn);
                Do(step);
                Counts(admitted || step.Kind == 8);
            }
        }

        private void Do(Step step)
        {
            var whom = _all.Count == 0 ? null : _all[step.Whom % _all.Count];
            switch (step.Kind)
            {
                case <= 3: Register(step); break;
                case 4 when whom is not null: Cancel(whom, step.Flag); break;
                case 5 when whom is not null: _roster.Restore(whom); break;
                case 6 when whom is not null: if (_roster.Settle(whom, _now)) Offer(); break;
                case 7 when whom is not null: AcceptOrLetGo(whom, step.Flag); break;
                case 8 when whom is not null: _roster.CheckIn(whom, _now); break;
                case 9:
                    _offering = _offering with { Seats = Math.Max(1, _offering.Seats + (step.Flag ? step.People : -step.People)) };
                    _roster.Follow(_offering);
                    Offer();
                    break;
            }
        }

        // The plain account: whoever comes has seats when there are enough, in the whole and in the village, after those that are kept for who waits.
        private void Register(Step step)
        {
            var quota = _roster.Quotas.Find(q => q.Key == (step.Village + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            var free = Math.Max(0, _roster.Seats - Held(null) - _all.Where(r => r.KeptBack).Sum(r => r.People));
            var room = quota is null ? free : Math.Min(free, Math.Max(0, quota.Seats - Held(quota.Key)));
            var who = Some.Attendee(++_number) with { Hamlet = Villages[step.Village] };
            var made = _roster.Register(_offering, who, new(step.People), _now).Value;
            Assert.Equal(step.People <= room ? RegistrationStatus.Confirmed : RegistrationStatus.Waitlisted, made.Status);
            Assert.Equal(quota?.Key, made.QuotaKey);
            _all.Add(made);
        }

        private void Cancel(Registration whom, bool undoable)
        {
            if (_roster.Cancel(whom, _now).Succeeded && !undoable && _roster.Settle(whom, _now)) Offer();
        }

        private void AcceptOrLetGo(Registration whom, bool accept)
        {
            if (whom.Status == RegistrationStatus.Offered && !accept)
            {
                _now = Roster.ExpiryOf(whom.OfferUntil!.Value) > _now ? Roster.ExpiryOf(whom.OfferUntil!.Value) : _now;
                if (_roster.Expire(whom, _now)) Offer();
                return;
            }

            _roster.Accept(whom, _now);
        }

        private void Offer()
        {
            var waiting = _all.Where(r => r.Status == RegistrationStatus.Waitlisted).OrderBy(r => r.Queue).ToList();
            foreach (var offered in _roster.Offer(waiting, _now))
                Assert.DoesNotContain(_all, w => w.Status == RegistrationStatus.Waitlisted && w.QuotaKey == offered.QuotaKey && w.People <= offered.People && w.Queue < offered.Queue);
            if (_now >= _roster.StartsAt) return;
            Assert.All(_all.Where(r => r.Status == RegistrationStatus.Waitlisted), r => Assert.True(r.People > _roster.Room(r.QuotaKey), "a seat stays idle while somebody waits"));
        }

        private int Held(string? quota) => _all.Where(r => r.HoldsSeats && (quota is null || r.QuotaKey == quota)).Sum(r => r.People);

        private void Counts(bool mayPass)
        {
            Assert.Equal(Held(null), _roster.Taken);
            Assert.All(_roster.Quotas, q => Assert.Equal(Held(q.Key), q.Taken));
            Assert.Equal(_all.Where(r => r.Status == RegistrationStatus.Waitlisted).Sum(r => r.People), _roster.Waitlisted);
            Assert.Equal(_all.Count(r => r.Status == RegistrationStatus.Waitlisted), _roster.WaitingGroups);
            Assert.Equal(_all.Where(r => r.KeptBack).Sum(r => r.People), _roster.KeptBack);
            if (mayPass) return;
            Assert.True(_roster.Taken <= _roster.Seats, $"{_roster.Taken} of {_roster.Seats} seats");
            Assert.All(_roster.Quotas, q => Assert.True(q.Taken <= q.Seats, $"{q.Taken} of {q.Seats} seats of {q.Key}"));
        }
    }
}
