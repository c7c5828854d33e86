using System.Text.Json;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations.Tests.Domain;

/// <summary>What people and programs may try to answer.</summary>
public sealed class AnswerRulesTests
{
    private static readonly IReadOnlyDictionary<string, Question> Questions = new Question[]
    {
        new() { Key = "text", Kind = QuestionKind.Text, Vi = "Chữ", Most = 20 },
        new() { Key = "number", Kind = QuestionKind.Number, Vi = "Số", Least = 1, Most = 99 },
        new() { Key = "choice", Kind = QuestionKind.Choice, Vi = "Chọn", Choices = [new("a", "A"), new("b", "B")] },
        new() { Key = "date", Kind = QuestionKind.Date, Vi = "Ngày" },
        new() { Key = "consent", Kind = QuestionKind.Consent, Vi = "Đồng ý" },
        new() { Key = "file", Kind = QuestionKind.File, Vi = "Tệp" },
    }.ToDictionary(q => q.Key);

    [Theory]
    [InlineData("text", "\"  Nguyễn\\u200B   Văn  A \"", "\"Nguyễn Văn A\"")]
    [InlineData("text", "\"👩‍🌾 مريم\"", "\"👩🌾 مريم\"")]
    [InlineData("number", "42", "42")]
    [InlineData("number", "\" 42 \"", "42")]
    [InlineData("choice", "\"b\"", "\"b\"")]
    [InlineData("date", "\"14/3/70\"", "\"1970-03-14\"")]
    [InlineData("date", "\"1970-03-14\"", "\"1970-03-14\"")]
    [InlineData("consent", "false", "false")]
    [InlineData("file", "\"6f1c1d9e-5a0b-4f6e-9a3e-0d9a3c1f2b4d\"", "\"6f1c1d9e-5a0b-4f6e-9a3e-0d9a3c1f2b4d\"")]
    [InlineData("text", "\"\"", null)]
    [InlineData("number", "null", null)]
    public void An_answer_is_kept_in_its_own_form(string key, string sent, string? kept)
    {
        var result = AnswerRules.Read(Questions[key], Json(sent));
        Assert.Equal(kept, result.Value is { } node ? System.Text.RegularExpressions.Regex.Unescape(node.ToJsonString()) : null);
    }

    [Theory]
    [InlineData("text", "42")]
    [InlineData("text", "{\"$ne\":null}")]
    [InlineData("text", "\"a\\u0000b\"")]
    [InlineData("text", "\"aaaaaaaaaaaaaaaaaaaaa\"")]
    [InlineData("number", "1e400")]
    [InlineData("number", "4.5")]
    [InlineData("number", "0")]
    [InlineData("number", "\"1;drop table\"")]
    [InlineData("number", "99999999999999999999")]
    [InlineData("number", "true")]
    [InlineData("choice", "\"A\"")]
    [InlineData("choice", "[\"a\"]")]
    [InlineData("choice", "0")]
    [InlineData("date", "\"31/02/1970\"")]
    [InlineData("date", "\"0001-01-01\"")]
    [InlineData("date", "\"hôm nay\"")]
    [InlineData("date", "19700314")]
    [InlineData("consent", "\"true\"")]
    [InlineData("consent", "1")]
    [InlineData("file", "\"../../etc/passwd\"")]
    [InlineData("file", "{}")]
    public void What_is_no_such_answer_is_refused_at_its_question(string key, string sent)
    {
        var result = AnswerRules.Read(Questions[key], Json(sent));
        Assert.Equal($"answers.{key}", Assert.Single(result.Failures).Field);
    }

    [Fact]
    public void A_box_that_must_be_ticked_is_ticked()
    {
        var must = Questions["consent"] with { Required = true };
        Assert.Equal("registrations.answer-missing", AnswerRules.Read(must, Json("false")).Failures[0].Code);
        Assert.True(AnswerRules.Read(must, Json("true")).Value!.GetValue<bool>());
    }

    [Fact]
    public void A_form_names_its_questions_once_and_asks_after_earlier_ones_only()
    {
        Assert.Empty(QuestionRules.Check([.. Questions.Values]));
        Assert.Contains(QuestionRules.Check([Questions["text"], Questions["text"]]), f => f.Field == "questions[1].key");
        Assert.Contains(QuestionRules.Check([Questions["text"] with { WhenKey = "date", WhenValue = "1970-03-14" }, Questions["date"]]), f => f.Field == "questions[0].whenKey");
        Assert.Contains(QuestionRules.Check([Questions["choice"] with { Choices = [new("a", "A"), new("a", "B")] }]), f => f.Field == "questions[0].choices");
        Assert.Contains(QuestionRules.Check([Questions["number"] with { Least = 5, Most = 1 }]), f => f.Field == "questions[0].most");
        Assert.Contains(QuestionRules.Check([Questions["text"] with { Key = "Tên" }]), f => f.Field == "questions[0].key");
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
