using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.RegisterAttendee;

namespace Campaigns.Registrations.Tests.Domain;

public sealed class WordRulesTests
{
    [Theory]
    [InlineData("0987.654.321", "+84987654321")]
    [InlineData("0912 345 678", "+84912345678")]
    [InlineData("+84 912 345 678", "+84912345678")]
    [InlineData("0237 3852 246", "+842373852246")]
    [InlineData("12", null)]
    [InlineData("91234567", null)]
    [InlineData("0987654321x", null)]
    [InlineData("khong co", null)]
    [InlineData("", null)]
    public void Phones_are_kept_in_one_form(string typed, string? kept) => Assert.Equal(kept, PhoneNumber.Normalise(typed));

    [Theory]
    [InlineData("038085000123", "038085000123")]
    [InlineData("038 185.000124", "038185000124")]
    [InlineData("040079000126", "040079000126")]
    [InlineData("03808500012", null)]
    [InlineData("099085000123", null)]
    [InlineData("038985000123", null)]
    [InlineData("038O85000123", null)]
    [InlineData("abc", null)]
    public void Citizen_numbers_have_a_province_and_a_century(string typed, string? kept) => Assert.Equal(kept, CitizenNumber.Normalise(typed));

    [Theory]
    [InlineData("  Nguyễn   Thị\u00A0Lan ", "Nguyễn Thị Lan")]
    [InlineData("Hoa\u0300", "Hoà")]
    [InlineData("Lan\u200B", "Lan")]
    [InlineData("H'Hen Niê", "H'Hen Niê")]
    [InlineData("   ", null)]
    public void Names_are_composed_and_single_spaced(string typed, string? kept) => Assert.Equal(kept, TextRules.Clean(typed));

    [Fact]
    public void Control_characters_and_halves_of_characters_are_broken_text()
    {
        Assert.True(TextRules.IsBroken("a\u0000b"));
        Assert.True(TextRules.IsBroken("a\nb"));
        Assert.True(TextRules.IsBroken("a\uD800"));
        Assert.False(TextRules.IsBroken("Đặng Thị 😀 2"));
    }

    [Fact]
    public void Codes_hold_no_signs_that_look_alike_and_are_read_in_any_spelling()
    {
        for (var i = 0; i < 500; i++)
        {
            var code = TicketCode.Next();
            Assert.DoesNotContain(code, c => "01OIL".Contains(c, StringComparison.Ordinal));
            Assert.Equal(code, TicketCode.Read($" {TicketCode.Show(code).ToLowerInvariant()} "));
        }

        Assert.Equal("K7M-42P", TicketCode.Show("K7M42P"));
        Assert.Null(TicketCode.Read("K7M42O"));
        Assert.Null(TicketCode.Read("K7M42"));
    }

    [Fact]
    public void A_body_is_told_everything_that_is_wrong_at_once()
    {
        var wrong = BodyRules.Check(new() { FullName = "", Phone = "12", People = 0, Email = "x", CitizenId = "1", BirthDate = new(1899, 1, 1), Interest = "X", WhenShort = "x" }).ToList();
        Assert.Equal(["birthDate", "citizenId", "consent", "email", "fullName", "interest", "people", "phone", "whenShort"], wrong.Select(f => f.Field!).Order(StringComparer.Ordinal));
        Assert.Empty(BodyRules.Check(Some.Body()));
        Assert.Empty(BodyRules.Check(Some.Body() with { Phone = null, NoPhone = true }));
        Assert.NotEmpty(BodyRules.Check(Some.Body() with { FullName = new string('x', 121) }));
        Assert.Empty(BodyRules.Check(Some.Body() with { FullName = new string('x', 120) }));
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"a":{"b":[[[[1]]]]}}""", true)]
    [InlineData("""{"a":[[[[[[[[1]]]]]]]]}""", false)]
    [InlineData("[1]", false)]
    public void Answers_may_nest_to_a_bound(string json, bool fine)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(fine, !BodyRules.Check(Some.Body() with { Answers = document.RootElement }).Any());
    }

    [Fact]
    public void Status_words_read_back()
    {
        foreach (var status in Enum.GetValues<RegistrationStatus>()) Assert.Equal(status, StatusWords.Read(status.Word()));
        Assert.Throws<FormatException>(() => StatusWords.Read("nonsense"));
        Assert.Null(StatusWords.TryRead("nonsense"));
    }
}
