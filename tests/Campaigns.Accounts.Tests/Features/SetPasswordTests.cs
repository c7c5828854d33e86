using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Accounts.Features.InviteAccount;
using Campaigns.Accounts.Features.RequestPasswordLink;
using Campaigns.Accounts.Features.SetPassword;
using Campaigns.Accounts.Features.SignIn;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Campaigns.Accounts.Tests.Features;

public abstract class SetPasswordTests(TestDatabase database) : AccountsTests(database)
{
    private const string Wanted = "bon-con-trau-tren-de";

    private async Task<Guid> Reachable(string userName)
    {
        var id = await Has(userName);
        await Module.In(async s =>
        {
            var db = s.GetRequiredService<AccountsDbContext>();
            (await db.Accounts.SingleAsync(a => a.Id == id, Ct)).ReachedAt($"{userName}@thanhhoa.example", "0912345678");
            await db.SaveChangesAsync(Ct);
        });
        return id;
    }

    private async Task<string> Link()
    {
        await Module.Deliver();
        var text = (string)Assert.Single(Sent.All).Values["link"]!;
        return text[(text.LastIndexOf('/') + 1)..];
    }

    private Task<Result<Done>> Set(string link, string password = Wanted) => Do<SetPassword, Done>(new(link, password, password));

    [Theory]
    [InlineData("coordinator")]
    [InlineData("Coordinator@ThanhHoa.example ")]
    public async Task A_forgotten_password_is_set_by_the_link_once(string who)
    {
        await Reachable("coordinator");
        await Do<RequestPasswordLink, Done>(new(who));
        var link = await Link();
        Assert.True((await Set(link)).Succeeded);
        Assert.True((await Do<SignIn, SignedIn>(new("coordinator", Wanted))).Succeeded);
        Assert.False((await Do<SignIn, SignedIn>(new("coordinator", Password))).Succeeded);
        Assert.Equal(Refusals.LinkSpent, (await Set(link, "mot-mat-khau-khac-nua")).Failures[0]);
    }

    [Fact]
    public async Task The_message_goes_to_mail_and_phone_and_the_database_holds_only_the_links_hash()
    {
        await Reachable("a");
        await Do<RequestPasswordLink, Done>(new("a"));
        var link = await Link();
        var told = Sent.All.Single();
        Assert.Equal(("0912345678", "a@thanhhoa.example"), (told.To.Phone, told.To.Email));
        Assert.Equal(PasswordLink.HashOf(link), (await Read(db => db.PasswordLinks.SingleAsync(Ct))).Hash);
        Assert.DoesNotContain("0912345678", await Raw("select phone as \"Value\" from acc_account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_name_nobody_has_the_same_is_answered_and_asked_for_and_nobody_is_told()
    {
        await Reachable("a");
        Assert.True((await Do<RequestPasswordLink, Done>(new("nobody"))).Succeeded);
        Assert.Single(await Module.Outbox());
        await Module.Deliver();
        Assert.Empty(Sent.All);
        Assert.Empty(await Module.FailedDeliveries());
    }

    [Fact]
    public async Task Asked_for_ten_times_one_message_goes()
    {
        await Reachable("a");
        for (var i = 0; i < 10; i++) await Do<RequestPasswordLink, Done>(new("a"));
        await Module.Deliver();
        Assert.InRange(Sent.All.Count, 1, 2); // Two when the five minutes turn in between.
    }

    [Fact]
    public async Task Of_one_link_used_ten_times_at_once_one_password_is_set()
    {
        await Reachable("a");
        await Do<RequestPasswordLink, Done>(new("a"));
        var link = await Link();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Set(link, $"{Wanted}-{i}"))));
        Assert.Single(answers, a => a.Succeeded);
    }

    [Fact]
    public async Task A_password_that_will_not_do_leaves_the_link_as_it_was()
    {
        await Reachable("a");
        await Do<RequestPasswordLink, Done>(new("a"));
        var link = await Link();
        Assert.Equal(Refusals.PasswordTooShort, (await Set(link, "short")).Failures[0]);
        Assert.Equal(Refusals.PasswordTooPlain, (await Set(link, "password1234")).Failures[0]);
        Assert.Equal(Refusals.PasswordsDiffer, (await Do<SetPassword, Done>(new(link, Wanted, Wanted + "x"))).Failures[0]);
        Assert.True((await Set(link)).Succeeded);
    }

    [Fact]
    public async Task A_link_too_old_or_made_up_or_of_a_closed_account_opens_nothing()
    {
        var id = await Reachable("a");
        var (old, text) = PasswordLink.Make(id, Real.AddHours(-2), PasswordLink.ResetLasts);
        var (fresh, good) = PasswordLink.Make(id, Real, PasswordLink.ResetLasts);
        await Module.In(s =>
        {
            var db = s.GetRequiredService<AccountsDbContext>();
            db.AddRange(old, fresh);
            db.Accounts.Single(a => a.Id == id).Disable(Real);
            return db.SaveChangesAsync(Ct);
        });
        foreach (var link in new[] { text, good, "made-up", "" }) Assert.Equal(Refusals.LinkSpent, (await Set(link)).Failures[0]);
    }

    [Fact]
    public async Task A_new_password_opens_a_closed_name_and_a_second_factor_is_asked_for_all_the_same()
    {
        var id = await Reachable("a");
        await HasSecondFactor(id);
        for (var i = 0; i < 5; i++) await Do<SignIn, SignedIn>(new("a", "wrong"));
        await Do<RequestPasswordLink, Done>(new("a"));
        await Set(await Link());
        Assert.True((await Do<SignIn, SignedIn>(new("a", Wanted))).Value.NeedsCode);
    }

    [Fact]
    public async Task An_invited_person_sets_a_password_and_holds_the_role_at_the_place()
    {
        var invited = await Do<InviteAccount, Guid>(new("Nguyen.Van.Binh", "Nguyễn Văn Bình", "post", "planner", "", " binh@thanhhoa.example", null));
        Assert.False((await Do<SignIn, SignedIn>(new("nguyen.van.binh", Wanted))).Succeeded);
        Assert.True((await Set(await Link())).Succeeded);
        Assert.Equal(invited.Value, (await Do<SignIn, SignedIn>(new("nguyen.van.binh", Wanted))).Value.AccountId);
        Assert.Contains(SamplePermissions.Plan, (await Module.In(s => s.GetRequiredService<IAccess>().Find(invited.Value, Ct)))!.Grants.Keys);
    }

    [Fact]
    public async Task An_invitation_that_will_not_do_opens_no_account()
    {
        await Reachable("taken");
        foreach (var (user, name, role, email, phone, reason) in Wrong)
            Assert.Contains(reason, (await Do<InviteAccount, Guid>(new(user, name, null, role, "", email, phone))).Failures.Select(f => f.Code));
        Assert.Equal(1, await Read(db => db.Accounts.CountAsync(Ct)));
        Assert.Empty(await Module.Outbox());
    }

    private static readonly (string User, string Name, string Role, string? Email, string? Phone, string Reason)[] Wrong =
    [
        ("", "Bình", "planner", "b@x.vn", null, "accounts.user-name-missing"),
        ("có dấu", "Bình", "planner", "b@x.vn", null, "accounts.user-name-invalid"),
        ("../admin", "Bình", "planner", "b@x.vn", null, "accounts.user-name-invalid"),
        ("b", "Bình", "planner", "b@x.vn", null, "accounts.user-name-invalid"),
        ("taken", "Bình", "planner", "b@x.vn", null, "accounts.user-name-taken"),
        ("binh", " ", "planner", "b@x.vn", null, "accounts.display-name-missing"),
        ("binh", "Bình\u202e\n", "planner", "b@x.vn", null, "accounts.name-too-long"),
        ("binh", "Bình", "planner", null, null, "accounts.reach-missing"),
        ("binh", "Bình", "planner", "b@x.vn, c@x.vn", null, "accounts.email-invalid"),
        ("binh", "Bình", "planner", "taken@thanhhoa.example", null, "accounts.email-taken"),
        ("binh", "Bình", "planner", null, "12", "accounts.phone-invalid"),
        ("binh", "Bình", "no-such-role", "b@x.vn", null, "accounts.role-missing"),
    ];

    [Fact]
    public async Task Nobody_gives_a_role_outside_their_own_place()
    {
        var here = TestModule.Someone("38/399", Permissions.EditAccounts, Permissions.ManageGrants);
        var refused = await Module.In(s => s.GetRequiredService<IHandler<InviteAccount, Guid>>().Handle(new("binh", "Bình", null, "planner", "38/400", "b@x.vn", null), Ct), here);
        Assert.Equal(Refusals.PlaceUnknown.At("scopePath"), refused.Failures[0]);
        Assert.True((await Module.In(s => s.GetRequiredService<IHandler<InviteAccount, Guid>>().Handle(new("binh", "Bình", null, "planner", "38/399", "b@x.vn", null), Ct), here)).Succeeded);
    }
}

public sealed class SetPasswordOnSqlite() : SetPasswordTests(TestDatabase.Sqlite());

public sealed class SetPasswordOnPostgres() : SetPasswordTests(TestDatabase.Postgres());
