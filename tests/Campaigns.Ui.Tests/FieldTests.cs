using Campaigns.Ui.TagHelpers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Campaigns.Ui.Tests;

public sealed class FieldTests
{
    private static readonly Texts Words = new();

    [Fact]
    public async Task Label_hint_and_error_are_tied_to_the_control()
    {
        var field = Field("Input.FullName", (string?)null, Rendering.Refused("fullName", "Hãy nhập họ và tên"));
        field.Hint = "Ghi như trong giấy tờ";
        var html = await Rendering.Html(field);
        var input = html.QuerySelector("input")!;
        Assert.Equal("fullName", input.Id);
        Assert.Equal("Input.FullName", input.GetAttribute("name"));
        Assert.Equal("fullName", html.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("fullName-hint fullName-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("Hãy nhập họ và tên", html.QuerySelector("#fullName-error")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_comes_back_even_when_it_could_not_be_bound()
    {
        var field = Field<int?>("Seats", null, Rendering.Refused("Seats", "Hãy nhập một số", typed: "sáu mươi"));
        Assert.Equal("sáu mươi", (await Rendering.Html(field)).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_name_of_its_own_is_what_is_sent_and_found_again()
    {
        var field = Field("Form.BirthYear", (int?)null, Rendering.Refused("birthYear", "Sai", typed: "19x1"));
        field.Name = "birthYear";
        var input = (await Rendering.Html(field)).QuerySelector("input")!;
        Assert.Equal(("birthYear", "birthYear", "19x1"), (input.Id, input.GetAttribute("name"), input.GetAttribute("value")));
    }

    [Fact]
    public async Task A_password_never_comes_back()
    {
        var field = Field("Password", "secret", Rendering.Refused("Password", "Sai", typed: "secret"));
        field.Type = "password";
        Assert.Null((await Rendering.Html(field)).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Markup_in_a_value_stays_text()
    {
        var field = Field("FullName", "<script>\"x\"</script>");
        field.Label = "<b>Tên</b>";
        var html = await Rendering.Html(field);
        Assert.Empty(html.QuerySelectorAll("script, b"));
        Assert.Equal("<script>\"x\"</script>", html.QuerySelector("input")!.GetAttribute("value"));
        field.Rows = 3;
        Assert.Equal("<script>\"x\"</script>", (await Rendering.Html(field)).QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Days_and_times_take_the_browsers_own_form()
    {
        var day = (await Rendering.Html(Field<DateOnly?>("Day", new(2026, 3, 14)))).QuerySelector("input")!;
        Assert.Equal(("date", "2026-03-14"), (day.GetAttribute("type"), day.GetAttribute("value")));
        var time = (await Rendering.Html(Field("From", new TimeOnly(8, 0)))).QuerySelector("input")!;
        Assert.Equal(("time", "08:00"), (time.GetAttribute("type"), time.GetAttribute("value")));
    }

    [Fact]
    public async Task Numbers_are_text_with_a_number_pad()
    {
        var seats = (await Rendering.Html(Field("Seats", 1234))).QuerySelector("input")!;
        Assert.Equal(("text", "numeric", "1234"), (seats.GetAttribute("type"), seats.GetAttribute("inputmode"), seats.GetAttribute("value")));
    }

    [Fact]
    public async Task Optional_is_said_and_other_attributes_reach_the_control()
    {
        using var _ = new Language("vi-VN");
        var field = Field("Note", "");
        field.Optional = true;
        var html = await Rendering.Html(field, "", new("autocomplete", new HtmlString("off")), new("data-x", "a&b"));
        Assert.Equal("Nhãn (không bắt buộc)", html.QuerySelector("label")!.TextContent);
        Assert.Equal(("off", "a&b"), (html.QuerySelector("input")!.GetAttribute("autocomplete"), html.QuerySelector("input")!.GetAttribute("data-x")));
        Assert.Null(html.QuerySelector("div")!.GetAttribute("data-x"));
    }

    [Fact]
    public async Task A_list_marks_what_was_chosen()
    {
        var field = Field("Commune", "2");
        (field.Options, field.Placeholder) = ([new("Đông Sơn", "1"), new("Đông Tiến", "2")], "Chọn xã/phường");
        var html = await Rendering.Html(field);
        Assert.Equal(["", "1", "2"], html.QuerySelectorAll("option").Select(o => o.GetAttribute("value")));
        Assert.Equal("2", html.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Radio_buttons_stand_in_a_named_group_and_the_first_carries_the_fields_id()
    {
        var field = Field("Household", "p", Rendering.Refused("household", "Chọn một hộ", typed: "p"));
        (field.Options, field.Radios) = ([new("Khác", "o"), new("Nghèo", "p")], true);
        var html = await Rendering.Html(field);
        Assert.Equal("Nhãn", html.QuerySelector("fieldset > legend")!.TextContent);
        Assert.Equal("household-error", html.QuerySelector("fieldset")!.GetAttribute("aria-describedby"));
        Assert.Equal("household", html.QuerySelector("input[value=o]")!.Id);
        Assert.True(html.QuerySelector("input[value=p]")!.HasAttribute("checked"));
        foreach (var radio in html.QuerySelectorAll("input")) Assert.NotNull(html.QuerySelector($"label[for={radio.Id}]"));
    }

    [Theory]
    [InlineData(false, null, false)]
    [InlineData(true, null, true)]
    [InlineData(false, "true", true)]
    [InlineData(true, "false", false)]
    public async Task A_box_is_ticked_as_it_was_left(bool model, string? typed, bool ticked)
    {
        var state = new ModelStateDictionary();
        if (typed is not null) state.SetModelValue("Consent", typed, typed);
        var html = await Rendering.Html(new CheckTagHelper { For = Rendering.For("Consent", model), Label = "Tôi đồng ý", ViewContext = Rendering.View(state: state) });
        Assert.Equal(ticked, html.QuerySelector("input")!.HasAttribute("checked"));
        Assert.Equal("consent", html.QuerySelector("label")!.GetAttribute("for"));
    }

    [Fact]
    public async Task The_summary_links_to_the_ids_the_fields_have()
    {
        using var _ = new Language("vi-VN");
        var state = Rendering.Refused("Input.FullName", "Hãy nhập họ và tên");
        state.AddModelError("", "Buổi này đã đủ chỗ");
        var html = await Rendering.Html(new FailuresTagHelper(Words) { ViewContext = Rendering.View(state: state) });
        Assert.Equal("#fullName", html.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("-1", html.QuerySelector("[role=alert]")!.GetAttribute("tabindex"));
        Assert.Contains("Buổi này đã đủ chỗ", html.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lỗi: có 1 chỗ cần sửa", html.QuerySelector("h2")!.TextContent);
    }

    [Fact]
    public async Task The_summary_keeps_the_order_of_the_rules()
    {
        var state = Rendering.Refused("consent", "2");
        state.AddModelError("fullName", "1");
        var view = Rendering.View(state: state);
        view.ViewData[Fragments.FieldOrder] = new List<string> { "fullName", "consent" };
        var html = await Rendering.Html(new FailuresTagHelper(Words) { ViewContext = view });
        Assert.Equal(["1", "2"], html.QuerySelectorAll("li").Select(li => li.TextContent));
    }

    [Fact]
    public async Task Nothing_refused_is_nothing_shown() =>
        Assert.Empty((await Rendering.Html(new FailuresTagHelper(Words) { ViewContext = Rendering.View() })).Children);

    private static FieldTagHelper Field<T>(string name, T value, ModelStateDictionary? state = null) =>
        new(Words) { For = Rendering.For(name, value), Label = "Nhãn", ViewContext = Rendering.View(state: state) };
}
