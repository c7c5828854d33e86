using Campaigns.Data;
using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.AnswerInvitation;
using Campaigns.Events.Features.AskSubstitutes;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Events.Jobs;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Security;
using Campaigns.People.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>People are invited once, by message or letter, and answer by a link.</summary>
public abstract class InvitePeopleTests(TestDatabase database) : SliceTests(database)
{
    private const string Village = "Nguyễn Văn An; 0912 000 001; Thôn Đông\nTrần Thị Bình; binh@thanhhoa.example; Thôn Đông\nLê Văn Cường; ; Thôn Đoài\n\nPhạm Thị Dung; 0912000004";

    [Fact]
    public async Task Who_is_not_insured_is_asked_of_the_modules_that_know_and_nobody_is_invited_twice()
    {
        var id = await Published();
        var (insured, lapsed) = (Knows("Người Có", "+84911000001"), Knows("Người Ngừng", "+84911000002"));
        Knows("Người Chưa", "+84911000003");
        Knows("Vợ Người Chưa", "+84911000003"); // One phone in the house: one invitation.
        Knows("Cụ Già", null);
        Knows("Người Nơi Khác", "+84911000009", "38/401/20000");
        (Neighbours.Insured[insured], Neighbours.Insured[lapsed]) = (Membership.Member, Membership.Lapsed);
        Neighbours.Register(id, 1, "+84911000002"); // Comes anyway.

        Assert.Equal((1, 1, 1), Sums(await Invite(id, GuestKind.NotInsured, look: true)));
        Assert.Empty(await All(id));
        Assert.Equal((1, 1, 1), Sums(await Invite(id, GuestKind.NotInsured)));
        Refused(await Invite(id, GuestKind.NotInsured), "events.nobody-to-invite");
        Refused(await Invite(id, GuestKind.Lapsed), "events.nobody-to-invite");
        Assert.Equal((1, 0, 4), Sums(await Invite(id, GuestKind.Everybody)));
        await Module.Deliver();
        await Module.TakeMarksOff();
        await Module.Deliver(); // Every delivery once more: nobody gets a second message.

        var told = Neighbours.Notices.Values.Where(n => n.Template == Notices.Invited).ToList();
        Assert.Equal(["+84911000001", "+84911000003"], told.Select(n => n.To.Phone).Order(StringComparer.Ordinal));
        Assert.All(told, n => Assert.Matches("/invited/[A-Za-z0-9_-]{22}$", (string)n.Values["link"]!));
        Assert.Equal((3, 2, 1), await Module.In(async s => await s.GetRequiredService<InvitationsQuery>().Sums(id, Ct) is var sums ? (sums.Invited, sums.Sent, sums.LettersLeft) : default));
    }

    [Fact]
    public async Task A_list_is_read_line_by_line_and_kept_sealed()
    {
        var id = await Published();
        Refused(await Invite(id, GuestKind.Listed, "Nguyễn Văn An; 0912000001\n0912000002"), "events.line-unreadable");
        Refused(await Invite(id, GuestKind.Listed, " \n"), "events.nobody-listed");
        Refused(await Invite(id, GuestKind.Listed, "An; khong@phai@thu"), "events.line-unreadable");
        Assert.Equal((3, 1, 0), Sums(await Invite(id, GuestKind.Listed, Village)));
        Assert.Equal((0, 0, 4), Sums(await Invite(id, GuestKind.Listed, Village.Replace("0912 000 001", "0912.000.001", StringComparison.Ordinal), look: true)));
        var lines = (await Module.In(s => s.GetRequiredService<InvitationsQuery>().Page(id, InvitationChoice.All, null, null, Ct))).Items;
        Assert.Equal(["Lê Văn Cường", "Nguyễn Văn An", "Phạm Thị Dung", "Trần Thị Bình"], lines.Select(l => l.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(lines, l => l.Reached.Contains("0912000001", StringComparison.Ordinal) || l.Reached.Contains("binh@", StringComparison.Ordinal));
        var kept = await Module.In(s => s.GetRequiredService<EventsDbContext>().Database.SqlQueryRaw<string>("select coalesce(full_name, '') || coalesce(phone, '') || coalesce(email, '') || identity || token_hash || sealed_token as \"Value\" from evt_invitation").ToListAsync(Ct));
        Assert.DoesNotContain(kept, k => k.Contains("Cường", StringComparison.Ordinal) || k.Contains("912000001", StringComparison.Ordinal) || k.Contains("thanhhoa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_village_gets_no_more_than_its_number_over_all_lists()
    {
        var id = await Published();
        var lines = string.Join('\n', Enumerable.Range(0, 7).Select(i => $"Người {i}; 091200010{i}; {(i < 5 ? "Thôn Đông" : "Thôn Đoài")}"));
        Assert.Equal((5, 0, 0), Sums(await Invite(id, GuestKind.Listed, lines, perVillage: 3)));
        var again = (await Invite(id, GuestKind.Listed, lines + "\nNgười 8; 0912000108; thon dong\nNgười 9; 0912000109; Thôn Đoài", perVillage: 3)).Value;
        Assert.Equal((1, 5, 3), (again.All, again.Before, again.OverQuota));
        Assert.Equal([("Thôn Đoài", 3), ("Thôn Đông", 3)], (await Module.In(s => s.GetRequiredService<InvitationsQuery>().Villages(id, Ct))).Select(v => (v.Hamlet!, v.Invited)).OrderBy(v => v.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Letters_are_one_file_and_count_as_sent_once_printed()
    {
        var id = await Published();
        Refused(await Do<PrintLetters, byte[]>(new(id, false)), "events.no-letters");
        Assert.Equal((0, 4, 0), Sums(await Invite(id, GuestKind.Listed, Village, letters: true)));
        var file = (await Do<PrintLetters, byte[]>(new(id, false))).Value;
        Assert.Equal("%PDF"u8.ToArray(), file[..4]);
        Assert.Equal(4, System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(file), @"/Type\s*/Page\b"));
        Assert.All(await All(id), i => Assert.NotNull(i.SentAt));
        Refused(await Do<PrintLetters, byte[]>(new(id, false)), "events.no-letters");
        Assert.True((await Do<PrintLetters, byte[]>(new(id, true))).Succeeded);
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);
    }

    [Fact]
    public async Task A_yes_becomes_a_place_and_the_last_word_counts()
    {
        var id = await Published();
        await Invite(id, GuestKind.Listed, "Nguyễn Văn An; 0912 000 001; Thôn Đông");
        await Module.Deliver();
        var token = Token("+84912000001");
        Refused(await Answer(token, null), "events.answer-missing");
        Refused(await Answer(token, true, 11), "events.how-many-out-of-range");
        Refused(await Do<AnswerInvitation, Invitation>(new(token, true, 2, Consent: false)), "events.consent-missing");
        Refused(await Answer("AAAAAAAAAAAAAAAAAAAAAA", true, 1), "events.invitation-not-found");

        var yes = (await Answer(token, true, 2)).Value;
        Assert.Equal((InvitationAnswer.Yes, 2), (yes.Answer, yes.People));
        await Answer(token, true, 4);
        var place = Assert.Single(Neighbours.Registrants);
        Assert.Equal((yes.RegistrationId, "Nguyễn Văn An", 4, "Thôn Đông"), (place.RegistrationId, place.FullName, place.People, place.Hamlet));
        Assert.Equal(InvitationAnswer.No, (await Answer(token, false)).Value.Answer);
        Assert.Equal(InvitationAnswer.No, (await Answer(token, false)).Value.Answer);
        Assert.Equal("cancelled", Neighbours.Registrants[0].Status);
        var again = (await Answer(token, true, 1)).Value;
        Assert.Equal((2, 1), (Neighbours.Registrants.Count, Neighbours.Registrants.Count(r => r.Status == "confirmed")));

        // The place is given back by its own link: the invitation says so too.
        await Module.In(s => ActivatorUtilities.CreateInstance<Events.Subscribers.DeclineOnAttendeeCancelled>(s).On(new(again.RegistrationId!.Value, id, Some.At(2, 8)), null!, Ct));
        Assert.Equal(InvitationAnswer.No, Assert.Single(await All(id)).Answer);

        await Do<Events.Features.CancelEvent.CancelEvent, Done>(new(id, "Bão", true));
        Refused(await Answer(token, true, 1), "events.answering-over");
        Assert.True((await Answer(token, false)).Succeeded);
    }

    [Fact]
    public async Task Pressed_many_times_at_once_a_yes_is_one_place()
    {
        var id = await Published();
        await Invite(id, GuestKind.Listed, "Nguyễn Văn An; 0912 000 001");
        await Module.Deliver();
        var token = Token("+84912000001");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Answer(token, true, 3), Ct)));
        Assert.All(answers, a => Assert.True(a.Succeeded));
        Assert.Single(Neighbours.Registrants);
        Assert.Equal((InvitationAnswer.Yes, 3), (Assert.Single(await All(id)).Answer, (await All(id))[0].People));
    }

    [Fact]
    public async Task Of_eight_planners_with_one_list_each_person_is_invited_by_one()
    {
        var id = await Published();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Invite(id, GuestKind.Listed, Village), Ct)));
        Assert.Equal(1, answers.Count(a => a.Succeeded));
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Contains(a.Failures[0].Code, new[] { "events.nobody-to-invite", "events.other-number" }));
        Assert.Equal(4, (await All(id)).Count);
        await Module.Deliver();
        Assert.Equal(3, Neighbours.Notices.Count);
    }

    /// <summary>The twin: look and save without the turn. The database refuses the second; without its index too, somebody is invited twice, so the test above proves something.</summary>
    [Fact]
    public async Task Without_the_turn_the_database_refuses_and_without_its_index_somebody_is_invited_twice()
    {
        var id = await Published();
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => InviteBeside(id, "+84912000001"));
        await Module.In(s => s.GetRequiredService<EventsDbContext>().Database.ExecuteSqlRawAsync("drop index ix_evt_invitation_event_id_identity", Ct));
        await InviteBeside(id, "+84912000002");
        Assert.True((await All(id)).Count > (await All(id)).DistinctBy(i => i.Identity).Count());
    }

    [Fact]
    public async Task Only_planners_of_the_place_invite_and_only_people_of_their_area()
    {
        var id = await Published();
        Refused(await Invite(id, GuestKind.Listed, Village, by: Planner("38/401")), "events.event-not-found");
        Refused(await Invite(id, GuestKind.Listed, Village, unit: "401", by: Planner(Neighbours.HoangHoa)), "events.unit-unknown");
        Refused(await Do<PrintLetters, byte[]>(new(id, true), Planner("38/401")), "events.event-not-found");
        Assert.Equal(0, (await Module.In(s => s.GetRequiredService<InvitationsQuery>().Sums(id, Ct), Planner("38/401"))).Invited);
        Refused(await Invite(await Planned(Some.Input(day: 22)), GuestKind.Listed, Village), "events.invite-to-public-only");
        Refused(await Invite(id, GuestKind.Listed, Village, expected: 3), "events.other-number");
    }

    [Fact]
    public async Task Nobody_is_written_to_at_night_and_who_is_left_when_it_is_stopped_is_not_marked()
    {
        var id = await Published();
        Module.Clock.Set(Some.At(2, 22));
        await Invite(id, GuestKind.Listed, string.Join('\n', Enumerable.Range(0, 25).Select(i => $"Người {i}; 09120002{i:00}")));
        await Module.Deliver();
        Assert.Empty(Neighbours.Notices);
        Module.Clock.Set(Some.At(3, 7));
        var mailing = await Module.In(s => s.GetRequiredService<EventsDbContext>().Mailings.SingleAsync(Ct));
        await Module.In(s => ActivatorUtilities.CreateInstance<RunMailing>(s).Run(new(mailing.Id), Ct));
        Assert.True((await Do<SteerMailing, Done>(new(mailing.Id, On: false))).Succeeded);
        await Module.Deliver();
        Assert.Equal((10, 10), (Neighbours.Notices.Count, (await All(id)).Count(i => i.SentAt is not null)));
        Assert.True((await Do<SteerMailing, Done>(new(mailing.Id, On: true))).Succeeded);
        await Module.Deliver();
        Assert.Equal((25, 25), (Neighbours.Notices.Count, (await All(id)).Count(i => i.SentAt is not null)));
    }

    [Fact]
    public async Task Who_wishes_to_be_forgotten_is_and_their_answer_stays_counted()
    {
        var id = await Published();
        await Invite(id, GuestKind.Listed, "Nguyễn Văn An; 0912 000 001; Thôn Đông");
        await Module.Deliver();
        var token = Token("+84912000001");
        await Answer(token, true, 2);
        var invitation = Assert.Single(await All(id));
        var person = new Kernel.Values.RecordRef(Invitation.Kind, invitation.Id);
        Assert.NotEmpty(await Module.In(s => s.GetServices<IPersonalData>().OfType<GuestData>().Single().Export(person, Ct)));
        await Module.In(s => s.GetServices<IPersonalData>().OfType<GuestData>().Single().Erase(person, Ct));
        var left = Assert.Single(await All(id));
        Assert.Equal((null, null, null, InvitationAnswer.Yes, 2), (left.FullName, left.Phone, left.Hamlet, left.Answer, left.People));
        Refused(await Answer(token, false), "events.invitation-not-found");
    }

    [Fact]
    public async Task Who_stood_on_a_list_is_forgotten_a_month_after_the_meeting()
    {
        var id = await Published();
        await Invite(id, GuestKind.Listed, Village, letters: true);
        Module.Clock.Set(Some.At(19, 9, month: 4)); // 30 days after its end, less an hour.
        await Forget();
        Assert.Equal(4, (await All(id)).Count(i => i.FullName is not null));
        Module.Clock.Pass(TimeSpan.FromHours(2));
        await Forget();
        Assert.All(await All(id), i => Assert.Equal((null, null, null), (i.FullName, i.Phone, i.Email)));

        Task Forget() => Module.In(s => ActivatorUtilities.CreateInstance<ForgetGuests>(s).Run(new(Module.Clock.GetUtcNow()), Ct));
    }

    // Two that look before either saves.
    private Task InviteBeside(Guid id, string phone) => Module.In(first => Module.In(async second =>
    {
        var guest = new Guest(null, "Nguyễn Văn An", phone, null, "15988", null);
        var scopes = new[] { first, second };
        foreach (var scope in scopes) Assert.False(await scope.GetRequiredService<EventsDbContext>().Invitations.AnyAsync(i => i.EventId == id && i.Identity == guest.Identity, Ct));
        foreach (var scope in scopes)
        {
            var db = scope.GetRequiredService<EventsDbContext>();
            db.Add(Invitation.To(await db.Events.AsNoTracking().SingleAsync(e => e.Id == id, Ct), guest, false, scope.GetRequiredService<AskTokens>().Next(), Some.At(1, 9)));
        }

        foreach (var scope in scopes) await scope.GetRequiredService<EventsDbContext>().SaveChangesAsync(Ct);
    }));

    private Guid Knows(string name, string? phone, string path = "38/399/15988")
    {
        var id = Guid.CreateVersion7();
        Neighbours.Known.Add(new(id, name, phone, path[^5..], path, "Thôn 1"));
        return id;
    }

    private async Task<Result<InviteCount>> Invite(Guid id, GuestKind kind, string? lines = null, bool letters = false, int? perVillage = null, bool look = false, string unit = "15988", int? expected = null, Access? by = null) =>
        await Do<InvitePeople, InviteCount>(new(id, kind, unit, lines, letters, perVillage, look, expected), by);

    private static (int, int, int) Sums(Result<InviteCount> count) => (count.Value.Messages, count.Value.Letters, count.Value.Before);

    private Task<List<Invitation>> All(Guid id) => Module.In(s => s.GetRequiredService<EventsDbContext>().Invitations.AsNoTracking().Where(i => i.EventId == id).OrderBy(i => i.Id).ToListAsync(Ct));

    private Task<Result<Invitation>> Answer(string token, bool? comes, int? people = null) => Do<AnswerInvitation, Invitation>(new(token, comes, people, Consent: true));

    private string Token(string phone)
    {
        var link = (string)Neighbours.Notices.Values.Single(n => n.Template == Notices.Invited && n.To.Phone == phone).Values["link"]!;
        return link[(link.LastIndexOf('/') + 1)..];
    }
}

public sealed class InvitePeopleOnSqlite() : InvitePeopleTests(TestDatabase.Sqlite());

public sealed class InvitePeopleOnPostgres() : InvitePeopleTests(TestDatabase.Postgres());
