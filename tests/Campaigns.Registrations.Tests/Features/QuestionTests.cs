using System.Text.Json;
using Campaigns.Kernel.Commands;
using Campaigns.Registrations.Contracts;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.AddAttendee;
using Campaigns.Registrations.Features.EditForm;
using Campaigns.Registrations.Features.Forms;
using Campaigns.Registrations.Features.RegisterAttendee;
using Campaigns.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Registrations.Tests.Features;

public abstract class QuestionTests(TestDatabase database) : SliceTests(database)
{
    private static readonly Question Ride = new() { Key = "ride", Kind = QuestionKind.Choice, Vi = "Ông/bà đi bằng gì?", En = "How do you come?", Required = true, Choices = [new("bus", "Xe buýt"), new("own", "Xe nhà")] };
    private static readonly Question Stop = new() { Key = "stop", Kind = QuestionKind.Text, Vi = "Đón ở đâu?", Required = true, Most = 80, WhenKey = "ride", WhenValue = "bus" };
    private static readonly Question Letter = new() { Key = "letter", Kind = QuestionKind.File, Vi = "Giấy giới thiệu" };

    [Fact]
    public async Task What_is_asked_must_be_answered_and_only_what_is_asked_is_kept()
    {
        var offering = await Asking(Ride, Stop);
        Assert.Equal([("registrations.answer-missing", "answers.ride")], Told(await Register(offering, Some.Body(1))));
        Assert.Equal([("registrations.answer-missing", "answers.stop")], Told(await Register(offering, Answering(1, new { ride = "bus" }))));
        Assert.Equal([("registrations.answer-unknown", "answers.colour")], Told(await Register(offering, Answering(1, new { ride = "own", colour = "red" }))));

        // Whoever drives is not asked where to be fetched: what is sent all the same is left out.
        var own = (await Register(offering, Answering(1, new { ride = "own", stop = "Ngã tư" }))).Value;
        Assert.Equal("""{"ride":"own"}""", (await Row(own.Id)).Answers);
        var bus = (await Register(offering, Answering(2, new { ride = "bus", stop = " Chợ  Vực " }))).Value;
        Assert.Equal("""{"ride":"bus","stop":"Chợ Vực"}""", (await Row(bus.Id)).Answers);
    }

    [Fact]
    public async Task An_answer_keeps_the_version_of_its_question()
    {
        var offering = await Asking(Ride);
        var before = (await Register(offering, Answering(1, new { ride = "own" }))).Value;
        Assert.Equal(2, (await Save(offering, new(1, [Ride with { Vi = "Đi bằng gì?" }], false))).Value);
        var after = (await Register(offering, Answering(2, new { ride = "own" }))).Value;
        Assert.Equal((1, 2), ((await Row(before.Id)).FormVersion, (await Row(after.Id)).FormVersion));
        var versions = await Module.In(s => s.GetRequiredService<Forms>().Versions(offering.Id, Ct));
        Assert.Equal(("Ông/bà đi bằng gì?", "Đi bằng gì?"), (versions[1][0].Vi, versions[2][0].Vi));
        Assert.Equal(2, (await Save(offering, new(2, [Ride with { Vi = "Đi bằng gì?" }], false))).Value); // Nothing changed: no new version.
        Assert.Equal([Refusals.FormChanged], (await Save(offering, new(1, [], false))).Failures);
    }

    [Fact]
    public async Task Other_modules_read_what_is_asked_and_answered()
    {
        var offering = await Asking(Ride, Stop);
        var made = (await Register(offering, Answering(1, new { ride = "own" }))).Value;
        var (form, answers) = await Module.In(async s => (await s.GetRequiredService<IOfferingForms>().Find(offering.Id, Ct), await s.GetRequiredService<IOfferingForms>().Answers(offering.Id, Ct)));
        Assert.Equal((1, "choice", "bus"), (form.Version, form.Questions[0].Kind, form.Questions[1].WhenValue));
        Assert.Equal(new GivenAnswers(1, """{"ride":"own"}"""), answers[made.Id]);
    }

    [Fact]
    public async Task Staff_may_put_somebody_down_who_was_not_asked()
    {
        var offering = await Asking(Ride);
        Assert.True((await Do<AddAttendee, Guid>(new(offering.Id, Some.Body(1)))).Succeeded);
        Assert.Equal([("registrations.answer-choice", "answers.ride")], Told(await Do<AddAttendee, Guid>(new(offering.Id, Answering(2, new { ride = "boat" })))));
    }

    [Fact]
    public async Task A_file_is_what_its_bytes_are_and_belongs_to_one()
    {
        var offering = await Asking(Letter);
        Assert.Equal("registrations.answer-file", (await Send(offering, "tot.pdf", "MZ not a letter"u8.ToArray())).Failures[0].Code);
        Assert.Equal("registrations.file-too-large", (await Send(offering, "to.pdf", new byte[AnswerFile.MaxLength + 1])).Failures[0].Code);
        Assert.Equal("registrations.file-too-large", (await Send(offering, "rong.pdf", [])).Failures[0].Code);

        var id = (await Send(offering, "..\\..\\giấy.exe", "%PDF-1.7 xin chào"u8.ToArray())).Value;
        var made = (await Register(offering, Answering(1, new { letter = id }))).Value;
        Assert.Equal([("registrations.answer-file", "answers")], Told(await Register(offering, Answering(2, new { letter = id }))));
        Assert.Equal([("registrations.answer-file", "answers")], Told(await Register(offering, Answering(2, new { letter = Guid.NewGuid() }))));
        var file = await Module.In(s => s.GetRequiredService<RegistrationsDbContext>().Files.AsNoTracking().SingleAsync(Ct));
        Assert.Equal(((Guid?)made.Id, "giấy.pdf", "application/pdf"), (file.RegistrationId, file.Name, file.ContentType));
        Assert.DoesNotContain("xin chào", System.Text.Encoding.UTF8.GetString(file.SealedBytes), StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7 xin chào", await Module.In(s => Task.FromResult(System.Text.Encoding.UTF8.GetString(s.GetRequiredService<AnswerFiles>().Open(file)))));
    }

    [Fact]
    public async Task A_phone_is_proved_by_the_code_that_was_sent_to_it()
    {
        var offering = await Asking(true);
        Assert.Equal([Refusals.PhoneCodeNeeded], (await Register(offering, Some.Body(1))).Failures);
        var code = (string)Neighbours.Notices.Values.Single().Values["phoneCode"]!;
        var wrong = code == "000000" ? "000001" : "000000";
        Assert.Equal([Refusals.PhoneCodeWrong], (await Register(offering, Some.Body(1) with { PhoneCode = wrong })).Failures);
        Assert.Equal(0, await Rows(offering));
        Assert.True((await Register(offering, Some.Body(1) with { PhoneCode = $" {code[..3]} {code[3..]}" })).Succeeded);
        Assert.True((await Register(offering, Some.Body(2) with { Phone = null, NoPhone = true })).Succeeded);
    }

    [Fact]
    public async Task Guesses_made_at_once_all_count()
    {
        var offering = await Asking(true);
        Assert.False((await Register(offering, Some.Body(1))).Succeeded);
        var code = int.Parse((string)Neighbours.Notices.Values.Single().Values["phoneCode"]!, System.Globalization.CultureInfo.InvariantCulture);
        var guesses = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => Register(offering, Some.Body(1) with { PhoneCode = $"{(code + i) % 1_000_000:000000}" }), Ct)));
        Assert.Equal(PhoneProof.MaxTries, guesses.Count(g => g.Failures[0] == Refusals.PhoneCodeWrong));
        Assert.Equal(20 - PhoneProof.MaxTries, guesses.Count(g => g.Failures[0] == Refusals.PhoneCodeOver));
        Assert.Equal([Refusals.PhoneCodeOver], (await Register(offering, Some.Body(1) with { PhoneCode = $"{code:000000}" })).Failures);
    }

    [Fact]
    public async Task A_phone_is_not_flooded_with_codes()
    {
        var offering = await Asking(true);
        for (var i = 0; i < PhoneProof.MaxCodes; i++) Assert.Equal([Refusals.PhoneCodeNeeded], (await Register(offering, Some.Body(1))).Failures);
        Assert.Equal([Refusals.PhoneCodesUsedUp], (await Register(offering, Some.Body(1))).Failures);
        Assert.Equal(PhoneProof.MaxCodes, Neighbours.Notices.Count);
    }

    private static RegistrationBody Answering(int number, object answers) => Some.Body(number) with { Answers = JsonSerializer.SerializeToElement(answers) };

    private static IEnumerable<(string, string?)> Told<T>(Result<T> result) => result.Failures.Select(f => (f.Code, f.Field));

    private Task<Result<int>> Save(Offering offering, FormRules rules) => Do<SaveForm, int>(new(offering.Id, rules, [], rules.Number));

    private Task<Offering> Asking(params Question[] questions) => Asking(false, questions);

    private async Task<Offering> Asking(bool confirmPhone, params Question[] questions)
    {
        var offering = Neighbours.Has(Some.Offering());
        Assert.Equal(1, (await Save(offering, new(0, questions, confirmPhone))).Value);
        return offering;
    }

    private Task<Result<Guid>> Send(Offering offering, string name, byte[] bytes) =>
        Module.In(s => s.GetRequiredService<AnswerFiles>().Keep(offering.Id, new FormFile(new MemoryStream(bytes), 0, bytes.Length, "file", name), "file", Ct));
}

public sealed class QuestionsOnSqlite() : QuestionTests(TestDatabase.Sqlite());

public sealed class QuestionsOnPostgres() : QuestionTests(TestDatabase.Postgres());
